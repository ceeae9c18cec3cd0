package portcullis.hdl.check.netlist;

import java.util.Optional;
import portcullis.hdl.ir.Stmt;

/**
 * A statement that does something, taken out of its blocks.
 *
 * @param stmt an assignment, memory write, check, log or unused statement
 * @param guard the innermost decision around it
 */
public record Action(Stmt stmt, Optional<Guard> guard) {}
