package portcullis.hdl.lib.axi;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.enumerated;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bits;
import portcullis.hdl.Bundle;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Flipped;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;

/**
 * An AXI4-Lite bus (section B1.1), seen from the master: {@code out(AxiLite.of(12, 64))} is a
 * master's port, {@code in(...)} a slave's. Its signals are spelled as AMBA does, {@code
 * control_awvalid}.
 *
 * @param aw write addresses
 * @param w write data
 * @param b write responses
 * @param ar read addresses
 * @param r read data
 */
public record AxiLite(
    Stream<Address> aw,
    Stream<WriteData> w,
    @Flipped Stream<WriteResponse> b,
    Stream<Address> ar,
    @Flipped Stream<ReadData> r)
    implements Bundle {
  /**
   * Where an access goes.
   *
   * @param addr byte address
   * @param prot bit 0 privileged, bit 1 non-secure, bit 2 instruction (section A4.7)
   */
  public record Address(UInt addr, Bits prot) implements Bundle {}

  /**
   * What is written.
   *
   * @param data the bytes, each in the lane of its address
   * @param strb one bit a byte lane: 1 writes the byte
   */
  public record WriteData(Bits data, Bits strb) implements Bundle {}

  /**
   * The end of a write.
   *
   * @param resp how it went
   */
  public record WriteResponse(Enumerated<Response> resp) implements Bundle {}

  /**
   * What is read.
   *
   * @param data the bytes, each in the lane of its address
   * @param resp how it went
   */
  public record ReadData(Bits data, Enumerated<Response> resp) implements Bundle {}

  /**
   * The shape.
   *
   * @param addressWidth bits of an address, 1 to 64
   * @param dataWidth 32 or 64 bits (section B1.1.1)
   */
  public static AxiLite of(int addressWidth, int dataWidth) {
    if (addressWidth < 1 || addressWidth > 64) {
      throw new IllegalArgumentException(
          "addressWidth %d: AXI4-Lite addresses have 1 to 64 bits here".formatted(addressWidth));
    }
    if (dataWidth != 32 && dataWidth != 64) {
      throw new IllegalArgumentException(
          "dataWidth %d: AXI4-Lite data has 32 or 64 bits".formatted(dataWidth));
    }
    var address = Stream.of(new Address(uint(addressWidth), bits(3)));
    var response = enumerated(Response.class);
    return new AxiLite(
        address,
        Stream.of(new WriteData(bits(dataWidth), bits(dataWidth / Byte.SIZE))),
        Stream.of(new WriteResponse(response)),
        address,
        Stream.of(new ReadData(bits(dataWidth), response)));
  }

  /** Bits of an address. */
  public int addressWidth() {
    return aw.payload().addr().width();
  }

  /** Bits of the data. */
  public int dataWidth() {
    return w.payload().data().width();
  }

  @Override
  public String leafName(String component, String inside) {
    return Amba.channel(component, inside);
  }
}
