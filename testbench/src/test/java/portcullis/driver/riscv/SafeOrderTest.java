package portcullis.driver.riscv;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.driver.riscv.Machine.range;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import portcullis.iommu.layout.PdtpMode;
import portcullis.model.CacheSizes;
import portcullis.model.MemoryType;
import portcullis.model.Outcome;
import portcullis.model.Request;
import portcullis.platform.WatchedMemory;

/**
 * A device that asks after every single store of the driver, in a memory that shows stores late and
 * out of order, with caches that forget nothing by themselves: it must see the old, the new, or a
 * plain refusal, and never a mixture; and when a call has returned, only the new.
 */
class SafeOrderTest {
  private static final int DEVICE = 77;
  private static final long PAGE = 4096;
  private static final int NOT_VALID_DEVICE = 258;
  private static final int NOT_VALID_PROCESS = 266;

  private final long seed = Long.getLong("portcullis.seed", System.nanoTime());
  private final WatchedMemory memory = WatchedMemory.weaklyOrdered(0x8000_0000L, 64 << 20, seed);
  private Machine machine =
      new Machine(memory, 0, Machine.CORE | Machine.EXTRAS, CacheSizes.all(16));
  private RiscvIommu unit = machine.start();

  @AfterEach
  void nothingTouchedFreeMemory() {
    assertThat(memory.strayAccesses()).as("seed %d", seed).isEmpty();
  }

  private Outcome ask(Request request) {
    return machine.platform.translate(request);
  }

  /** Runs a change while the device asks, and tells what it saw. */
  private Set<Outcome> during(Request request, Runnable change, Request... others) {
    var seen = new HashSet<Outcome>();
    memory.observe(() -> {
      seen.add(ask(request));
      for (var other : others) {
        ask(other);
      }
    });
    change.run();
    memory.observe(() -> {});
    return seen;
  }

  private static Outcome refused(int cause) {
    return new Outcome.Aborted(cause);
  }

  private AddressSpace space(PageTableFormat format, long target) {
    var space = machine.space(format);
    space.map(range(0, PAGE), target, LeafAttributes.READ_WRITE);
    return space;
  }

  @RepeatedTest(20)
  void aDeviceNeverSeesHalfABinding() {
    var one = space(PageTableFormat.SV57, memory.allocate(1));
    var two = space(PageTableFormat.SV39X4, memory.allocate(1));
    var bindings =
        List.of(Machine.firstStage(one, 1), Machine.secondStage(two, 2), DeviceBinding.BLOCKED);
    var request = Request.read(DEVICE, 0x10);
    for (int step = 0; step < 30; step++) {
      var binding = bindings.get(step % 3);
      var before = ask(request);
      var seen = during(request, () -> unit.bind(DEVICE, binding));
      var after = ask(request);
      assertThat(List.of(before, after, refused(NOT_VALID_DEVICE)))
          .as("seed %d, step %d", seed, step)
          .containsAll(seen);
      assertThat(after.equals(refused(NOT_VALID_DEVICE))).isEqualTo(binding.blocked());
    }
  }

  @RepeatedTest(20)
  void aProcessNeverSeesHalfABinding() {
    var one = space(PageTableFormat.SV57, memory.allocate(1));
    var two = space(PageTableFormat.SV39, memory.allocate(1));
    var directory = new ProcessDirectory(memory, TableMemory.of(memory), PdtpMode.PD20);
    unit.bind(
        DEVICE,
        DeviceBinding.of(
            new DeviceTranslation.Processes(directory.root(), true, Optional.empty())));
    int process = 0xabcde;
    var request = Request.read(DEVICE, 0x10).withProcess(process, false);
    var bindings =
        List.of(
            Optional.of(ProcessBinding.user(new FirstStageBinding(one.root(), 1))),
            Optional.of(ProcessBinding.user(new FirstStageBinding(two.root(), 2))),
            Optional.<ProcessBinding>empty());
    for (int step = 0; step < 30; step++) {
      var binding = bindings.get(step % 3);
      var before = ask(request);
      var seen = during(request, () -> unit.bindProcess(DEVICE, directory, process, binding));
      var after = ask(request);
      assertThat(List.of(before, after, refused(NOT_VALID_PROCESS)))
          .as("seed %d, step %d", seed, step)
          .containsAll(seen);
      assertThat(after.equals(refused(NOT_VALID_PROCESS))).isEqualTo(binding.isEmpty());
    }
  }

  @RepeatedTest(20)
  void anAddressIsTranslatedOrNot() {
    long target = memory.allocate(512);
    var space = machine.space(PageTableFormat.SV48);
    var scope = InvalidationScope.FirstStage.of(9);
    space.addUser(unit, scope);
    unit.bind(DEVICE, Machine.firstStage(space, 9));
    long[] lengths = {PAGE, 16 * PAGE, 512 * PAGE};
    for (int step = 0; step < 30; step++) {
      long length = lengths[step % 3];
      var request = Request.write(DEVICE, length - 8);
      // In the same table but never cached, so that the unit reads the table all the time.
      var beside = Request.write(DEVICE, 64 * PAGE);
      var seen =
          during(request, () -> space.map(range(0, length), target, LeafAttributes.READ_WRITE));
      var mapped = ask(request);
      assertThat(mapped)
          .isInstanceOfSatisfying(
              Outcome.Translated.class,
              it -> assertThat(it.address()).isEqualTo(target + length - 8));
      assertThat(List.of(mapped, refused(15))).as("seed %d", seed).containsAll(seen);

      assertThat(List.of(mapped, refused(15)))
          .as("seed %d", seed)
          .containsAll(during(request, () -> space.unmap(range(0, length)), beside));
      assertThat(ask(request)).as("seed %d", seed).isEqualTo(refused(15));
    }
  }

  @RepeatedTest(20)
  void aMessageGoesToOnePageOrNone() {
    // Caches would hide from the device what an entry holds on the way.
    machine = new Machine(memory, 1, Machine.CORE | Machine.EXTRAS, CacheSizes.NONE);
    unit = machine.start();
    var second = space(PageTableFormat.SV39X4, memory.allocate(1));
    var table = new MsiPageTable(memory, 0x3, 0x300);
    var scope = new InvalidationScope.SecondStage(4);
    unit.bind(DEVICE, Machine.secondStage(second, 4).withMsi(table.translation()));
    var request = Request.write(DEVICE, 0x302_000L);
    var targets =
        List.<Runnable>of(
            () -> table.passThrough(2, 0x9000_0000L),
            () -> table.memoryResident(2, 0xa000_0000L, 0xb000_0000L, 1),
            () -> table.memoryResident(2, 0xc000_0000L, 0xd000_0000L, 2));
    var expected =
        List.of(
            new Outcome.Translated(0x9000_0000L, 12, MemoryType.PMA, true, 0, 0),
            new Outcome.Mrif(0xa000_0000L, 1, 0xb000_0000L, 0, 0),
            new Outcome.Mrif(0xc000_0000L, 2, 0xd000_0000L, 0, 0));
    for (int step = 0; step < 30; step++) {
      var before = ask(request);
      var seen = during(request, targets.get(step % 3));
      unit.invalidate(List.of(Invalidation.all(scope)));
      var after = ask(request);
      assertThat(after).isEqualTo(expected.get(step % 3));
      assertThat(List.of(before, after, refused(262))).as("seed %d", seed).containsAll(seen);
    }
    table.clear(2);
    unit.invalidate(List.of(Invalidation.all(scope)));
    assertThat(ask(request)).isEqualTo(refused(262));
  }
}
