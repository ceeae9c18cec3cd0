package portcullis.testbench.iommu;

import java.util.Comparator;
import java.util.HexFormat;

/**
 * A byte that was written to memory.
 *
 * @param address where
 * @param value what
 */
public record MemoryByte(long address, byte value) implements Comparable<MemoryByte> {
  private static final Comparator<MemoryByte> ORDER =
      Comparator.comparingLong(MemoryByte::address).thenComparing(MemoryByte::value);

  @Override
  public int compareTo(MemoryByte other) {
    return ORDER.compare(this, other);
  }

  /** Address and value in hexadecimal. */
  @Override
  public String toString() {
    return "%x: %s".formatted(address, HexFormat.of().toHexDigits(value));
  }
}
