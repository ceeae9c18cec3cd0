package portcullis.hdl.ir;

import java.util.List;

/**
 * A module.
 *
 * @param name unique in the design
 * @param ports the ports, clocks and resets first
 * @param declarations what has a name, in the designer's order
 * @param body what happens, in the designer's order
 * @param origin the designer's words and place
 */
public record Module(
    String name, List<Port> ports, List<Declaration> declarations, List<Stmt> body, Origin origin)
    implements Unit {
  /** Copies the lists. */
  public Module {
    ports = List.copyOf(ports);
    declarations = List.copyOf(declarations);
    body = List.copyOf(body);
  }
}
