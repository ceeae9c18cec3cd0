package portcullis.driver.riscv;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.driver.riscv.Machine.range;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import portcullis.driver.riscv.RiscvIommuOptions.FenceCompletion;
import portcullis.model.CacheSizes;
import portcullis.platform.Dma;
import portcullis.platform.WatchedMemory;

/** Several threads change one unit while devices do DMA: no device reaches another's pages. */
class ConcurrencyTest {
  private static final long PAGE = 4096;
  private static final int DEVICES = 4;
  private static final int ROUNDS = 60;

  private final long seed = Long.getLong("portcullis.seed", System.nanoTime());
  private final WatchedMemory memory = WatchedMemory.weaklyOrdered(0x8000_0000L, 64 << 20, seed);

  @RepeatedTest(4)
  void everyDeviceReachesItsOwnPagesOnly() throws Exception {
    var machine = new Machine(memory, 0, Machine.CORE, CacheSizes.all(32));
    var options = new RiscvIommuOptions(8, 16, FenceCompletion.MEMORY, 4, 10_000_000);
    var over = new AtomicBoolean();
    try (var unit = RiscvIommu.start(machine.platform, options);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new ArrayList<Callable<Void>>();
      for (int device = 0; device < DEVICES; device++) {
        int id = device;
        work.add(() -> useOneDevice(machine, unit, id));
      }
      var drain =
          threads.submit(() -> {
            while (!over.get()) {
              unit.drainFaults();
              Thread.yield();
            }
          });
      List<Future<Void>> results = threads.invokeAll(work);
      over.set(true);
      drain.get();
      for (var result : results) {
        result.get();
      }
      assertThat(unit.boundDevices()).isEmpty();
      assertThat(unit.pscids().inUse()).isZero();
    }
    assertThat(memory.strayAccesses()).as("seed %d", seed).isEmpty();
    assertThat(memory.allocatedPages()).as("seed %d: pages left behind", seed).isZero();
  }

  private Void useOneDevice(Machine machine, RiscvIommu unit, int id) throws Exception {
    var random = new Random(seed + id);
    var device = machine.device(id);
    for (int round = 0; round < ROUNDS; round++) {
      int pscid = unit.pscids().allocate();
      var scope = InvalidationScope.FirstStage.of(pscid);
      var space = machine.space(PageTableFormat.SV39);
      int pages = random.nextInt(1, 20);
      long iova = random.nextInt(0, 1000) * PAGE;
      long target = memory.allocate(pages);
      space.addUser(unit, scope);
      unit.bind(id, Machine.firstStage(space, pscid));
      space.map(range(iova, pages * PAGE), target, LeafAttributes.READ_WRITE);

      var written = new byte[random.nextInt(1, (int) (pages * PAGE))];
      random.nextBytes(written);
      device.write(Machine.NO_PROCESS, iova, written);
      assertThat(device.read(Machine.NO_PROCESS, iova, written.length)).isEqualTo(written);
      assertThat(memory.load(target, written.length)).isEqualTo(written);

      if (random.nextBoolean()) {
        space.unmap(range(iova, pages * PAGE));
        assertRefused(device, iova);
        unit.bind(id, DeviceBinding.BLOCKED);
      } else {
        unit.bind(id, DeviceBinding.BLOCKED);
        assertRefused(device, iova);
      }
      space.removeUser(unit, scope);
      space.close();
      unit.pscids().free(pscid);
      memory.free(target, pages);
    }
    return null;
  }

  private void assertRefused(Dma device, long iova) {
    try {
      device.read(Machine.NO_PROCESS, iova, 1);
    } catch (Dma.AbortedException expected) {
      assertThat(expected.cause()).isIn(13, 258);
      return;
    }
    throw new AssertionError("seed %d: DMA at 0x%x went through".formatted(seed, iova));
  }
}
