package portcullis.replay;

import java.util.HashMap;
import java.util.Map;

/** What memory must hold: the host's stores and the writes the device showed. */
final class MemoryImage {
  private static final int PAGE_BITS = 12;

  private final Map<Long, byte[]> pages = new HashMap<>();

  byte at(long address) {
    byte[] page = pages.get(address >>> PAGE_BITS);
    return page == null ? 0 : page[offset(address)];
  }

  Bytes read(long address, int length) {
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = at(address + i);
    }
    return Bytes.of(bytes);
  }

  /** A doubleword in the given byte order. */
  long doubleword(long address, boolean bigEndian) {
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      int order = bigEndian ? i : Long.BYTES - 1 - i;
      value = value << 8 | at(address + order) & 0xff;
    }
    return value;
  }

  void write(long address, Bytes bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      long at = address + i;
      byte[] page = pages.computeIfAbsent(at >>> PAGE_BITS, _ -> new byte[1 << PAGE_BITS]);
      page[offset(at)] = bytes.at(i);
    }
  }

  private static int offset(long address) {
    return (int) address & (1 << PAGE_BITS) - 1;
  }
}
