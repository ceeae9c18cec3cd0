package portcullis.hdl.sim.cause;

import java.util.List;

/**
 * What made something so.
 *
 * @param text the Java line and the values that mattered, for a person
 * @param facts these values, to ask further
 */
record Cause(String text, List<Fact> facts) {
  Cause {
    facts = List.copyOf(facts);
  }

  static Cause last(String text) {
    return new Cause(text, List.of());
  }
}
