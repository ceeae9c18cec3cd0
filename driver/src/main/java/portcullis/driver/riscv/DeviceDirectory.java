package portcullis.driver.riscv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.iommu.layout.DdtEntry;
import portcullis.iommu.layout.DeviceContext;
import portcullis.iommu.layout.IommuMode;
import portcullis.iommu.layout.Word;

/**
 * The device directory (section 2.1). It makes entries and knows what each device is bound to; when
 * the unit may look at them is the business of {@link RiscvIommu}.
 */
final class DeviceDirectory {
  /** Width of a device_id. */
  private static final int DEVICE_ID_BITS = 24;

  private static final int INDEX_BITS = 9;

  private final PhysicalMemory memory;
  private final boolean extended;
  private final long root;
  private final List<Long> allocated = new ArrayList<>();
  private final Map<Integer, DeviceBinding> bindings = new HashMap<>();
  private int levels;

  /**
   * A directory with only a root.
   *
   * @param extended whether contexts have 64 bytes, for MSI page tables
   */
  DeviceDirectory(PhysicalMemory memory, boolean extended) {
    this.memory = memory;
    this.extended = extended;
    this.root = allocate();
    memory.barrier();
  }

  long root() {
    return root;
  }

  /** The depth, before the first entry is made. */
  void setMode(IommuMode mode) {
    levels = mode.code() - IommuMode.BARE.code();
  }

  private int leafBits() {
    return extended ? 6 : 7;
  }

  /** Width of the device_ids that have a place. */
  int deviceIdBits() {
    return Math.min(DEVICE_ID_BITS, leafBits() + INDEX_BITS * (levels - 1));
  }

  DeviceBinding binding(int deviceId) {
    return bindings.getOrDefault(deviceId, DeviceBinding.BLOCKED);
  }

  /** The devices that are not blocked. */
  List<Integer> boundDevices() {
    return List.copyOf(bindings.keySet());
  }

  /** Makes a context invalid. The unit may use it until an invalidation and a fence. */
  void invalidate(int deviceId) {
    long place = place(deviceId);
    store(place, DeviceContext.TC, load(place, DeviceContext.TC) & ~DeviceContext.Tc.V.mask());
    memory.barrier();
    bindings.remove(deviceId);
  }

  /** Makes the tables for a device_id. */
  void makeTables(int deviceId) {
    place(deviceId);
  }

  /** Fills in an invalid context that the unit no longer uses, and makes it valid. */
  void write(int deviceId, DeviceBinding binding) {
    long place = place(deviceId);
    var translation = binding.translation();
    store(place, DeviceContext.IOHGATP, DeviceContextWords.iohgatp(translation));
    store(place, DeviceContext.TA, DeviceContextWords.ta(translation));
    store(place, DeviceContext.FSC, DeviceContextWords.fsc(translation));
    if (extended) {
      store(place, DeviceContext.MSIPTP, DeviceContextWords.msiptp(binding.msi()));
      store(
          place,
          DeviceContext.MSI_ADDR_MASK,
          binding.msi().map(MsiTranslation::addressMask).orElse(0L));
      store(
          place,
          DeviceContext.MSI_ADDR_PATTERN,
          binding.msi().map(MsiTranslation::addressPattern).orElse(0L));
    }
    memory.barrier();
    store(place, DeviceContext.TC, DeviceContextWords.tc(binding));
    memory.barrier();
    bindings.put(deviceId, binding);
  }

  /** Physical address of the context of a device_id, whose tables are made where needed. */
  private long place(int deviceId) {
    long table = root;
    for (int shift = leafBits() + INDEX_BITS * (levels - 2);
        shift >= leafBits();
        shift -= INDEX_BITS) {
      int index = deviceId >>> shift & (1 << INDEX_BITS) - 1;
      long entryPlace = table + (long) index * Long.BYTES;
      long entry = memory.load64(entryPlace);
      if (!DdtEntry.V.isSet(entry)) {
        long next = allocate();
        memory.barrier();
        entry = DdtEntry.V.of(true) | DdtEntry.PPN.of(Addresses.page(next));
        memory.store64(entryPlace, entry);
        memory.barrier();
      }
      table = DdtEntry.PPN.get(entry) << Addresses.PAGE_SHIFT;
    }
    int index = deviceId & (1 << leafBits()) - 1;
    var structure = extended ? DeviceContext.EXTENDED : DeviceContext.BASE;
    return table + (long) index * structure.bytes();
  }

  private long load(long place, Word word) {
    return memory.load64(place + word.offset());
  }

  private void store(long place, Word word, long value) {
    memory.store64(place + word.offset(), value);
  }

  private long allocate() {
    long table = memory.allocate(1);
    allocated.add(table);
    return table;
  }

  /** Frees the tables. The unit must be off. */
  void close() {
    allocated.forEach(table -> memory.free(table, 1));
    allocated.clear();
    bindings.clear();
  }
}
