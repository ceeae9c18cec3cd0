package portcullis.hdl.mutation;

import java.util.Locale;

/** What a mutation does at its place. */
public enum Change {
  /**
   * Another operator of the same kind, such as {@code |} for {@code &}, {@code <=} for {@code <}.
   */
  OPERATOR,
  /** The opposite comparison, such as {@code >=} for {@code <}. */
  OPPOSITE,
  /** Of an and, an or or a choice, only the first value. */
  FIRST,
  /** Of an and, an or or a choice, only the second value. */
  SECOND,
  /** A value that was inverted or negated no longer is. */
  PLAIN,
  /** A constant becomes the next one. */
  CONSTANT,
  /** The two ways of a choice change places. */
  SWAPPED,
  /** A condition, or the enable of a register, always holds. */
  ALWAYS,
  /** A condition, or the enable of a register or of a write, never holds. */
  NEVER,
  /** What happens in two neighbouring cases changes places. */
  CASES,
  /** A write ignores its mask. */
  UNMASKED,
  /** A register is reset to the next value. */
  RESET;

  /** The word in the names of mutations. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
