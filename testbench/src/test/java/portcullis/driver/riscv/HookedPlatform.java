package portcullis.driver.riscv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongUnaryOperator;
import portcullis.driver.platform.Interrupts;
import portcullis.driver.platform.Mmio;
import portcullis.driver.platform.PhysicalMemory;
import portcullis.driver.platform.Platform;

/** A platform on which a test changes what registers answer, and acts when time passes. */
final class HookedPlatform implements Platform {
  private final Platform platform;

  /** Changes what a register reads: given its offset. */
  private final Map<Integer, LongUnaryOperator> reads = new HashMap<>();

  /** Changes what is written to a register. */
  private final Map<Integer, LongUnaryOperator> writes = new HashMap<>();

  /** What is done, each once, before the next time that time passes. */
  private final List<Runnable> beforeTime = new ArrayList<>();

  HookedPlatform(Platform platform) {
    this.platform = platform;
  }

  HookedPlatform onRead(int offset, LongUnaryOperator change) {
    reads.put(offset, change);
    return this;
  }

  HookedPlatform onWrite(int offset, LongUnaryOperator change) {
    writes.put(offset, change);
    return this;
  }

  void beforeTime(Runnable action) {
    beforeTime.add(action);
  }

  private static long changed(Map<Integer, LongUnaryOperator> changes, int offset, long value) {
    var change = changes.get(offset);
    return change == null ? value : change.applyAsLong(value);
  }

  @Override
  public Mmio registers() {
    var registers = platform.registers();
    return new Mmio() {
      @Override
      public int read32(int offset) {
        return (int) changed(reads, offset, registers.read32(offset) & 0xffffffffL);
      }

      @Override
      public long read64(int offset) {
        return changed(reads, offset, registers.read64(offset));
      }

      @Override
      public void write32(int offset, int value) {
        registers.write32(offset, (int) changed(writes, offset, value & 0xffffffffL));
      }

      @Override
      public void write64(int offset, long value) {
        registers.write64(offset, changed(writes, offset, value));
      }
    };
  }

  @Override
  public PhysicalMemory memory() {
    return platform.memory();
  }

  @Override
  public Interrupts interrupts() {
    return platform.interrupts();
  }

  @Override
  public boolean await(BooleanSupplier condition, long ticks) {
    return platform.await(
        () -> {
          if (condition.getAsBoolean()) {
            return true;
          }
          var actions = List.copyOf(beforeTime);
          beforeTime.clear();
          actions.forEach(Runnable::run);
          return false;
        },
        ticks);
  }
}
