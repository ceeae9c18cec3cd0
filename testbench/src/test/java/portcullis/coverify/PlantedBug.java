package portcullis.coverify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import portcullis.driver.platform.Interrupts;
import portcullis.driver.platform.Mmio;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.driver.platform.Platform;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.Command;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.DdtEntry;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.DeviceContext;
import portcullis.iommu.layout.IofenceCommand;
import portcullis.iommu.layout.IotinvalCommand;
import portcullis.iommu.layout.Pte;
import portcullis.iommu.layout.QueueBase;

/**
 * Stands between the driver and the hardware and makes of a right driver one with a bug: it changes
 * what the driver stores in its queue and directories, and what it hears of its fences. Stores take
 * time here, as on a processor that is interrupted between two of them.
 */
final class PlantedBug implements Platform, PhysicalMemory {
  /** What is wrong. */
  enum Kind {
    NOTHING,
    /** One IOTINVAL is not sent. */
    DROPS_AN_IOTINVAL,
    /** One of eight IOTINVALs is not sent. */
    DROPS_SOME_IOTINVALS,
    /** The first word of a device context, with V, is written before the others. */
    WRITES_V_FIRST,
    /** Table pages are freed, and pages unpinned, without waiting for the fence. */
    FORGETS_THE_FENCE,
    /** Only the fence before a page of a page table is freed is not waited for. */
    FORGETS_THE_FENCE_BEFORE_FREEING_A_TABLE,
    /** IODIR.INVAL_PDT is not sent. */
    SKIPS_PROCESS_CONTEXTS
  }

  private static final long PAGE = 4096;
  private static final int INTERRUPTION = 60;
  private static final long NOTHING = CommandFunction.IOFENCE_C.encoded();

  private record Store(long address, long value) {}

  private final Platform platform;
  private final PhysicalMemory memory;
  private final Kind kind;

  /** IOTINVALs that are sent before one is not. */
  private int untilDropped;

  private final int contextBytes;
  private final List<Store> held = new ArrayList<>();
  private long queueStart;
  private long queueBytes;
  private long directory;
  private int levels;
  private long fenceWord = -1;
  private int fenceData;

  /**
   * A table was taken out, or nobody uses it any more: the next fence is the one before freeing.
   */
  private boolean tableGoes;

  /** Entries of tables have changed since the last fence. */
  private boolean entriesChanged;

  private boolean forgetsFence;
  private int planted;

  PlantedBug(Platform platform, Kind kind, int untilDropped) {
    this.platform = platform;
    this.kind = kind;
    this.untilDropped = untilDropped;
    memory = platform.memory();
    long capabilities = platform.registers().read64(CapabilitiesRegister.REGISTER.offset());
    contextBytes =
        (CapabilitiesRegister.MSI_FLAT.isSet(capabilities)
                ? DeviceContext.EXTENDED
                : DeviceContext.BASE)
            .bytes();
  }

  /** How often the bug had its way. */
  int planted() {
    return planted;
  }

  @Override
  public Mmio registers() {
    var registers = platform.registers();
    return new Mmio() {
      @Override
      public int read32(int offset) {
        return registers.read32(offset);
      }

      @Override
      public long read64(int offset) {
        return registers.read64(offset);
      }

      @Override
      public void write32(int offset, int value) {
        registers.write32(offset, value);
      }

      @Override
      public void write64(int offset, long value) {
        if (offset == QueueBase.CQB.offset()) {
          queueStart = QueueBase.PPN.get(value) * PAGE;
          queueBytes = (long) Command.BYTES << QueueBase.LOG2SZ_1.get(value) + 1;
        } else if (offset == Ddtp.REGISTER.offset()) {
          directory = Ddtp.PPN.get(value) * PAGE;
          levels = Ddtp.IOMMU_MODE.getInt(value) - 1;
        }
        registers.write64(offset, value);
      }
    };
  }

  @Override
  public PhysicalMemory memory() {
    return this;
  }

  @Override
  public Interrupts interrupts() {
    return platform.interrupts();
  }

  @Override
  public boolean await(BooleanSupplier condition, long ticks) {
    return platform.await(condition, ticks);
  }

  @Override
  public void store64(long address, long value) {
    if (address >= queueStart && address < queueStart + queueBytes) {
      storeCommand(address, value);
    } else if (isDeviceContext(address)) {
      storeContext(address, value);
    } else {
      tableGoes |= value == 0 && isPointer(memory.load64(address));
      entriesChanged = true;
      memory.store64(address, value);
    }
  }

  /** An entry that points to a table of the next level. */
  private static boolean isPointer(long entry) {
    return Pte.V.isSet(entry) && !Pte.R.isSet(entry) && !Pte.X.isSet(entry);
  }

  private void storeCommand(long address, long value) {
    if (address % Command.BYTES == 0) {
      memory.store64(address, isKept(value) ? value : NOTHING);
      tableGoes |= !entriesChanged && endsTable(value);
      if (isFence(value)) {
        fenceData = IofenceCommand.DATA.getInt(value);
        forgetsFence =
            kind == Kind.FORGETS_THE_FENCE
                || kind == Kind.FORGETS_THE_FENCE_BEFORE_FREEING_A_TABLE && tableGoes;
        tableGoes = false;
        entriesChanged = false;
      }
      return;
    }
    long low = memory.load64(address - Long.BYTES);
    if (isFence(low)) {
      fenceWord = IofenceCommand.ADDR.get(value) << 2;
    }
    memory.store64(address, low == NOTHING ? 0 : value);
  }

  /** All translations by a table of the kernel are forgotten, as when its last user has gone. */
  private static boolean endsTable(long low) {
    boolean firstStage =
        is(low, CommandFunction.IOTINVAL_VMA)
            && IotinvalCommand.PSCV.isSet(low)
            && !IotinvalCommand.GV.isSet(low);
    boolean secondStage = is(low, CommandFunction.IOTINVAL_GVMA) && IotinvalCommand.GV.isSet(low);
    return (firstStage || secondStage) && !IotinvalCommand.AV.isSet(low);
  }

  private static boolean is(long low, CommandFunction function) {
    return Command.OPCODE.get(low) == function.opcode().code()
        && Command.FUNC3.get(low) == function.code();
  }

  private static boolean isFence(long low) {
    return Command.OPCODE.get(low) == CommandFunction.IOFENCE_C.opcode().code()
        && IofenceCommand.AV.isSet(low);
  }

  private boolean isKept(long low) {
    boolean dropped =
        switch (kind) {
          case DROPS_AN_IOTINVAL ->
              Command.OPCODE.get(low) == CommandFunction.IOTINVAL_VMA.opcode().code()
                  && untilDropped-- == 0;
          case DROPS_SOME_IOTINVALS ->
              Command.OPCODE.get(low) == CommandFunction.IOTINVAL_VMA.opcode().code()
                  && (untilDropped++ & 7) == 7;
          case SKIPS_PROCESS_CONTEXTS ->
              Command.OPCODE.get(low) == CommandFunction.IODIR_INVAL_PDT.opcode().code()
                  && Command.FUNC3.get(low) == CommandFunction.IODIR_INVAL_PDT.code();
          default -> false;
        };
    planted += dropped ? 1 : 0;
    return !dropped;
  }

  /** Devices have small numbers here, so that their contexts are all in the first leaf page. */
  private boolean isDeviceContext(long address) {
    long table = directory;
    for (int level = levels - 1; level > 0; level--) {
      long entry = directory == 0 ? 0 : memory.load64(table);
      if (!DdtEntry.V.isSet(entry)) {
        return false;
      }
      table = DdtEntry.PPN.get(entry) * PAGE;
    }
    return directory != 0 && (address & -PAGE) == table;
  }

  private void storeContext(long address, long value) {
    boolean first = address % contextBytes == 0;
    boolean valid = first && (value & 1) != 0;
    if (kind == Kind.WRITES_V_FIRST && !first) {
      held.add(new Store(address, value));
      return;
    }
    boolean early = valid && !held.isEmpty();
    planted += early ? 1 : 0;
    memory.store64(address, value);
    memory.barrier();
    platform.await(() -> false, INTERRUPTION);
    if (early) {
      held.forEach(it -> memory.store64(it.address(), it.value()));
      held.clear();
      memory.barrier();
    }
  }

  @Override
  public int load32(long address) {
    if (forgetsFence && address == fenceWord) {
      planted++;
      return fenceData;
    }
    return memory.load32(address);
  }

  @Override
  public byte load8(long address) {
    return memory.load8(address);
  }

  @Override
  public short load16(long address) {
    return memory.load16(address);
  }

  @Override
  public long load64(long address) {
    return memory.load64(address);
  }

  @Override
  public byte[] load(long address, int length) {
    return memory.load(address, length);
  }

  @Override
  public void store8(long address, byte value) {
    memory.store8(address, value);
  }

  @Override
  public void store16(long address, short value) {
    memory.store16(address, value);
  }

  @Override
  public void store32(long address, int value) {
    memory.store32(address, value);
  }

  @Override
  public void store(long address, byte[] bytes) {
    memory.store(address, bytes);
  }

  @Override
  public boolean compareAndSwap64(long address, long expected, long replacement) {
    entriesChanged = true;
    return memory.compareAndSwap64(address, expected, replacement);
  }

  @Override
  public long allocate(int pages) {
    return memory.allocate(pages);
  }

  @Override
  public void free(long address, int pages) {
    memory.free(address, pages);
  }

  @Override
  public void barrier() {
    memory.barrier();
  }
}
