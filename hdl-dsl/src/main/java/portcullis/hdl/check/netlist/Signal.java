package portcullis.hdl.check.netlist;

import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Type;

/**
 * A named value of a module.
 *
 * @param id its number, from 0 in each module
 * @param name its name in the module
 * @param type its type
 * @param role what drives it
 * @param origin the designer's words and place
 */
public record Signal(int id, String name, Type type, Role role, Origin origin) {
  /** Bits of the signal. */
  public int width() {
    return type.width();
  }

  /** What drives a signal. */
  public sealed interface Role {
    /** The outside. */
    record Input() implements Role {}

    /** Statements or a part. */
    record Output() implements Role {}

    /** Statements or a part. */
    record Wire() implements Role {}

    /** Its expression. */
    record Value(Declaration.Definition definition) implements Role {}

    /** A clock edge. */
    record State(Declaration.Register register) implements Role {}
  }
}
