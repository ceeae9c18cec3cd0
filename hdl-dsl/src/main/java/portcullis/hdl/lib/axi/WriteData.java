package portcullis.hdl.lib.axi;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.bool;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Data;

/**
 * A beat of a write: the payload of channel W.
 *
 * @param data the bytes, each in the lane of its address
 * @param strb one bit a byte lane: 1 writes the byte
 * @param last the burst's last beat
 * @param user what rides along
 * @param <W> what rides along on channel W
 */
public record WriteData<W extends Data>(Bits data, Bits strb, Bool last, W user) implements Bundle {
  /** The shape. */
  public static <W extends Data> WriteData<W> of(Axi4Parameters parameters, W user) {
    return new WriteData<>(
        bits(parameters.dataWidth()), bits(parameters.dataBytes()), bool(), user);
  }

  @Override
  public String leafName(String component, String inside) {
    return Amba.sideband(component, inside);
  }
}
