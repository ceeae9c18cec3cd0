package portcullis.hdl.ir;

import java.util.List;
import java.util.Optional;

/**
 * What happens, in the order in which the designer said it. The body of a module is read from top
 * to bottom; of two assignments to the same bits the later one wins. A register takes its new value
 * at the clock edge and keeps the old one where nothing assigns it; everything else takes its value
 * at once. An expression always reads the settled value of a signal, wherever it stands.
 */
public sealed interface Stmt {
  /** The designer's words and place. */
  Origin origin();

  /** Drives a signal. */
  record Assign(Target target, Expr value, Origin origin) implements Stmt {
    /** Checks the widths. */
    public Assign {
      if (target.bits() != value.width()) {
        throw new IllegalArgumentException("assignment of unequal widths to " + target.name());
      }
    }
  }

  /**
   * Writes a word at the clock edge.
   *
   * @param memory name of the memory
   * @param clock the clock whose edge writes
   * @param address unsigned word number; past the last word nothing is written
   * @param data a word
   * @param mask one bit a lane, lane 0 in bit 0; absent if all lanes are written
   * @param origin words and place
   */
  record MemoryWrite(
      String memory, String clock, Expr address, Expr data, Optional<Expr> mask, Origin origin)
      implements Stmt {}

  /** Two-way choice; {@code otherwise} holding one {@code When} is an else-if. */
  record When(Expr condition, List<Stmt> then, List<Stmt> otherwise, Origin origin)
      implements Stmt {
    /** Copies the lists. */
    public When {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /**
   * Choice by value; labels do not overlap.
   *
   * @param subject what is looked at
   * @param cases the cases in writing order
   * @param otherwise what happens for all other values; absent if the cases cover all values that
   *     can occur (an enum's constants, or every number)
   * @param origin words and place
   */
  record Switch(Expr subject, List<Case> cases, Optional<List<Stmt>> otherwise, Origin origin)
      implements Stmt {
    /** Copies the lists. */
    public Switch {
      cases = List.copyOf(cases);
      otherwise = otherwise.map(List::copyOf);
    }
  }

  /**
   * One case of a {@link Switch}.
   *
   * @param labels the values, as wide as the subject
   * @param body what happens
   * @param origin words and place
   */
  record Case(List<Expr.Literal> labels, List<Stmt> body, Origin origin) {
    /** Copies the lists. */
    public Case {
      labels = List.copyOf(labels);
      body = List.copyOf(body);
    }
  }

  /** What a {@link Check} claims. */
  enum CheckKind {
    /** Must hold at every clock edge. */
    ASSERT,
    /** The environment keeps it. */
    ASSUME,
    /** Should be seen at least once. */
    COVER
  }

  /**
   * A claim about the clock edges at which the statement is reached, outside reset.
   *
   * @param kind what is claimed
   * @param name unique in the module, made from the designer's label
   * @param clock clock at whose edge it is looked at
   * @param reset reset during which it is not looked at; absent if always
   * @param condition one bit
   * @param message shown when it fails
   * @param origin words and place
   */
  record Check(
      CheckKind kind,
      String name,
      String clock,
      Optional<String> reset,
      Expr condition,
      String message,
      Origin origin)
      implements Stmt {}

  /**
   * Prints a line in simulation at each clock edge at which it is reached, outside reset.
   *
   * @param clock clock at whose edge it prints
   * @param reset reset during which it is silent; absent if never
   * @param parts text and values in order
   * @param origin words and place
   */
  record Log(String clock, Optional<String> reset, List<LogPart> parts, Origin origin)
      implements Stmt {
    /** Copies the list. */
    public Log {
      parts = List.copyOf(parts);
    }
  }

  /** A piece of a {@link Log} line. */
  sealed interface LogPart {
    /** Text as it stands. */
    record Text(String text) implements LogPart {}

    /** A value in a notation. */
    record Value(Expr value, Radix radix) implements LogPart {}
  }

  /** How a value is printed. */
  enum Radix {
    /** Unsigned decimal. */
    DECIMAL,
    /** Signed decimal. */
    SIGNED,
    /** Hexadecimal. */
    HEXADECIMAL,
    /** Binary. */
    BINARY
  }

  /** The designer knows that nobody reads this value. */
  record Unused(Expr value, Origin origin) implements Stmt {}
}
