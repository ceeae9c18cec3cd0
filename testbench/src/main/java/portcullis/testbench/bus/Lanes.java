package portcullis.testbench.bus;

/** The bytes of a beat on the lanes of a bus, in doublewords. */
final class Lanes {
  private Lanes() {}

  /** Doublewords of a beat; one too for narrower buses. */
  static int words(int dataBytes) {
    return Math.max(1, dataBytes / Long.BYTES);
  }

  /** The lanes that a transfer of {@code 1 << size} bytes may use, bit n for lane n. */
  static long of(long address, int size, int dataBytes) {
    int bytes = 1 << size;
    int first = (int) address & dataBytes - 1;
    int end = ((int) address & dataBytes - bytes) + bytes;
    return (end == Long.SIZE ? 0 : 1L << end) - (1L << first);
  }

  /** Those of them in a doubleword of the beat. */
  static int inWord(long lanes, int word) {
    return (int) (lanes >>> Long.BYTES * word) & 0xff;
  }
}
