package portcullis.hdl.verilog;

import java.util.List;
import java.util.Optional;
import portcullis.hdl.ir.Expr;

/**
 * A piece of a module's Verilog that is run as a whole, or not at all: where Verilator counts under
 * {@code --coverage-line}.
 *
 * @param kind what begins there
 * @param branch whether it is one of exactly two ways, which Verilator groups as branches
 * @param line line of the module's text, from 1
 * @param column column of that line, from 1, where Verilator says that it begins
 * @param lines the lines that belong to it and to nothing inside it, in order
 * @param moment when it may be run
 * @param clock the clock if that is the moment, else empty
 * @param reached whether it is run then: a value of one bit made of the module's signals; empty if
 *     always
 * @param sought of a cover only: what is looked for until it has been seen; the first time that it
 *     is seen counts as {@code if}, every other time that control comes here as {@code else}
 */
public record CoveragePoint(
    Kind kind,
    boolean branch,
    int line,
    int column,
    List<Integer> lines,
    Moment moment,
    String clock,
    Optional<Expr> reached,
    Optional<Expr> sought) {
  /** Copies the list. */
  public CoveragePoint {
    lines = List.copyOf(lines);
  }

  /** What begins at a point. */
  public enum Kind {
    /** All of an {@code always} or {@code initial}. */
    BLOCK,
    /** The first branch of an {@code if} that ends a chain of them. */
    IF,
    /** What happens if that is not taken, even if nothing stands there. */
    ELSE,
    /** The first branch of an {@code if} that another one follows. */
    ELSIF,
    /** A case of a {@code case}. */
    CASE
  }

  /** When a point may be run. */
  public enum Moment {
    /** Once, at the beginning. */
    START,
    /** Whenever signals settle. */
    SETTLED,
    /** At the edge of a clock, with the values before it. */
    EDGE
  }
}
