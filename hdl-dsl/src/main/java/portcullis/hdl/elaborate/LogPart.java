package portcullis.hdl.elaborate;

import portcullis.hdl.ir.Stmt;

/** A piece of a line that the hardware prints. */
public sealed interface LogPart {
  /** Text as it stands. */
  record Text(String text) implements LogPart {}

  /** A value in a notation. */
  record Value(Node value, Stmt.Radix radix) implements LogPart {}
}
