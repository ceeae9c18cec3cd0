package portcullis.hdl.check.netlist;

import java.util.Optional;
import portcullis.hdl.ir.Stmt;

/** What gives a wire, an output or a register its value. */
public sealed interface Driver {
  /** A statement. */
  record Assigned(Stmt.Assign assign, Optional<Guard> guard) implements Driver {}

  /** An output of a part. */
  record Joined(Joint joint) implements Driver {}
}
