package portcullis.coverify.traffic;

import java.util.Random;
import java.util.function.Consumer;
import portcullis.model.SparseMemory.FaultKind;

/** Makes memory fail where the IOMMU has its tables and queues, for a while. */
final class Injection {
  private static final int SELDOM = 20;
  private static final int LONGEST = 300;

  private final Scene scene;
  private final DmaChecks checks;
  private final FaultBook faults;
  private final Consumer<String> events;
  private final Random random;
  private boolean active;
  private int count;

  Injection(Scene scene, DmaChecks checks, FaultBook faults, Consumer<String> events) {
    this.scene = scene;
    this.checks = checks;
    this.faults = faults;
    this.events = events;
    random = new Random(scene.random().nextLong());
  }

  int count() {
    return count;
  }

  void perhapsBegin() {
    var places = scene.load().recentAccesses();
    if (active || places.isEmpty() || random.nextInt(SELDOM) != 0) {
      return;
    }
    var kind = FaultKind.values()[random.nextInt(FaultKind.values().length)];
    long place = places.get(random.nextInt(places.size()));
    boolean page = random.nextBoolean();
    checks.breakTables(true);
    faults.expectLosses();
    scene.memory().addFault(page ? place & -4096 : place & -8, page ? 4096 : 8, kind);
    events.accept("%s at 0x%x".formatted(kind, place));
    active = true;
    count++;
    scene.load().run(1 + random.nextInt(LONGEST));
  }

  void perhapsEnd() {
    if (active && random.nextInt(3) == 0) {
      end();
    }
  }

  void end() {
    if (active) {
      scene.memory().clearFaults();
      events.accept("memory is whole again");
      // Whatever is under way may have met the failure and not have its answer yet.
      checks.breakTables(false);
      active = false;
    }
  }
}
