package portcullis.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a group changes. */
sealed interface Effect {
  /** A word of the state of a register takes a value. */
  record Keep(int state, Word value) implements Effect {}

  /** A write to a memory waits for the end of the edge. */
  record Wait(Flat.Write write) implements Effect {}

  /** A claim or a log tells something. */
  record Tell(int number, List<Word> values) implements Effect {}

  /** Effects under a condition. */
  record Branch(Word condition, List<Effect> then, List<Effect> otherwise) implements Effect {}

  /** The effects of a clock edge group: registers under the same condition share a branch. */
  static List<Effect> of(Group group) {
    var uses = new HashMap<Word, Integer>();
    group.words().forEach(word -> uses.put(word, 0));
    group.words().forEach(word -> word.operands().forEach(it -> count(it, uses)));
    group.actions().forEach(action -> Operands.of(action, it -> count(it, uses)));
    var keeps = new ArrayList<Keep>();
    var others = new ArrayList<Effect>();
    for (var action : group.actions()) {
      switch (action) {
        case Flat.Register register -> {
          for (int i = 0; i < register.next().count(); i++) {
            keeps.add(new Keep(register.place() + i, register.next().word(i)));
          }
        }
        case Flat.Write write -> add(others, write.enable(), new Wait(write));
        case Flat.Check check -> add(others, check.trigger(), new Tell(check.number(), List.of()));
        case Flat.Log log ->
            add(
                others,
                log.trigger(),
                new Tell(
                    log.number(),
                    log.values().stream().flatMap(value -> value.words().stream()).toList()));
      }
    }
    var all = new ArrayList<Effect>(updates(keeps, uses));
    all.addAll(others);
    return all;
  }

  private static void count(Word word, Map<Word, Integer> uses) {
    uses.computeIfPresent(word, (_, count) -> count + 1);
  }

  private static void add(List<Effect> effects, Word condition, Effect effect) {
    if (condition.isConstant(1)) {
      effects.add(effect);
    } else if (!condition.isConstant(0)) {
      effects.add(new Branch(condition, List.of(effect), List.of()));
    }
  }

  private static List<Effect> updates(List<Keep> keeps, Map<Word, Integer> uses) {
    var plain = new ArrayList<Effect>();
    var byCondition = new LinkedHashMap<Word, List<Keep>>();
    for (var keep : keeps) {
      Word value = keep.value();
      if (isHeld(keep)) {
        continue;
      }
      if (value.is(Word.Operation.MUX) && uses.getOrDefault(value, 0) == 1) {
        byCondition.computeIfAbsent(value.operand(0), _ -> new ArrayList<>()).add(keep);
      } else {
        plain.add(keep);
      }
    }
    byCondition.forEach((condition, some) -> {
      if (some.size() == 1 && isPlainChoice(some.getFirst())) {
        plain.addAll(some);
      } else {
        plain.add(new Branch(condition, updates(arm(some, 1), uses), updates(arm(some, 2), uses)));
      }
    });
    return plain;
  }

  private static List<Keep> arm(List<Keep> keeps, int operand) {
    return keeps.stream()
        .map(keep -> new Keep(keep.state(), keep.value().operand(operand)))
        .toList();
  }

  /** Whether a value is chosen and never the old one. */
  private static boolean isPlainChoice(Keep keep) {
    for (int operand = 1; operand <= 2; operand++) {
      Word arm = keep.value().operand(operand);
      if (arm.is(Word.Operation.MUX) || isHeld(new Keep(keep.state(), arm))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHeld(Keep keep) {
    return keep.value().is(Word.Operation.STATE) && keep.value().number() == keep.state();
  }
}
