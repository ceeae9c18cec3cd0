package portcullis.iommu;

/**
 * Widths of what other hardware sees.
 *
 * @param physicalAddress bits of a physical address, 32 to 56
 * @param deviceId bits of a device_id, 1 to 24
 * @param processId bits of a process_id, 1 to 20
 * @param vector bits of an interrupt vector in {@code icvec}, 0 to 4
 * @param data bits of a beat on the device side and the translated side: 32, 64, 128, 256 or 512
 * @param id bits of an AXI ID on the device side and the translated side, 1 to 8
 */
public record Widths(
    int physicalAddress, int deviceId, int processId, int vector, int data, int id) {
  /** The widest identifiers and addresses, a bus of 64 bits with 16 IDs. */
  public static final Widths DEFAULT = new Widths(56, 24, 20, 4, 64, 4);

  /** Bits of a physical page number, 20 to 44. */
  public int physicalPage() {
    return physicalAddress - 12;
  }
}
