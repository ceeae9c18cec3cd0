package portcullis.model.tables;

import portcullis.model.SparseMemory;

/** A device directory. */
public final class DeviceDirectoryTables {
  private final SparseMemory memory;
  private final int levels;
  private final boolean extended;
  private final boolean bigEndian;
  private final PageAllocator pages;
  private final long root;

  /**
   * An empty directory.
   *
   * @param memory where it is
   * @param levels 1 to 3
   * @param extended capabilities.MSI_FLAT
   * @param bigEndian fctl.BE
   * @param pages where its tables come from
   */
  public DeviceDirectoryTables(
      SparseMemory memory, int levels, boolean extended, boolean bigEndian, PageAllocator pages) {
    this.memory = memory;
    this.levels = levels;
    this.extended = extended;
    this.bigEndian = bigEndian;
    this.pages = pages;
    this.root = pages.take(4096);
  }

  /**
   * What software writes to ddtp.
   *
   * @return the register value
   */
  public long ddtp() {
    return root >>> 12 << 10 | levels + 1;
  }

  /**
   * Writes a context.
   *
   * @param deviceId device_id, covered by the levels
   * @param fields the context
   */
  public void put(int deviceId, DeviceContextFields fields) {
    long[] doublewords = fields.doublewords(extended);
    long address = entryAddress(deviceId, 0);
    for (int i = 0; i < doublewords.length; i++) {
      Words.write(memory, address + 8L * i, 8, doublewords[i], bigEndian);
    }
  }

  /**
   * Physical address of an entry. Tables above it are made if they are missing.
   *
   * @param deviceId device_id
   * @param level 0 for the context, more for the entries that lead to it
   * @return its address
   */
  public long entryAddress(int deviceId, int level) {
    int leafBits = extended ? 6 : 7;
    long table = root;
    for (int i = levels - 1; ; i--) {
      long place =
          i == 0
              ? table + (long) (deviceId & (1 << leafBits) - 1) * (extended ? 64 : 32)
              : table + 8L * (deviceId >>> leafBits + 9 * (i - 1) & 0x1ff);
      if (i == level) {
        return place;
      }
      long entry = Words.read(memory, place, 8, bigEndian);
      if ((entry & 1) == 0) {
        entry = pages.take(4096) >>> 12 << 10 | 1;
        Words.write(memory, place, 8, entry, bigEndian);
      }
      table = (entry >>> 10 & (1L << 44) - 1) << 12;
    }
  }
}
