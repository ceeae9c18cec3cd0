package portcullis.driver.core;

import static portcullis.driver.core.IommuException.require;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.driver.riscv.AddressRange;
import portcullis.driver.riscv.Invalidation;
import portcullis.driver.riscv.InvalidationScope;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.driver.riscv.PageTableRoot;
import portcullis.driver.riscv.ProcessDirectoryRoot;
import portcullis.driver.riscv.RiscvIommu;
import portcullis.iommu.layout.IosatpMode;
import portcullis.iommu.layout.PdtEntry;
import portcullis.iommu.layout.ProcessContext;

/**
 * All process spaces of a device, whose PASID table the user writes. Where hardware can nest it
 * walks that table; elsewhere the kernel reads it at attach and at each invalidation and shadows
 * the page table of every process in it.
 */
final class UserPasidTable extends Ioasid {
  /** Processes that are shadowed at most. */
  static final int MOST_PROCESSES = 1 << 12;

  private static final int LEAF_INDEX_BITS = 8;
  private static final int INDEX_BITS = 9;
  private static final int LEAF_BYTES = 16;

  private final ProcessDirectoryRoot table;
  private final boolean defaultProcess;
  private final Map<Integer, UserTableMap> shadows = new TreeMap<>();

  /**
   * Processes without a page table of their own: their addresses are those of the space beneath.
   */
  private final Set<Integer> withoutTable = new TreeSet<>();

  private final List<HardwareUse> uses = new ArrayList<>();

  UserPasidTable(
      IommuFd fd, int id, IoasidRequest.UserPasidTable request, ProcessDirectoryRoot table) {
    super(fd, id, request.base(), request.snoop());
    this.table = table;
    this.defaultProcess = request.defaultProcess();
  }

  ProcessDirectoryRoot table() {
    return table;
  }

  boolean defaultProcess() {
    return defaultProcess;
  }

  /** A device whose unit walks the table. */
  private record HardwareUse(RiscvIommu unit, int deviceId, int gscid) {}

  void useInHardware(RiscvIommu unit, int deviceId, int gscid) {
    uses.add(new HardwareUse(unit, deviceId, gscid));
  }

  /** The identifiers of the processes are the user's, so all on the second stage are forgotten. */
  void releaseFromHardware(RiscvIommu unit, int deviceId) {
    fd().subsystem().letGo(() -> releaseNow(unit, deviceId));
  }

  private void releaseNow(RiscvIommu unit, int deviceId) {
    for (var use : List.copyOf(uses)) {
      if (use.unit == unit && use.deviceId == deviceId) {
        use.unit.invalidate(List.of(Invalidation.all(scope(use))));
        uses.remove(use);
      }
    }
  }

  private static InvalidationScope scope(HardwareUse use) {
    return new InvalidationScope.FirstStage(OptionalInt.of(use.gscid), OptionalInt.empty());
  }

  /** Makes the units forget entries of the table, of one process or of all. */
  void invalidateEntries(Predicate<Requester> which, OptionalInt process) {
    for (var use : uses) {
      if (attachments().stream()
          .map(Attachment::requester)
          .anyMatch(
              it -> it.unit() == use.unit && it.deviceId() == use.deviceId && which.test(it))) {
        if (process.isPresent()) {
          use.unit.invalidateProcess(use.deviceId, process.getAsInt());
        } else {
          use.unit.invalidateDevice(use.deviceId);
        }
      }
    }
  }

  /** Makes the units forget translations of the processes. */
  void invalidateTranslations(Optional<AddressRange> range) {
    for (var use : uses) {
      use.unit.invalidate(List.of(new Invalidation(scope(use), range.stream().toList(), true)));
    }
  }

  @Override
  Optional<AddressMap> addressMap() {
    return Optional.empty();
  }

  @Override
  List<AddressMap> addressMaps() {
    return List.copyOf(shadows.values());
  }

  /** The processes that the kernel shadows, as the table was when it was last read. */
  Map<Integer, UserTableMap> shadows() {
    return shadows;
  }

  /** The processes whose first stage is Bare, as the table was when it was last read. */
  Set<Integer> withoutTable() {
    return withoutTable;
  }

  /** Reads the table: who is in it keeps the map they had. */
  void read() {
    withoutTable.clear();
    var roots = new HashMap<Integer, PageTableRoot>();
    int levels = table.mode().code();
    read(levels - 1, table.address(), 0, roots);
    shadows.keySet().retainAll(roots.keySet());
    roots.forEach((process, root) -> {
      var shadow = shadows.get(process);
      if (shadow == null || !shadow.root().equals(root)) {
        shadows.put(process, new UserTableMap(this, root, beneath()));
      }
    });
    DirtyTracker.updateMaps(this);
  }

  private AddressMap beneath() {
    return parentOrNull().addressMap().orElseThrow();
  }

  private void read(int level, long address, int base, Map<Integer, PageTableRoot> roots) {
    var place = beneath().find(address);
    if (place.isEmpty()) {
      return;
    }
    long physical = place.get().target();
    if (level == 0) {
      for (int i = 0; i < 1 << LEAF_INDEX_BITS; i++) {
        long at = physical + (long) i * LEAF_BYTES;
        readContext(
            base + i, fd().memory().load64(at), fd().memory().load64(at + Long.BYTES), roots);
      }
      return;
    }
    // Of 20 bits of process_id the root has 3.
    int entries = level == 2 ? 8 : 1 << INDEX_BITS;
    int shift = LEAF_INDEX_BITS + INDEX_BITS * (level - 1);
    for (int i = 0; i < entries; i++) {
      long entry = fd().memory().load64(physical + (long) i * Long.BYTES);
      if (PdtEntry.V.isSet(entry)) {
        read(
            level - 1,
            PdtEntry.PPN.get(entry) * PhysicalMemory.PAGE_SIZE,
            base + (i << shift),
            roots);
      }
    }
  }

  private void readContext(int process, long ta, long fsc, Map<Integer, PageTableRoot> roots) {
    if (!ProcessContext.Ta.V.isSet(ta)) {
      return;
    }
    int mode = ProcessContext.Fsc.MODE.getInt(fsc);
    require(
        roots.size() + withoutTable.size() < MOST_PROCESSES,
        Errno.E2BIG,
        "the user's PASID table at 0x%x has more than %d processes",
        table.address(),
        MOST_PROCESSES);
    if (mode == IosatpMode.BARE.code()) {
      withoutTable.add(process);
    }
    for (var format : PageTableFormat.ofStage(false)) {
      if (format.mode() == mode) {
        roots.put(
            process,
            new PageTableRoot(format, ProcessContext.Fsc.PPN.get(fsc) * PhysicalMemory.PAGE_SIZE));
      }
    }
  }

  @Override
  void refresh() {
    if (attachments().stream().noneMatch(Attachment::shadowed)) {
      return;
    }
    read();
    var requesters = new ArrayList<Requester>();
    for (var attachment : attachments()) {
      if (attachment.shadowed() && !requesters.contains(attachment.requester())) {
        requesters.add(attachment.requester());
      }
    }
    requesters.forEach(Requester::apply);
    shadows.values().forEach(AddressMap::syncAll);
  }

  @Override
  void changedBeneath(long start, long length) {
    refresh();
  }

  @Override
  void close() {
    // The table is the user's.
  }
}
