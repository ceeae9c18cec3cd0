package portcullis.hdl.sim.jvm;

import java.util.List;

/**
 * Words and actions that run together, or not at all while none of their inputs changes.
 *
 * @param kind when it runs
 * @param clock number of the clock of an edge group, else -1
 * @param number its place among all groups of its kind and clock
 * @param words what is computed in it, operands first
 * @param actions what happens at the clock edge
 */
record Group(Kind kind, int clock, int number, List<Word> words, List<Flat.Action> actions) {
  /** When a group runs. */
  enum Kind {
    /** Before an output can be read. */
    EARLY,
    /** After the early ones, before a clock edge. */
    LATE,
    /** At a clock edge. */
    EDGE
  }

  Group {
    words = List.copyOf(words);
    actions = List.copyOf(actions);
  }
}
