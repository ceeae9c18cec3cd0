package portcullis.hdl.lib.axi;

import portcullis.hdl.Bundle;
import portcullis.hdl.Data;
import portcullis.hdl.Flipped;
import portcullis.hdl.Stream;

/**
 * An AXI4 bus, seen from the master: {@code out(Axi4.of(parameters))} is a master's port, {@code
 * in(...)} a slave's. Its signals are spelled as AMBA does, {@code memory_awvalid}.
 *
 * <p>What rides along on a channel is a value of any shape. A record gives each of its components a
 * signal of its own:
 *
 * <pre>{@code
 * record Poison(Bool poison) implements Bundle {}
 * public final Axi4<NoSideband, NoSideband, NoSideband, Poison> memory =
 *     out(Axi4.of(parameters).withReadUser(new Poison(bool())));   // memory_rpoison
 * }</pre>
 *
 * <p>A single signal is named {@code memory_ruser}.
 *
 * @param parameters the widths
 * @param aw write addresses
 * @param w write data
 * @param b write responses
 * @param ar read addresses
 * @param r read data
 * @param <A> what rides along on AW and AR
 * @param <W> what rides along on W
 * @param <B> what rides along on B
 * @param <R> what rides along on R
 */
public record Axi4<A extends Data, W extends Data, B extends Data, R extends Data>(
    Axi4Parameters parameters,
    Stream<Address<A>> aw,
    Stream<WriteData<W>> w,
    @Flipped Stream<WriteResponse<B>> b,
    Stream<Address<A>> ar,
    @Flipped Stream<ReadData<R>> r)
    implements Bundle {
  /** The shape of a bus with AXI's own signals only. */
  public static Axi4<NoSideband, NoSideband, NoSideband, NoSideband> of(Axi4Parameters parameters) {
    var none = new NoSideband();
    return of(
        parameters,
        WriteChannels.of(parameters, none, none, none),
        ReadChannels.of(parameters, none, none));
  }

  /** A bus of two halves. */
  public static <A extends Data, W extends Data, B extends Data, R extends Data>
      Axi4<A, W, B, R> of(
          Axi4Parameters parameters, WriteChannels<A, W, B> writes, ReadChannels<A, R> reads) {
    return new Axi4<>(parameters, writes.aw(), writes.w(), writes.b(), reads.ar(), reads.r());
  }

  /** The same shape with something that rides along on AW and AR. */
  public <T extends Data> Axi4<T, W, B, R> withAddressUser(T shape) {
    var address = Stream.of(Address.of(parameters, shape));
    return new Axi4<>(parameters, address, w, b, address, r);
  }

  /** The same shape with something that rides along on W. */
  public <T extends Data> Axi4<A, T, B, R> withWriteUser(T shape) {
    return new Axi4<>(parameters, aw, Stream.of(WriteData.of(parameters, shape)), b, ar, r);
  }

  /** The same shape with something that rides along on B. */
  public <T extends Data> Axi4<A, W, T, R> withResponseUser(T shape) {
    return new Axi4<>(parameters, aw, w, Stream.of(WriteResponse.of(parameters, shape)), ar, r);
  }

  /** The same shape with something that rides along on R. */
  public <T extends Data> Axi4<A, W, B, T> withReadUser(T shape) {
    return new Axi4<>(parameters, aw, w, b, ar, Stream.of(ReadData.of(parameters, shape)));
  }

  /** The half that reads. */
  public ReadChannels<A, R> reads() {
    return new ReadChannels<>(ar, r);
  }

  /** The half that writes. */
  public WriteChannels<A, W, B> writes() {
    return new WriteChannels<>(aw, w, b);
  }

  @Override
  public String leafName(String component, String inside) {
    return Amba.channel(component, inside);
  }
}
