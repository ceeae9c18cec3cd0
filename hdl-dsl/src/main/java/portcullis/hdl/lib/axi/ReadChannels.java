package portcullis.hdl.lib.axi;

import portcullis.hdl.Bundle;
import portcullis.hdl.Data;
import portcullis.hdl.Flipped;
import portcullis.hdl.Stream;

/**
 * The half of AXI4 that reads, seen from the master.
 *
 * @param ar addresses
 * @param r data
 * @param <A> what rides along on AR
 * @param <R> what rides along on R
 */
public record ReadChannels<A extends Data, R extends Data>(
    Stream<Address<A>> ar, @Flipped Stream<ReadData<R>> r) implements Bundle {
  /** The shape. */
  public static <A extends Data, R extends Data> ReadChannels<A, R> of(
      Axi4Parameters parameters, A addressUser, R readUser) {
    return new ReadChannels<>(
        Stream.of(Address.of(parameters, addressUser)),
        Stream.of(ReadData.of(parameters, readUser)));
  }

  @Override
  public String leafName(String component, String inside) {
    return Amba.channel(component, inside);
  }
}
