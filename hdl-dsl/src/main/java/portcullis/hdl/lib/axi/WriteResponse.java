package portcullis.hdl.lib.axi;

import static portcullis.hdl.Hdl.enumerated;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bundle;
import portcullis.hdl.Data;
import portcullis.hdl.Enumerated;
import portcullis.hdl.UInt;

/**
 * The end of a write: the payload of channel B.
 *
 * @param id the burst's ID
 * @param resp how it went
 * @param user what rides along
 * @param <B> what rides along on channel B
 */
public record WriteResponse<B extends Data>(UInt id, Enumerated<Response> resp, B user)
    implements Bundle {
  /** The shape. */
  public static <B extends Data> WriteResponse<B> of(Axi4Parameters parameters, B user) {
    return new WriteResponse<>(uint(parameters.idWidth()), enumerated(Response.class), user);
  }

  @Override
  public String leafName(String component, String inside) {
    return Amba.sideband(component, inside);
  }
}
