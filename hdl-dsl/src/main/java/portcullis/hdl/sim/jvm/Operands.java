package portcullis.hdl.sim.jvm;

import java.util.List;
import java.util.function.Consumer;

/** What is read of the graph. */
final class Operands {
  private Operands() {}

  /** Hands on the words that an action needs. */
  static void of(Flat.Action action, Consumer<Word> sink) {
    switch (action) {
      case Flat.Register register -> register.next().words().forEach(sink);
      case Flat.Write write -> {
        sink.accept(write.enable());
        sink.accept(write.address());
        write.data().words().forEach(sink);
        write.mask().words().forEach(sink);
      }
      case Flat.Check check -> sink.accept(check.trigger());
      case Flat.Log log -> {
        sink.accept(log.trigger());
        log.values().forEach(value -> value.words().forEach(sink));
      }
    }
  }

  /** Whether nothing computes a word: it is a number or stands in the state. */
  static boolean isSource(Word word) {
    return word.is(Word.Operation.CONSTANT) || word.is(Word.Operation.STATE);
  }

  /** Whether computing a word again costs less than keeping it. */
  static boolean isCheap(Word word) {
    return isSource(word)
        || switch (word.operation()) {
          case SLICE, NOT, SHIFT_UP, EQUAL -> all(word.operands());
          default -> false;
        };
  }

  private static boolean all(List<Word> words) {
    for (var word : words) {
      if (!isSource(word)) {
        return false;
      }
    }
    return true;
  }

  /** About how many operations a word takes. */
  static int cost(Word word) {
    return switch (word.operation()) {
      case CONSTANT, STATE -> 0;
      case MUX, EQUAL -> 3;
      case SELECT -> 2 + 2 * word.operands().size();
      case MEMORY, LESS, LESS_SIGNED, SIGN_EXTEND, CONCAT -> 2;
      default -> 1;
    };
  }
}
