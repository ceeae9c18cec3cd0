package portcullis.iommu.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.QueueIndex;

/** A control unit whose command queue is on. */
final class CommandQueueHarness implements AutoCloseable {
  static final long BASE = 0x8_4000_0000L;
  private static final long ERRORS = Cqcsr.CQMF.mask() | Cqcsr.CMD_TO.mask() | Cqcsr.CMD_ILL.mask();

  final ControlHarness control;
  final int entries;
  int tail;

  CommandQueueHarness(IommuConfig config, long seed, int log2Size) {
    control = new ControlHarness(config, seed);
    entries = 1 << log2Size;
    control.write(QueueBase.CQB, QueueBase.PPN.of(BASE >>> 12) | log2Size - 1);
    control.write(Cqcsr.REGISTER, Cqcsr.CQEN.of(true));
    assertThat(control.read(Cqcsr.REGISTER)).isEqualTo(Cqcsr.CQEN.mask() | Cqcsr.CQON.mask());
  }

  void put(TestCommand... commands) {
    for (var command : commands) {
      control.memory.store(BASE + 16L * tail, command.operation());
      control.memory.store(BASE + 16L * tail + 8, command.operands());
      tail = (tail + 1) % entries;
    }
  }

  void ring() {
    control.write(QueueIndex.CQT, tail);
  }

  long head() {
    return control.read(QueueIndex.CQH);
  }

  long status() {
    return control.read(Cqcsr.REGISTER) & (ERRORS | Cqcsr.FENCE_W_IP.mask());
  }

  void untilEmpty() {
    control.until("the queue is empty", () -> head() == tail);
  }

  List<Long> pages() {
    return control.forgotten.stream().map(ControlHarness.Forgotten::page).toList();
  }

  /** Lets the queue go on after errors. */
  void clear(long bits) {
    control.write(Cqcsr.REGISTER, Cqcsr.CQEN.mask() | bits);
  }

  /** Page numbers of as many commands. */
  static List<Long> sequence(int count) {
    var all = new ArrayList<Long>();
    for (long i = 0; i < count; i++) {
      all.add(i);
    }
    return all;
  }

  @Override
  public void close() {
    control.close();
  }
}
