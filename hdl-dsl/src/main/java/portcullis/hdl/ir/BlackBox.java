package portcullis.hdl.ir;

import java.util.List;

/**
 * A module written in Verilog.
 *
 * @param name unique in the design; the Verilog module has this name
 * @param ports its ports
 * @param verilog the text of the whole Verilog module
 * @param origin the designer's words and place
 */
public record BlackBox(String name, List<Port> ports, String verilog, Origin origin)
    implements Unit {
  /** Copies the list. */
  public BlackBox {
    ports = List.copyOf(ports);
  }
}
