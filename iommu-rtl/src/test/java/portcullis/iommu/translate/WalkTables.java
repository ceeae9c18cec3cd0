package portcullis.iommu.translate;

import java.util.Map;
import portcullis.iommu.layout.DdtEntry;
import portcullis.iommu.layout.DeviceContext;
import portcullis.iommu.layout.PdtEntry;
import portcullis.iommu.layout.ProcessContext;
import portcullis.iommu.layout.Pte;

/** Builds tables in the memory of a {@link WalkerBench}. Pages come from a counter. */
final class WalkTables {
  static final int SV39 = 8;
  static final int PD20 = 3;
  static final int ONE_LEVEL = 2;
  static final int THREE_LEVELS = 4;

  /** R, W, X, U, A, D and V. */
  static final long ALL =
      Pte.V.mask()
          | Pte.R.mask()
          | Pte.W.mask()
          | Pte.X.mask()
          | Pte.U.mask()
          | Pte.A.mask()
          | Pte.D.mask();

  private final Map<Long, Long> memory;
  private final boolean extended;
  private long nextPage = 0x1000;

  WalkTables(WalkerBench bench, boolean extended) {
    memory = bench.memory;
    this.extended = extended;
  }

  long page() {
    return nextPage++;
  }

  /** Four pages, aligned. */
  long rootPage() {
    nextPage = nextPage + 3 & ~3L;
    nextPage += 4;
    return nextPage - 4;
  }

  /** Maps a page by tables of three levels; gives the address of the leaf. */
  long map(long root, long address, int level, long leaf, boolean second) {
    long table = root;
    for (int at = 2; at > level; at--) {
      long place = place(table, address, at, second);
      long entry = memory.getOrDefault(place, 0L);
      if (entry == 0) {
        entry = Pte.V.mask() | Pte.PPN.of(page());
        memory.put(place, entry);
      }
      table = Pte.PPN.get(entry);
    }
    long place = place(table, address, level, second);
    memory.put(place, leaf);
    return place;
  }

  private static long place(long table, long address, int level, boolean second) {
    long mask = level == 2 && second ? 0x7ff : 0x1ff;
    return (table << 12) + 8 * (address >>> 12 + 9 * level & mask);
  }

  static long leaf(long page) {
    return ALL | Pte.PPN.of(page);
  }

  /** Puts a device context into a directory of one or three levels. */
  long device(long root, int levels, int deviceId, long... words) {
    int bits = extended ? 6 : 7;
    long table = root;
    for (int at = levels - 1; at > 0; at--) {
      long place = (table << 12) + 8 * (deviceId >>> bits + 9 * (at - 1) & 0x1ff);
      table =
          DdtEntry.PPN.get(
              memory.computeIfAbsent(place, at2 -> DdtEntry.V.mask() | DdtEntry.PPN.of(page())));
    }
    long size = extended ? 64 : 32;
    long address = (table << 12) + size * (deviceId & (1 << bits) - 1);
    for (int i = 0; i < words.length; i++) {
      memory.put(address + 8L * i, words[i]);
    }
    return address;
  }

  static long fsc(int mode, long page) {
    return DeviceContext.Fsc.MODE.of(mode) | DeviceContext.Fsc.PPN.of(page);
  }

  static long iohgatp(int mode, int gscid, long page) {
    return DeviceContext.Iohgatp.MODE.of(mode)
        | DeviceContext.Iohgatp.GSCID.of(gscid)
        | DeviceContext.Iohgatp.PPN.of(page);
  }

  static long pscid(int value) {
    return DeviceContext.Ta.PSCID.of(value);
  }

  /** Puts a process context into a directory of three levels; gives its address. */
  long process(long root, int processId, int pscid, int mode, long page) {
    long table = root;
    int[] shifts = {17, 8};
    for (int shift : shifts) {
      long place = (table << 12) + 8 * (processId >>> shift & 0x1ff);
      table =
          PdtEntry.PPN.get(
              memory.computeIfAbsent(place, at -> PdtEntry.V.mask() | PdtEntry.PPN.of(page())));
    }
    long address = (table << 12) + 16 * (processId & 0xff);
    memory.put(address, ProcessContext.Ta.V.mask() | ProcessContext.Ta.PSCID.of(pscid));
    memory.put(address + 8, ProcessContext.Fsc.MODE.of(mode) | ProcessContext.Fsc.PPN.of(page));
    return address;
  }

  /** Maps all guest pages that tables use so far to themselves, in a second stage. */
  void mapTables(long secondRoot) {
    long end = nextPage;
    for (long page = 0x1000; page < end; page++) {
      map(secondRoot, page << 12, 0, leaf(page), true);
    }
  }
}
