package portcullis.hdl.lib.axi;

import portcullis.hdl.Bundle;
import portcullis.hdl.Data;
import portcullis.hdl.Flipped;
import portcullis.hdl.Stream;

/**
 * The half of AXI4 that writes, seen from the master.
 *
 * @param aw addresses
 * @param w data
 * @param b responses
 * @param <A> what rides along on AW
 * @param <W> what rides along on W
 * @param <B> what rides along on B
 */
public record WriteChannels<A extends Data, W extends Data, B extends Data>(
    Stream<Address<A>> aw, Stream<WriteData<W>> w, @Flipped Stream<WriteResponse<B>> b)
    implements Bundle {
  /** The shape. */
  public static <A extends Data, W extends Data, B extends Data> WriteChannels<A, W, B> of(
      Axi4Parameters parameters, A addressUser, W writeUser, B responseUser) {
    return new WriteChannels<>(
        Stream.of(Address.of(parameters, addressUser)),
        Stream.of(WriteData.of(parameters, writeUser)),
        Stream.of(WriteResponse.of(parameters, responseUser)));
  }

  @Override
  public String leafName(String component, String inside) {
    return Amba.channel(component, inside);
  }
}
