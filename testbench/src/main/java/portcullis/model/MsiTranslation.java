package portcullis.model;

import portcullis.model.Memory.AccessKind;

/** MSI page tables (section "Process to translate addresses of MSIs"). */
final class MsiTranslation {
  private static final long C = 1L << 63;
  private static final long BASIC_RESERVED = 0x1ffL << 54 | 0x7fL << 3;
  private static final long MRIF_RESERVED_LOW = 0x1ffL << 54 | 0xfL << 3;
  private static final long MRIF_RESERVED_HIGH = 7L << 61 | 0x3fL << 54;

  /**
   * Where an MSI goes.
   *
   * @param inMemory MRIF mode
   * @param address translated address in basic mode, address of the MRIF in MRIF mode
   * @param noticeIdentity NID, in MRIF mode
   * @param noticeAddress notice MSI page, in MRIF mode
   */
  record Target(boolean inMemory, long address, int noticeIdentity, long noticeAddress) {
    /** An MSI PTE counts as a second-stage leaf with R, W, U, A and D, and without X. */
    static final long PERMISSIONS = PageTableEntry.ALL_ALLOWED & ~PageTableEntry.X;
  }

  private final Capabilities capabilities;
  private final ControlRegisters control;
  private final MemoryPort port;
  private final TranslationCaches caches;
  private final WalkTrace trace;

  /** Page number bits that take part in matching: the fields are reserved above MGPAW. */
  private final long matchedBits;

  MsiTranslation(WalkEnvironment environment) {
    this.capabilities = environment.capabilities();
    this.control = environment.control();
    this.port = environment.port();
    this.caches = environment.caches();
    this.trace = environment.trace();
    this.matchedBits = (1L << capabilities.msiGuestAddressBits() - 12) - 1;
  }

  /** Whether a guest-physical address is in a virtual interrupt file's page. */
  boolean isInterruptFile(long address, DeviceContext device) {
    return covers(address, 12, device);
  }

  /**
   * Whether some page of a naturally aligned range of 2^bits bytes is a virtual interrupt file's.
   */
  private boolean covers(long address, int bits, DeviceContext device) {
    return device.msiTranslationEnabled()
        && ((address >>> 12 ^ device.msiAddressPattern())
                & ~device.msiAddressMask()
                & matchedBits
                & -1L << bits - 12)
            == 0;
  }

  /**
   * Cuts the range of a second-stage mapping down to the next page size that keeps clear of virtual
   * interrupt files, which this mapping does not translate.
   */
  int clearRangeBits(long address, int rangeBits, DeviceContext device) {
    int bits = rangeBits;
    while (bits > 12 && covers(address, bits, device)) {
      bits = bits > 48 ? 48 : bits > 39 ? 39 : bits > 30 ? 30 : bits > 21 ? 21 : 12;
    }
    return bits;
  }

  /**
   * Translates the address of an MSI.
   *
   * @param address a guest-physical address in a virtual interrupt file's page
   * @throws TranslationFault if the MSI page table does not give a target
   */
  Target translate(long address, DeviceContext device, Intent intent) throws TranslationFault {
    long file = Long.compress(address >>> 12, device.msiAddressMask());
    long place = device.msiptpPpn() << 12 | file * 16;
    TranslationCaches.MsiEntry entry = caches.findMsi(device, address);
    if (entry == null) {
      entry = read(place, device);
    } else {
      trace.note("MSI page table entry %d comes from the cache", file);
    }
    trace.msiEntry(file, place, entry.low(), entry.high());
    Target target = decode(entry.low(), entry.high(), address);
    caches.keepMsi(device, address, entry);
    if (intent.execute() && intent.enforced()) {
      throw new TranslationFault(
          FaultCause.INSTRUCTION_ACCESS_FAULT, "an MSI page gives no execute permission");
    }
    return target;
  }

  private TranslationCaches.MsiEntry read(long place, DeviceContext device)
      throws TranslationFault {
    try {
      port.open(Purpose.MSI_PAGE_TABLE, AccessKind.READ, place, 16, device.qos());
    } catch (MemoryFault fault) {
      throw new TranslationFault(
          fault.poisoned() ? FaultCause.MSI_PT_CORRUPTED : FaultCause.MSI_PTE_ACCESS_FAULT,
          "reading 0x%x: %s".formatted(place, fault.getMessage()));
    }
    return new TranslationCaches.MsiEntry(
        port.word(place, 8, control.bigEndian()), port.word(place + 8, 8, control.bigEndian()));
  }

  private Target decode(long low, long high, long address) throws TranslationFault {
    if ((low & 1) == 0) {
      throw new TranslationFault(FaultCause.MSI_PTE_NOT_VALID, "V=0");
    }
    if ((low & C) != 0) {
      throw misconfigured("C=1 asks for a custom format");
    }
    return switch ((int) (low >>> 1) & 3) {
      case 3 -> {
        if ((low & BASIC_RESERVED) != 0) {
          throw misconfigured("reserved bits are set");
        }
        yield new Target(false, PageTableEntry.ppn(low) << 12 | address & 0xfff, 0, 0);
      }
      case 1 -> {
        if (!capabilities.msiMrif()) {
          throw misconfigured("M=1 needs capabilities.MSI_MRIF");
        }
        if ((low & MRIF_RESERVED_LOW) != 0 || (high & MRIF_RESERVED_HIGH) != 0) {
          throw misconfigured("reserved bits are set");
        }
        yield new Target(
            true,
            (low >>> 7 & (1L << 47) - 1) << 9,
            (int) (high >>> 60 & 1) << 10 | (int) high & 0x3ff,
            PageTableEntry.ppn(high) << 12);
      }
      default -> throw misconfigured("M=0 and M=2 are reserved");
    };
  }

  private static TranslationFault misconfigured(String why) {
    return new TranslationFault(FaultCause.MSI_PTE_MISCONFIGURED, why);
  }
}
