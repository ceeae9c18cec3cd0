package portcullis.model.tables;

import portcullis.model.SparseMemory;

/** Values in memory in a byte order. */
final class Words {
  private Words() {}

  static void write(SparseMemory memory, long address, int size, long value, boolean bigEndian) {
    memory.write(address, size, bigEndian ? swap(value, size) : value);
  }

  static long read(SparseMemory memory, long address, int size, boolean bigEndian) {
    long value = memory.read(address, size);
    return bigEndian ? swap(value, size) : value;
  }

  private static long swap(long value, int size) {
    return Long.reverseBytes(value) >>> 64 - 8 * size;
  }
}
