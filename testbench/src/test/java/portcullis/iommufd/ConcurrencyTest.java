package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommufd.Machine.HEAP;
import static portcullis.iommufd.Machine.MEGABYTE;
import static portcullis.iommufd.Machine.PAGE;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IommuException;
import portcullis.driver.core.MapRequest;
import portcullis.driver.vfio.VfioDevice;

/** Calls and DMA of several threads at once, on one fd and on several. */
class ConcurrencyTest {
  private static final int ROUNDS = 40;

  private static void runAll(List<Callable<Void>> tasks) throws Exception {
    try (var executor = Executors.newFixedThreadPool(tasks.size())) {
      for (Future<Void> future : executor.invokeAll(tasks)) {
        future.get();
      }
    }
  }

  /** Refusals are part of the game; anything else is not. */
  private static void tolerating(Runnable call) {
    try {
      call.run();
    } catch (IommuException e) {
      assertThat(e.errno()).as(e.getMessage()).isNotIn(Errno.EIO, Errno.EFAULT);
    }
  }

  /**
   * Requests at random. One that goes through while its page is not pinned may have been overtaken
   * by an unmapping; one that goes on going through was let through by mistake.
   */
  private static Callable<Void> dma(
      Machine machine, TestDevice device, AtomicBoolean stop, ConcurrentLinkedQueue<String> bad) {
    return () -> {
      var random = new Random(device.description().deviceId());
      while (!stop.get()) {
        long iova = random.nextInt(64) * (long) PAGE;
        if (device.reachesUnpinned(iova, random.nextBoolean())) {
          bad.add("0x%x of %s".formatted(iova, device.name()));
        }
        machine.subsystem.serveFaults();
      }
      return null;
    };
  }

  @Test
  void manyThreadsOnOneFd() throws Exception {
    try (var machine = new Machine()) {
      machine.process.allocate(HEAP, MEGABYTE, true);
      var devices = new ArrayList<TestDevice>();
      for (int i = 0; i < 4; i++) {
        devices.add(machine.device("device" + i, DeviceType.PHYSICAL_PASID, 0x20 + i));
      }
      try (var fd = machine.open()) {
        var root = fd.allocate(KernelManaged.root());
        var tasks = new ArrayList<Callable<Void>>();
        for (var device : devices) {
          tasks.add(() -> {
            var random = new Random(device.description().deviceId());
            for (int round = 0; round < ROUNDS; round++) {
              try (var file = machine.open(device)) {
                file.bind(fd, device.description().deviceId());
                file.attach(root);
                traffic(fd.allocate(KernelManaged.on(root)), root, file, random);
              }
            }
            return null;
          });
        }
        runAll(tasks);
      }
      machine.assertNothingLeaked();
    }
  }

  private static void traffic(Ioasid child, Ioasid root, VfioDevice file, Random random) {
    int vpasid = 1 + random.nextInt(3);
    file.attach(child, vpasid);
    for (int i = 0; i < 4; i++) {
      long page = random.nextInt(64) * (long) PAGE;
      tolerating(() -> root.map(MapRequest.readWrite(page, PAGE, HEAP + page)));
      tolerating(() -> child.map(MapRequest.readWrite(page + MEGABYTE, PAGE, page)));
      tolerating(() -> root.unmap(page, PAGE));
    }
    if (random.nextBoolean()) {
      file.detach(child, OptionalInt.of(vpasid));
      child.free();
    }
  }

  @Test
  void filesAreClosedUnderDma() throws Exception {
    try (var machine = new Machine()) {
      machine.process.allocate(HEAP, MEGABYTE, true);
      var one = machine.device("one", DeviceType.PHYSICAL, 0x20);
      var two = machine.device("two", DeviceType.PHYSICAL_PASID, 0x21);
      var stop = new AtomicBoolean();
      var bad = new ConcurrentLinkedQueue<String>();
      Callable<Void> user =
          () -> {
            try {
              for (int round = 0; round < ROUNDS; round++) {
                try (var fd = machine.open();
                    var file1 = machine.open(one);
                    var file2 = machine.open(two)) {
                  file1.bind(fd, 1);
                  file2.bind(fd, 2);
                  var root = fd.allocate(KernelManaged.root());
                  root.map(MapRequest.readWrite(0, 64 * PAGE, HEAP));
                  file1.attach(root);
                  file2.attach(root);
                  root.unmap(0, 64 * PAGE);
                  root.map(MapRequest.readWrite(0, 32 * PAGE, HEAP));
                  if (round % 2 == 0) {
                    Machine.closeEarly(fd);
                  } else {
                    Machine.closeEarly(file2);
                  }
                }
              }
            } finally {
              stop.set(true);
            }
            return null;
          };
      runAll(List.of(user, dma(machine, one, stop, bad), dma(machine, two, stop, bad)));
      assertThat(bad).isEmpty();
      assertThat(one.blocked(0)).isTrue();
      assertThat(two.blocked(0)).isTrue();
      machine.assertNothingLeaked();
    }
  }

  @Test
  void severalFdsContendForADevice() throws Exception {
    try (var machine = new Machine()) {
      machine.process.allocate(HEAP, MEGABYTE, true);
      var device = machine.device("device", DeviceType.PHYSICAL, 0x20);
      try (var file = machine.open(device)) {
        var tasks = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 3; i++) {
          tasks.add(() -> {
            try (var fd = machine.open()) {
              file.bind(fd, 1);
              var root = fd.allocate(KernelManaged.root());
              root.map(MapRequest.readWrite(0, PAGE, HEAP));
              for (int round = 0; round < ROUNDS; round++) {
                try {
                  file.attach(root);
                  assertThat(device.cause(0, true)).isZero();
                  file.detach(root);
                } catch (IommuException e) {
                  assertThat(e.errno()).isEqualTo(Errno.EBUSY);
                }
              }
            }
            return null;
          });
        }
        runAll(tasks);
      }
      machine.assertNothingLeaked();
    }
  }

  /** Not for a moment: what is under way was meant for the child's addresses. */
  @Test
  void aDeviceThatIsClosedDoesNotFallBackToTheParent() {
    try (var machine = new Machine()) {
      machine.process.allocate(HEAP, MEGABYTE, true);
      var device = machine.device("device", DeviceType.PHYSICAL, 0x20);
      try (var fd = machine.open();
          var file = machine.open(device)) {
        file.bind(fd, 1);
        var root = fd.allocate(KernelManaged.root());
        root.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
        file.attach(root);
        assertThat(device.cause(0x7000, false)).isZero();
        var child = fd.allocate(KernelManaged.on(root));
        file.attach(child);
        machine.memory.observe(() -> device.causeUnserved(0x7000, false));
        Machine.closeEarly(file);
        machine.memory.observe(() -> {});
        machine.subsystem.serveFaults();
      }
      machine.assertNothingLeaked();
    }
  }
}
