package portcullis.hdl.check.netlist;

import portcullis.hdl.ir.Port;

/**
 * A port of a part and the signal that it is joined to.
 *
 * @param part the part
 * @param port the port, as the part's own module declares it
 * @param signal the signal of the module around the part
 */
public record Joint(Part part, Port port, Signal signal) {
  /** The port as the module around sees it, for example {@code fifo.in_valid}. */
  public String label() {
    return part.instance().name() + "." + port.name();
  }
}
