package portcullis.hdl.lib.axi;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.enumerated;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Data;
import portcullis.hdl.Enumerated;
import portcullis.hdl.UInt;

/**
 * A beat of a read: the payload of channel R.
 *
 * @param id the burst's ID
 * @param data the bytes, each in the lane of its address
 * @param resp how this beat went
 * @param last the burst's last beat
 * @param user what rides along, for example RPOISON
 * @param <R> what rides along on channel R
 */
public record ReadData<R extends Data>(
    UInt id, Bits data, Enumerated<Response> resp, Bool last, R user) implements Bundle {
  /** The shape. */
  public static <R extends Data> ReadData<R> of(Axi4Parameters parameters, R user) {
    return new ReadData<>(
        uint(parameters.idWidth()),
        bits(parameters.dataWidth()),
        enumerated(Response.class),
        bool(),
        user);
  }

  @Override
  public String leafName(String component, String inside) {
    return Amba.sideband(component, inside);
  }
}
