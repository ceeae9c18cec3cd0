package portcullis.iommu.bus;

import java.util.Random;
import portcullis.hdl.lib.axi.Burst;

/** A request of a device in tests. */
record PortRequest(
    boolean write,
    int id,
    long address,
    int len,
    int size,
    Burst burst,
    boolean lock,
    int prot,
    int attributes,
    int deviceId,
    boolean hasProcess,
    int processId,
    int addressType) {

  /** What becomes of it. */
  enum Fate {
    PASSES,
    CROSSES,
    FAULTS,
    FAULTS_UNREPORTED
  }

  /** What decides a translation, packed; equal for requests that may share a walk. */
  record Key(
      int deviceId,
      boolean hasProcess,
      int processId,
      long page,
      boolean write,
      boolean execute,
      boolean privileged,
      int addressType) {
    /** Where the tables of this test send the page, if they do. */
    long hash() {
      long mixed = page * 0x9e3779b97f4a7c15L + deviceId * 0xc2b2ae3d27d4eb4fL;
      mixed ^= (processId * 4L + (write ? 2 : 0) + (execute ? 1 : 0)) * 0x165667b19e3779f9L;
      mixed ^= ((hasProcess ? 8 : 0) + (privileged ? 4 : 0) + addressType) * 0x27d4eb2f165667c5L;
      mixed = (mixed ^ mixed >>> 29) * 0xbf58476d1ce4e5b9L;
      return mixed ^ mixed >>> 32;
    }

    Fate fate() {
      int choice = (int) (hash() >>> 56) & 0xff;
      return choice < 24 || addressType != 0
          ? Fate.FAULTS
          : choice < 40 ? Fate.FAULTS_UNREPORTED : Fate.PASSES;
    }

    long translatedPage(int bits) {
      return hash() & (1L << bits) - 1;
    }

    int memoryType() {
      return (int) ((hash() >>> 50 & 0xff) % 3);
    }

    boolean throughMsi() {
      return (hash() >>> 49 & 1) != 0;
    }

    int cause() {
      return (int) (hash() >>> 20 & 0xfff);
    }
  }

  static PortRequest random(Random random, boolean write, int idBits) {
    int size = random.nextInt(4);
    var burst =
        random.nextInt(4) > 0 ? Burst.INCR : random.nextBoolean() ? Burst.WRAP : Burst.FIXED;
    int len =
        switch (burst) {
          case INCR -> random.nextInt(4) > 0 ? random.nextInt(4) : random.nextInt(64);
          case WRAP -> (2 << random.nextInt(4)) - 1;
          case FIXED -> random.nextInt(16);
        };
    boolean lock = random.nextInt(12) == 0;
    if (lock) {
      burst = Burst.INCR;
      len = (1 << random.nextInt(3)) - 1;
    }
    long bytes = (len + 1L) << size;
    long offset =
        switch (random.nextInt(4)) {
          // Around the end of the page, from a burst that ends just before to one that crosses.
          case 0 -> 4096 - bytes + ((random.nextInt(3) - 1L) << size) + random.nextInt(1 << size);
          case 1 -> 0;
          default -> random.nextInt(4096);
        };
    offset &= 0xfff;
    if (burst == Burst.WRAP) {
      offset &= -1L << size;
    }
    if (lock) {
      offset &= -bytes;
    }
    return new PortRequest(
        write,
        random.nextInt(random.nextInt(3) == 0 ? 2 : 1 << idBits),
        page(random) << 12 | offset,
        len,
        size,
        burst,
        lock,
        random.nextInt(8),
        random.nextInt(4096),
        random.nextInt(3) << 10,
        random.nextBoolean(),
        random.nextInt(3) << 8,
        random.nextInt(20) == 0 ? 1 + random.nextInt(2) : 0);
  }

  /** The lanes of an 8-byte bus that the address and size of a beat cover. */
  int lanes(int beat) {
    long bytes = 1L << size;
    long block = (len + 1L) * bytes;
    long start = address & -bytes;
    long at =
        switch (burst) {
          case FIXED -> address;
          case INCR -> beat == 0 ? address : start + beat * bytes;
          case WRAP -> address & -block | address + beat * bytes & block - 1;
        };
    int lowest = (int) at & 7;
    int end = (int) (at & -bytes & 7) + (int) bytes;
    return 0xff << lowest & (1 << end) - 1;
  }

  private static long page(Random random) {
    long page = random.nextInt(8);
    return random.nextInt(4) == 0 ? page | 0xfffff00000000L : page;
  }

  PortRequest withId(int newId) {
    return new PortRequest(
        write,
        newId,
        address,
        len,
        size,
        burst,
        lock,
        prot,
        attributes,
        deviceId,
        hasProcess,
        processId,
        addressType);
  }

  /** The same request as a burst that begins elsewhere on the page. */
  PortRequest burst(int offset, int newLen, int newSize) {
    return new PortRequest(
        write,
        id,
        address & ~0xfffL | offset & 0xfff,
        newLen,
        newSize,
        Burst.INCR,
        lock,
        prot,
        attributes,
        deviceId,
        hasProcess,
        processId,
        addressType);
  }

  Key key() {
    return new Key(
        deviceId,
        hasProcess,
        hasProcess ? processId : 0,
        address >>> 12,
        write,
        hasProcess && !write && (prot & 4) != 0,
        hasProcess && (prot & 1) != 0,
        addressType);
  }

  Fate fate() {
    return crosses() ? Fate.CROSSES : key().fate();
  }

  private boolean crosses() {
    if (burst != Burst.INCR) {
      return false;
    }
    long start = (address & 0xfff) >>> size << size;
    return start + ((len + 1L) << size) > 4096;
  }

  /** AxCACHE: nothing is allocated that may not be modified (AMBA AXI section A4.4). */
  int cache() {
    int cache = attributes & 15;
    return (cache & 2) != 0 ? cache : cache & 3;
  }

  /** TTYP of its record. */
  int transactionType() {
    if (addressType == 1) {
      return 8;
    }
    int type = write ? 3 : key().execute() ? 1 : 2;
    return addressType == 2 ? type + 4 : type;
  }
}
