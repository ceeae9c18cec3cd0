package portcullis.platform;

import java.util.BitSet;
import java.util.function.BooleanSupplier;
import portcullis.driver.platform.Interrupts;
import portcullis.driver.platform.Mmio;
import portcullis.driver.platform.Platform;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.model.CacheSizes;
import portcullis.model.Capabilities;
import portcullis.model.IommuModel;
import portcullis.model.Outcome;
import portcullis.model.Request;

/**
 * A platform whose IOMMU is the software model. The model carries out commands only while the
 * driver waits, as late as hardware ever would: a driver that does not wait is found out. Safe for
 * several threads.
 */
public final class ModelPlatform implements Platform {
  private static final int VECTORS = 4;
  private static final long PAGE = 4096;

  /** Custom bits that the model, which knows only the specification, must not see. */
  private static final long CUSTOM = CapabilitiesRegister.CUSTOM.mask();

  private final WatchedMemory memory;
  private final long capabilities;
  private final long doorbell;
  private final IommuModel model;
  private final BitSet messages = new BitSet();
  private final Mmio registers = new Registers();
  private final Interrupts interrupts = new Vectors();

  /**
   * A platform with an IOMMU in reset state.
   *
   * @param memory of the machine; may be shared with other platforms
   * @param capabilities register of the IOMMU; custom bits are shown to the driver
   * @param caches how much the model caches
   * @param doorbell physical address of a page beside the memory that takes this IOMMU's messages
   */
  public ModelPlatform(WatchedMemory memory, long capabilities, CacheSizes caches, long doorbell) {
    this.memory = memory;
    this.capabilities = capabilities;
    this.doorbell = doorbell;
    this.model =
        new IommuModel(
            Capabilities.of(capabilities & ~CUSTOM, false, false, 4, 0), memory, false, caches);
    memory.addDoorbell(doorbell, messages::set);
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
    for (long passed = 0; !condition.getAsBoolean(); passed++) {
      if (passed >= ticks) {
        return false;
      }
      tick();
      Thread.yield();
    }
    return true;
  }

  private void tick() {
    synchronized (memory) {
      model.settle();
      model.advanceCycles(1);
      model.drainEvents();
    }
  }

  /**
   * A device's request. Faults go to the fault queue.
   *
   * @param request the request
   * @return the answer
   */
  public Outcome translate(Request request) {
    synchronized (memory) {
      return model.translate(request);
    }
  }

  /**
   * Why a request is answered as it is.
   *
   * @param request the request
   * @return the walk step by step, in lines
   */
  public String explain(Request request) {
    synchronized (memory) {
      return model.explain(request);
    }
  }

  /**
   * A device did not answer an invalidation of what it caches.
   *
   * @param itag tag of the invalidation
   */
  public void invalidationTimeout(int itag) {
    synchronized (memory) {
      model.invalidationTimeout(itag);
    }
  }

  /** The memory's lock serves for the model too: both change together. */
  private final class Registers implements Mmio {
    @Override
    public int read32(int offset) {
      if (offset >= 0 && offset < Long.BYTES) {
        return (int) (capabilities >>> Byte.SIZE * offset);
      }
      synchronized (memory) {
        return (int) model.readRegister(offset, Integer.BYTES);
      }
    }

    @Override
    public long read64(int offset) {
      if (offset == CapabilitiesRegister.REGISTER.offset()) {
        return capabilities;
      }
      synchronized (memory) {
        return model.readRegister(offset, Long.BYTES);
      }
    }

    @Override
    public void write32(int offset, int value) {
      synchronized (memory) {
        model.writeRegister(offset, Integer.BYTES, value & 0xffffffffL);
      }
    }

    @Override
    public void write64(int offset, long value) {
      synchronized (memory) {
        model.writeRegister(offset, Long.BYTES, value);
      }
    }
  }

  private final class Vectors implements Interrupts {
    @Override
    public int vectors() {
      return VECTORS;
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
        return message || model.wire(vector);
      }
    }

    @Override
    public boolean await(int vector, long ticks) {
      return ModelPlatform.this.await(() -> poll(vector), ticks);
    }
  }

  /**
   * A page for messages that no memory of a machine reaches.
   *
   * @param unit number of the IOMMU in the machine
   * @return its physical address
   */
  public static long doorbell(int unit) {
    return 0x2800_0000L + unit * PAGE;
  }
}
