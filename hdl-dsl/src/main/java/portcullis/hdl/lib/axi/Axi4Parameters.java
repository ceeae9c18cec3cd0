package portcullis.hdl.lib.axi;

/**
 * Widths of an AXI4 bus.
 *
 * @param addressWidth bits of an address, 12 to 64
 * @param dataWidth bits of a beat: 8, 16, 32 and so on to 1024 (section A1.3.1)
 * @param idWidth bits of an ID, 0 to 32; with 0 there are no ID signals
 */
public record Axi4Parameters(int addressWidth, int dataWidth, int idWidth) {
  /** Checks the ranges. */
  public Axi4Parameters {
    require(
        addressWidth >= 12 && addressWidth <= 64,
        "addressWidth %d: AXI4 addresses have 12 to 64 bits here",
        addressWidth);
    require(
        dataWidth >= 8 && dataWidth <= 1024 && Integer.bitCount(dataWidth) == 1,
        "dataWidth %d: AXI4 data has 8, 16, 32, 64, 128, 256, 512 or 1024 bits",
        dataWidth);
    require(idWidth >= 0 && idWidth <= 32, "idWidth %d: AXI4 IDs have 0 to 32 bits", idWidth);
  }

  private static void require(boolean holds, String message, int value) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(value));
    }
  }

  /** Bytes of a beat that uses the whole bus. */
  public int dataBytes() {
    return dataWidth / Byte.SIZE;
  }

  /** AxSIZE of a beat that uses the whole bus. */
  public int fullSize() {
    return Integer.numberOfTrailingZeros(dataBytes());
  }
}
