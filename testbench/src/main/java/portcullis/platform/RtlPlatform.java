package portcullis.platform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import portcullis.driver.platform.Interrupts;
import portcullis.driver.platform.Mmio;
import portcullis.driver.platform.Platform;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.DeviceTransaction;
import portcullis.testbench.iommu.RunningIommu;

/**
 * A platform whose IOMMU is the hardware in a simulation: a tick is a clock cycle, and time passes
 * with each access of a register and while somebody waits. Safe for several threads: the simulation
 * belongs to the memory's lock.
 */
public final class RtlPlatform implements Platform {
  /** Cycles between two looks at what is waited for. */
  private static final int STRIDE = 4;

  private static final int REQUEST_LIMIT = 100_000;

  private final RunningIommu iommu;
  private final WatchedMemory memory;
  private final long doorbell;
  private final BitSet messages = new BitSet();
  private final Mmio registers = new Registers();
  private final Interrupts interrupts = new Vectors();

  /**
   * Around an IOMMU in reset state, from now on used through this object only.
   *
   * @param iommu the running hardware
   * @param memory of the machine, put behind its memory port and behind its translated port
   * @param doorbell physical address of a page beside the memory that takes this IOMMU's messages
   */
  public RtlPlatform(RunningIommu iommu, WatchedMemory memory, long doorbell) {
    this.iommu = iommu;
    this.memory = memory;
    this.doorbell = doorbell;
    memory.addDoorbell(doorbell, messages::set);
    iommu.memoryPort().setMemory(memory);
    iommu.translatedPort().setMemory(memory);
  }

  @Override
  public Mmio registers() {
    return registers;
  }

  @Override
  public WatchedMemory memory() {
    return memory;
  }

  @Override
  public Interrupts interrupts() {
    return interrupts;
  }

  @Override
  public boolean await(BooleanSupplier condition, long ticks) {
    for (long left = ticks; !condition.getAsBoolean(); left -= STRIDE) {
      if (left <= 0) {
        return false;
      }
      synchronized (memory) {
        iommu.run(Math.min(STRIDE, left));
      }
      Thread.yield();
    }
    return true;
  }

  /**
   * Sends a device's burst and lets time pass until it is answered.
   *
   * @param request the burst
   * @return the burst with its answer
   */
  public DeviceTransaction request(DeviceRequest request) {
    synchronized (memory) {
      var transaction = iommu.device().submit(request);
      iommu.runUntil("the answer to: " + request, transaction::isDone, REQUEST_LIMIT);
      return transaction;
    }
  }

  /**
   * Sends bursts of devices, as many at once as the bus takes, and lets time pass until all are
   * answered and the hardware is at rest.
   *
   * @param requests the bursts
   * @return the bursts with their answers, in the same order
   */
  public List<DeviceTransaction> requestAll(List<DeviceRequest> requests) {
    synchronized (memory) {
      var transactions = requests.stream().map(iommu.device()::submit).toList();
      iommu.runUntilQuiet();
      return transactions;
    }
  }

  /**
   * Sends writes with their data, as many at once as the bus takes, and lets time pass until all
   * are answered and the hardware is at rest.
   *
   * @param writes the bursts
   * @param lanes for each of them the lanes of the bus, beat by beat
   * @return the bursts with their answers, in the same order
   */
  public List<DeviceTransaction> writeAll(List<DeviceRequest> writes, List<long[]> lanes) {
    synchronized (memory) {
      var transactions = new ArrayList<DeviceTransaction>();
      for (int i = 0; i < writes.size(); i++) {
        transactions.add(iommu.device().submit(writes.get(i), lanes.get(i)));
      }
      iommu.runUntilQuiet();
      return transactions;
    }
  }

  private final class Registers implements Mmio {
    @Override
    public int read32(int offset) {
      synchronized (memory) {
        return (int) iommu.readRegister(offset, Integer.BYTES);
      }
    }

    @Override
    public long read64(int offset) {
      synchronized (memory) {
        return iommu.readRegister(offset, Long.BYTES);
      }
    }

    @Override
    public void write32(int offset, int value) {
      synchronized (memory) {
        iommu.writeRegister(offset, Integer.BYTES, value & 0xffffffffL);
      }
    }

    @Override
    public void write64(int offset, long value) {
      synchronized (memory) {
        iommu.writeRegister(offset, Long.BYTES, value);
      }
    }
  }

  private final class Vectors implements Interrupts {
    @Override
    public int vectors() {
      return 1 << iommu.config().widths().vector();
    }

    @Override
    public Message message(int vector) {
      return new Message(doorbell, vector);
    }

    @Override
    public boolean poll(int vector) {
      synchronized (memory) {
        boolean message = messages.get(vector);
        messages.clear(vector);
        return message || (iommu.interrupts() >>> vector & 1) != 0;
      }
    }

    @Override
    public boolean await(int vector, long ticks) {
      return RtlPlatform.this.await(() -> poll(vector), ticks);
    }
  }
}
