package portcullis.coverify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import portcullis.coverify.traffic.Access;
import portcullis.coverify.traffic.DmaObserver;
import portcullis.coverify.traffic.Flight;
import portcullis.coverify.traffic.Scene;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.MapRequest;
import portcullis.driver.core.process.UserProcess;
import portcullis.driver.riscv.RiscvIommuOptions;
import portcullis.driver.riscv.RiscvIommuOptions.FenceCompletion;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.harness.Seed;
import portcullis.testbench.iommu.RunningIommu;

/**
 * Threads that run as they like: each has a process, a file and a device of its own on one unit of
 * the hardware, all devices do DMA, and one more thread serves the interrupt of the fault queue.
 */
class ThreadsTest {
  private static final int USERS = 3;
  private static final int ROUNDS = 12;
  private static final int PAGES = 8;
  private static final long HEAP = 0x4000_0000L;
  private static final long PAGE = 4096;
  private static final RiscvIommuOptions OPTIONS =
      new RiscvIommuOptions(64, 64, FenceCompletion.INTERRUPT, 4, 1_000_000);

  /** Devices that read and write at random; each may reach the pages of its own process only. */
  private static final class Traffic implements DmaObserver {
    private final Random random;
    private final Map<Long, Integer> owners = new HashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger translations = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

    private Traffic(long seed) {
      random = new Random(seed);
    }

    @Override
    public Flight next(boolean write) {
      int device = 1 + random.nextInt(USERS);
      long page = random.nextInt(PAGES) * PAGE;
      return random.nextInt(8) != 0
          ? null
          : new Flight(new Access(device, OptionalInt.empty(), page, write), true);
    }

    @Override
    public void translated(Flight flight, long physical) {
      translations.incrementAndGet();
      if (!Integer.valueOf(flight.access().deviceId()).equals(owners.get(physical))) {
        wrong.add("%s reached 0x%x of another".formatted(flight, physical));
      }
    }

    @Override
    public void landed(Flight flight, long physical) {
      // It went where it was translated to.
    }

    @Override
    public void ended(Flight flight, boolean refused, Supplier<String> walk) {
      refusals.addAndGet(refused ? 1 : 0);
    }

    @Override
    public void wrong(String what) {
      wrong.add(what);
    }
  }

  @RtlTest(configs = {"base", "core"})
  void threadsOfSeveralProcesses(RunningIommu iommu, Seed seed) {
    var traffic = new Traffic(seed.value());
    var served = new AtomicInteger();
    var result =
        new Coverification(iommu, 4, seed.value(), Workload.of(Path.of("pom.xml")))
            .play(
                new Scenario(
                    "threads", "threads", OPTIONS, stage -> play(stage.scene(), traffic, served)));
    assertThat(result.failure()).isEmpty();
    assertThat(traffic.wrong).isEmpty();
    assertThat(traffic.translations.get()).isPositive();
    assertThat(served.get()).isPositive().isLessThanOrEqualTo(traffic.refusals.get());
  }

  private static void play(Scene scene, Traffic traffic, AtomicInteger served) {
    var processes = new ArrayList<UserProcess>();
    for (int id = 1; id <= USERS; id++) {
      var process = new UserProcess(scene.users(), "user " + id, 1 << 20);
      process.allocate(HEAP, PAGES * PAGE, true);
      for (int page = 0; page < PAGES; page++) {
        var pinned = process.pin(HEAP + page * PAGE, false);
        traffic.owners.put(pinned.address(), id);
        scene.users().unpin(pinned);
      }
      processes.add(process);
      scene
          .subsystem()
          .addDevice(DeviceDescription.pci("device" + id, DeviceType.PHYSICAL, scene.unit(), id));
    }
    scene.load().begin(traffic);
    var stop = new AtomicBoolean();
    var tasks = new ArrayList<Callable<Void>>();
    var left = new AtomicInteger(USERS);
    for (int id = 1; id <= USERS; id++) {
      int user = id;
      tasks.add(() -> {
        try {
          for (int round = 0; round < ROUNDS; round++) {
            oneRound(scene, processes.get(user - 1), user);
          }
        } finally {
          stop.set(left.decrementAndGet() == 0);
        }
        return null;
      });
    }
    tasks.add(() -> {
      while (!stop.get()) {
        if (scene.unit().awaitFaults(200)) {
          served.addAndGet(scene.subsystem().serveFaults());
        }
      }
      return null;
    });
    runAll(tasks);
    scene.load().rest();
    served.addAndGet(scene.subsystem().serveFaults());
    scene.load().end();
    processes.forEach(process -> process.release(0, 1L << 40));
  }

  private static void oneRound(Scene scene, UserProcess process, int id) {
    try (var fd = scene.subsystem().open(process);
        var file = scene.vfio().open("device" + id, process)) {
      file.bind(fd, id);
      var root = fd.allocate(KernelManaged.root());
      file.attach(root);
      settled(scene);
      root.map(MapRequest.readWrite(0, 4 * PAGE, HEAP));
      root.map(MapRequest.readWrite(4 * PAGE, 4 * PAGE, HEAP + 4 * PAGE));
      settled(scene);
      scene.load().run(100);
      root.unmap(0, 4 * PAGE);
      settled(scene);
      var child = fd.allocate(KernelManaged.on(root));
      child.map(MapRequest.readWrite(0, 4 * PAGE, 4 * PAGE));
      file.attach(child);
      settled(scene);
      scene.load().run(100);
      while (fd.readFault().isPresent()) {
        // What this user is told is told in other tests.
      }
    }
    settled(scene);
  }

  /** Under the lock of the core no call goes on. */
  private static void settled(Scene scene) {
    scene.subsystem().run(scene.load()::settled);
  }

  private static void runAll(List<Callable<Void>> tasks) {
    try (var executor = Executors.newFixedThreadPool(tasks.size())) {
      for (Future<Void> future : executor.invokeAll(tasks)) {
        future.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
