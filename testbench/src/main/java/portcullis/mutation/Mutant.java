package portcullis.mutation;

import java.util.List;
import portcullis.hdl.mutation.Mutation;
import portcullis.hdl.mutation.Mutations;

/**
 * A mutation of designs that tests simulate.
 *
 * @param mutation what changes
 * @param example how it looks in one design
 * @param tests those that simulate a design with the changed line, the quickest first
 */
public record Mutant(Mutation mutation, Mutations.Example example, List<Reaching> tests) {
  /** Copies the list. */
  public Mutant {
    tests = List.copyOf(tests);
  }

  /**
   * A test class.
   *
   * @param name binary name
   * @param cycles clock cycles that its simulations run with unchanged hardware
   * @param nanos time that it takes with unchanged hardware; only decides the order
   */
  public record Reaching(String name, long cycles, long nanos) {}
}
