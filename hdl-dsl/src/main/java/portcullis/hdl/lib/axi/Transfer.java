package portcullis.hdl.lib.axi;

import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bundle;
import portcullis.hdl.Data;
import portcullis.hdl.UInt;

/**
 * A request to a master: bytes of any number, in beats that use the whole bus. The master makes
 * bursts of it that the protocol allows.
 *
 * @param id order is kept among equal IDs
 * @param address byte address of the first beat
 * @param more beats less one, 16 bits
 * @param user what rides along on the address channel with every burst
 * @param <A> what rides along on address channels
 */
public record Transfer<A extends Data>(UInt id, UInt address, UInt more, A user) implements Bundle {
  /** Bits of {@link #more}. */
  static final int COUNT_WIDTH = 16;

  /** The shape. */
  public static <A extends Data> Transfer<A> of(Axi4Parameters parameters, A user) {
    return new Transfer<>(
        uint(parameters.idWidth()), uint(parameters.addressWidth()), uint(COUNT_WIDTH), user);
  }
}
