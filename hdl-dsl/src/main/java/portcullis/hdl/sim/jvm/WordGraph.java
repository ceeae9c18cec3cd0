package portcullis.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.List;
import portcullis.hdl.sim.jvm.Word.Operation;

/** Makes words: equal ones once, constant ones folded, those that are another word left out. */
final class WordGraph {
  private static final int LOG2_LARGEST_SELECT = 5;
  private static final int LARGEST_SELECT = 1 << LOG2_LARGEST_SELECT;

  private final WordTable table = new WordTable();

  /** All words so far, operands first. */
  List<Word> words() {
    return table.words();
  }

  Word constant(long value) {
    int width = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(value));
    return make(Operation.CONSTANT, width, value, List.of());
  }

  Word zero() {
    return constant(0);
  }

  Word state(int place, int width) {
    return make(Operation.STATE, width, place, List.of());
  }

  /**
   * Part of a word of a memory.
   *
   * @param place at most the depth; behind the last word there is one of zeros
   */
  Word memory(int memory, int limb, Word place, int width) {
    return make(Operation.MEMORY, width, (long) memory << Integer.SIZE | limb, List.of(place));
  }

  Word and(Word a, Word b) {
    if (a.isConstant(0) || b.isConstant(0)) {
      return zero();
    }
    if (a == b || isOnes(b, a.width())) {
      return a;
    }
    if (isOnes(a, b.width())) {
      return b;
    }
    if (isInverse(a, b)) {
      return zero();
    }
    return both(Operation.AND, Math.min(a.width(), b.width()), a, b);
  }

  Word or(Word a, Word b) {
    if (a == b || b.isConstant(0) || isOnes(a, b.width())) {
      return a;
    }
    if (a.isConstant(0) || isOnes(b, a.width())) {
      return b;
    }
    int width = Math.max(a.width(), b.width());
    if (isInverse(a, b) && a.width() == b.width()) {
      return constant(Word.mask(width));
    }
    return both(Operation.OR, width, a, b);
  }

  Word xor(Word a, Word b) {
    if (a == b) {
      return zero();
    }
    if (a.isConstant(0)) {
      return b;
    }
    if (b.isConstant(0)) {
      return a;
    }
    int width = Math.max(a.width(), b.width());
    if (isOnes(b, width) && b.isConstant(Word.mask(width))) {
      return not(a, width);
    }
    if (a.isConstant(Word.mask(width))) {
      return not(b, width);
    }
    return both(Operation.XOR, width, a, b);
  }

  /** All {@code width} bits inverted. */
  Word not(Word a, int width) {
    if (a.isConstant()) {
      return constant(~a.number() & Word.mask(width));
    }
    if (a.is(Operation.NOT) && a.width() == width) {
      return a.operand(0);
    }
    return make(Operation.NOT, width, 0, List.of(a));
  }

  Word add(Word a, Word b, int width) {
    if (a.isConstant(0)) {
      return cut(b, width);
    }
    if (b.isConstant(0)) {
      return cut(a, width);
    }
    int needed = Math.min(width, Math.max(a.width(), b.width()) + 1);
    return both(Operation.ADD, needed, a, b);
  }

  Word subtract(Word a, Word b, int width) {
    if (b.isConstant(0)) {
      return cut(a, width);
    }
    return a == b ? zero() : folded(Operation.SUBTRACT, width, 0, a, b);
  }

  /** The low bits of the product. */
  Word multiply(Word a, Word b, int width) {
    if (a.isConstant(0) || b.isConstant(0)) {
      return zero();
    }
    if (a.isConstant(1)) {
      return cut(b, width);
    }
    if (b.isConstant(1)) {
      return cut(a, width);
    }
    return both(Operation.MULTIPLY, Math.min(width, a.width() + b.width()), a, b);
  }

  /** The upper 64 bits of the product. */
  Word multiplyHigh(Word a, Word b) {
    int width = a.width() + b.width() - Long.SIZE;
    return width <= 0 ? zero() : both(Operation.MULTIPLY_HIGH, width, a, b);
  }

  Word shiftUp(Word a, int distance, int width) {
    if (distance == 0) {
      return cut(a, width);
    }
    if (distance >= width || a.isConstant(0)) {
      return zero();
    }
    Word kept = cut(a, width - distance);
    return folded(
        Operation.SHIFT_UP, Math.min(width, kept.width() + distance), distance, kept, null);
  }

  /** {@code width} bits from {@code low} on. */
  Word slice(Word a, int low, int width) {
    if (low >= a.width()) {
      return zero();
    }
    int kept = Math.min(width, a.width() - low);
    if (low == 0 && kept == a.width()) {
      return a;
    }
    return switch (a.operation()) {
      case CONSTANT -> constant(a.number() >>> low & Word.mask(kept));
      case SLICE -> slice(a.operand(0), (int) a.number() + low, kept);
      case CONCAT -> {
        int border = (int) a.number();
        if (low >= border) {
          yield slice(a.operand(0), low - border, kept);
        }
        if (low + kept <= border) {
          yield slice(a.operand(1), low, kept);
        }
        yield concat(
            slice(a.operand(0), 0, low + kept - border),
            slice(a.operand(1), low, border - low),
            border - low);
      }
      case SHIFT_UP -> {
        int distance = (int) a.number();
        yield low >= distance
            ? slice(a.operand(0), low - distance, kept)
            : low + kept <= distance
                ? zero()
                : shiftUp(slice(a.operand(0), 0, low + kept - distance), distance - low, kept);
      }
      case AND, OR, XOR -> {
        boolean simple = a.operand(0).isConstant() || a.operand(1).isConstant() || kept == 1;
        yield simple
            ? again(a.operation(), slice(a.operand(0), low, kept), slice(a.operand(1), low, kept))
            : plainSlice(a, low, kept);
      }
      case NOT -> not(slice(a.operand(0), low, kept), kept);
      default -> plainSlice(a, low, kept);
    };
  }

  private Word plainSlice(Word a, int low, int width) {
    return make(Operation.SLICE, width, low, List.of(a));
  }

  private Word again(Operation operation, Word a, Word b) {
    return switch (operation) {
      case AND -> and(a, b);
      case OR -> or(a, b);
      default -> xor(a, b);
    };
  }

  /** The low bits. */
  Word cut(Word a, int width) {
    return slice(a, 0, width);
  }

  /** {@code high} above {@code low}, which takes {@code border} bits. */
  Word concat(Word high, Word low, int border) {
    if (border == 0) {
      return high;
    }
    if (high.isConstant(0) || border == Long.SIZE) {
      return low;
    }
    if (low.isConstant(0)) {
      return shiftUp(high, border, Math.min(Long.SIZE, high.width() + border));
    }
    if (high.is(Operation.SLICE) && meets(high, low, border)) {
      Word base = high.operand(0);
      int start = low.is(Operation.SLICE) ? (int) low.number() : 0;
      return slice(base, start, border + high.width());
    }
    return folded(Operation.CONCAT, Math.min(Long.SIZE, high.width() + border), border, high, low);
  }

  /** Whether both are neighbouring bits of the same word. */
  private static boolean meets(Word high, Word low, int border) {
    return low.is(Operation.SLICE)
        && low.operand(0) == high.operand(0)
        && low.number() + border == high.number()
        && low.width() == border;
  }

  Word equal(Word a, Word b) {
    if (a == b) {
      return constant(1);
    }
    if (a.isConstant() && !b.isConstant()) {
      return equal(b, a);
    }
    if (b.isConstant()) {
      if (Long.SIZE - Long.numberOfLeadingZeros(b.number()) > a.width()) {
        return zero();
      }
      if (a.width() == 1) {
        return b.isConstant(1) ? a : not(a, 1);
      }
      if (a.is(Operation.CONCAT)) {
        int border = (int) a.number();
        return and(
            equal(a.operand(0), constant(b.number() >>> border)),
            equal(a.operand(1), constant(b.number() & Word.mask(border))));
      }
      if (a.is(Operation.SHIFT_UP) && b.isConstant(0)) {
        return equal(a.operand(0), b);
      }
    }
    if (a.width() == 1 && b.width() == 1) {
      return not(xor(a, b), 1);
    }
    return both(Operation.EQUAL, 1, a, b);
  }

  /** Unsigned. */
  Word less(Word a, Word b) {
    if (a == b || b.isConstant(0)) {
      return zero();
    }
    if (b.isConstant() && Long.numberOfLeadingZeros(b.number()) < Long.SIZE - a.width()) {
      return constant(1);
    }
    if (b.isConstant(1)) {
      return equal(a, zero());
    }
    if (a.isConstant(0)) {
      return not(equal(b, zero()), 1);
    }
    return folded(Operation.LESS, 1, 0, a, b);
  }

  /** Both in two's complement of {@code width} bits. */
  Word lessSigned(Word a, Word b, int width) {
    return a == b ? zero() : folded(Operation.LESS_SIGNED, 1, width, a, b);
  }

  /** Whether any bit is 1. */
  Word any(Word a) {
    return a.width() == 1 ? a : not(equal(a, zero()), 1);
  }

  Word parity(Word a) {
    return a.width() == 1 ? a : folded(Operation.PARITY, 1, 0, a, null);
  }

  /**
   * Shifted by a number below 64.
   *
   * @param distance of at most 6 bits
   */
  Word shiftUpBy(Word a, Word distance, int width) {
    if (distance.isConstant()) {
      return shiftUp(a, (int) distance.number(), width);
    }
    return a.isConstant(0) ? a : folded(Operation.SHIFT_UP_BY, width, 0, a, distance);
  }

  /**
   * Shifted by a number below 64.
   *
   * @param distance of at most 6 bits
   */
  Word shiftDownBy(Word a, Word distance) {
    if (distance.isConstant()) {
      return slice(a, (int) distance.number(), a.width());
    }
    return a.isConstant(0) ? a : folded(Operation.SHIFT_DOWN_BY, a.width(), 0, a, distance);
  }

  /** {@code a}, of {@code from} bits in two's complement, in {@code width} bits. */
  Word signExtend(Word a, int from, int width) {
    if (from == width || a.width() < from) {
      return a;
    }
    return folded(Operation.SIGN_EXTEND, width, from, a, null);
  }

  Word mux(Word condition, Word a, Word b) {
    if (condition.isConstant()) {
      return condition.isConstant(0) ? b : a;
    }
    if (a == b) {
      return a;
    }
    if (condition.is(Operation.NOT)) {
      return mux(condition.operand(0), b, a);
    }
    if (a.is(Operation.MUX) && a.operand(0) == condition) {
      return mux(condition, a.operand(1), b);
    }
    if (b.is(Operation.MUX) && b.operand(0) == condition) {
      return mux(condition, a, b.operand(2));
    }
    if (a.width() == 1 && b.width() == 1) {
      if (a == condition || a.isConstant(1)) {
        return or(condition, b);
      }
      if (b == condition || b.isConstant(0)) {
        return and(condition, a);
      }
      if (a.isConstant(0)) {
        return and(not(condition, 1), b);
      }
      if (b.isConstant(1)) {
        return or(not(condition, 1), a);
      }
    }
    return make(Operation.MUX, Math.max(a.width(), b.width()), 0, List.of(condition, a, b));
  }

  /** The element with the number {@code index}, or the last one. */
  Word select(Word index, List<Word> elements) {
    if (index.isConstant()) {
      long last = elements.size() - 1L;
      return elements.get(
          (int) (Long.compareUnsigned(index.number(), last) < 0 ? index.number() : last));
    }
    var reachable =
        index.width() < Integer.SIZE - 2 && elements.size() > 1 << index.width()
            ? elements.subList(0, 1 << index.width())
            : elements;
    if (index.width() >= Integer.SIZE - 1) {
      Word last = constant(elements.size() - 1L);
      return select(cut(mux(less(index, last), index, last), last.width()), elements);
    }
    if (reachable.size() > LARGEST_SELECT) {
      return halves(index, reachable);
    }
    Word first = reachable.getFirst();
    if (reachable.stream().allMatch(it -> it == first)) {
      return first;
    }
    if (reachable.size() == 2) {
      return mux(any(index), reachable.get(1), first);
    }
    var operands = new ArrayList<Word>(reachable.size() + 1);
    operands.add(index);
    operands.addAll(reachable);
    int width = reachable.stream().mapToInt(Word::width).max().orElseThrow();
    return make(Operation.SELECT, width, 0, List.copyOf(operands));
  }

  /** A choice between choices, as a method of bytecode cannot hold a large one. */
  private Word halves(Word index, List<Word> elements) {
    Word low = cut(index, LOG2_LARGEST_SELECT);
    var parts = new ArrayList<Word>();
    for (int from = 0; from < elements.size(); from += LARGEST_SELECT) {
      int to = Math.min(elements.size(), from + LARGEST_SELECT);
      parts.add(select(low, elements.subList(from, to)));
    }
    Word part = slice(index, LOG2_LARGEST_SELECT, index.width());
    Word beyond = less(constant(elements.size() - 1L), index);
    return mux(beyond, elements.getLast(), select(part, parts));
  }

  /** An operation whose operands may change places. */
  private Word both(Operation operation, int width, Word a, Word b) {
    boolean swap = a.isConstant() || !b.isConstant() && a.index() > b.index();
    return swap ? folded(operation, width, 0, b, a) : folded(operation, width, 0, a, b);
  }

  private Word folded(Operation operation, int width, long number, Word a, Word b) {
    if (a.isConstant() && (b == null || b.isConstant())) {
      return constant(
          WordMath.apply(operation, width, number, a.number(), b == null ? 0 : b.number()));
    }
    return make(operation, width, number, b == null ? List.of(a) : List.of(a, b));
  }

  private Word make(Operation operation, int width, long number, List<Word> operands) {
    return table.unique(new Word(operation, width, number, operands, table.words().size()));
  }

  private static boolean isOnes(Word a, int width) {
    return a.isConstant() && (a.number() & Word.mask(width)) == Word.mask(width);
  }

  private static boolean isInverse(Word a, Word b) {
    return a.is(Operation.NOT) && a.operand(0) == b && a.width() >= b.width()
        || b.is(Operation.NOT) && b.operand(0) == a && b.width() >= a.width();
  }
}
