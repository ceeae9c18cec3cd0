package portcullis.iommu.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Elaborated;
import portcullis.hdl.Elaboration;
import portcullis.hdl.lib.axi.Burst;
import portcullis.iommu.Capacities;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.Seeds;

class DevicePortTest {
  private static final IommuConfig CONFIG = IommuConfig.BASE;
  private static final IommuConfig TIGHT =
      IommuConfig.BASE.withName("tight").withCapacities(new Capacities(1, 1, 1, 1, 2, 1, 1, 1, 2));
  private static final Elaborated<MonitoredPort> PORT =
      Elaboration.of(() -> new MonitoredPort(CONFIG));
  private static final Elaborated<MonitoredPort> TIGHT_PORT =
      Elaboration.of(() -> new MonitoredPort(TIGHT));

  @Test
  void everyRequestIsAnsweredOnceAndInOrderWhateverHappens() {
    Seeds.each(DevicePortTest.class, 4, seed -> traffic(PORT, CONFIG, seed));
  }

  @Test
  void theSmallestPortLosesNothingEither() {
    Seeds.each(DevicePortTest.class, 4, seed -> traffic(TIGHT_PORT, TIGHT, seed));
  }

  private static void traffic(Elaborated<MonitoredPort> port, IommuConfig config, long seed) {
    try (var bench = new PortBench(port, config, seed)) {
      bench.pace = 1 + bench.random.nextInt(4);
      bench.memory.pace = 1 + bench.random.nextInt(4);
      bench.memory.latency = 1 + bench.random.nextInt(30);
      bench.walker.longest = 1 + bench.random.nextInt(60);
      bench.hits = bench.random.nextInt(257);
      for (int i = 0; i < 250; i++) {
        bench.toSend.get(0).add(PortRequest.random(bench.random, false, config.widths().id()));
        bench.toSend.get(1).add(PortRequest.random(bench.random, true, config.widths().id()));
      }
      bench.runToTheEnd(400_000);
    }
  }

  @Test
  void hitsAppearTwoCyclesAfterTheirHandshakeAndOneEachCycle() {
    for (int ids : List.of(1, 16)) {
      for (var directions : List.of(List.of(0), List.of(1), List.of(0, 1))) {
        try (var bench = new PortBench(PORT, CONFIG, ids)) {
          unstalled(bench);
          for (int i = 0; i < 500; i++) {
            for (int direction : directions) {
              bench.toSend.get(direction).add(passing(bench.random, direction == 1, ids));
            }
          }
          bench.runToTheEnd(3000);
          var all = new ArrayList<>(bench.issuedAt.get(0));
          all.addAll(bench.issuedAt.get(1));
          all.sort(null);
          String what = "%d IDs, directions %s".formatted(ids, directions);
          assertThat(all.getLast() - all.getFirst()).as(what).isEqualTo(all.size() - 1);
          for (int direction : directions) {
            long first = bench.acceptedAt.get(direction).getFirst();
            long seen = bench.issuedAt.get(direction).getFirst();
            assertThat(seen - first).as(what).isEqualTo(2 + (direction & directions.size() - 1));
          }
        }
      }
    }
  }

  @Test
  void aWalkDelaysNoHitOfAnotherId() {
    try (var bench = new PortBench(PORT, CONFIG, 1)) {
      unstalled(bench);
      bench.walker.longest = 1;
      bench.walker.shortest = 200;
      bench.hits = 0;
      bench.toSend.get(0).add(passing(bench.random, false, 1));
      for (int i = 0; i < 20; i++) {
        bench.step();
      }
      bench.hits = 256;
      for (int i = 0; i < 50; i++) {
        var hit = passing(bench.random, false, 1);
        bench.toSend.get(0).add(hit.withId(1 + i % 15));
      }
      for (int i = 0; i < 100; i++) {
        bench.step();
      }
      assertThat(bench.issued.get(0)).hasSize(50).allMatch(request -> request.id() > 0);
      for (int i = 0; i < 50; i++) {
        assertThat(bench.issuedAt.get(0).get(i)).isEqualTo(bench.acceptedAt.get(0).get(i + 1) + 2);
      }
      bench.runToTheEnd(2000);
    }
  }

  @Test
  void writesThatHitPassAtFullSpeedWhileReadsWaitForASlot() {
    try (var bench = new PortBench(PORT, CONFIG, 2)) {
      unstalled(bench);
      bench.walker.longest = 1;
      bench.walker.shortest = 1000;
      bench.hits = 0;
      for (int i = 0; i < CONFIG.capacities().parked() + 4; i++) {
        bench.toSend.get(0).add(passing(bench.random, false, 16));
      }
      for (int i = 0; i < 60; i++) {
        bench.step();
      }
      bench.hits = 256;
      for (int i = 0; i < 200; i++) {
        bench.toSend.get(1).add(passing(bench.random, true, 16));
      }
      for (int i = 0; i < 220; i++) {
        bench.step();
      }
      var issuedAt = bench.issuedAt.get(1);
      assertThat(issuedAt).hasSize(200);
      assertThat(issuedAt.getLast() - issuedAt.getFirst()).isEqualTo(199);
      bench.runToTheEnd(20_000);
    }
  }

  @Test
  void neitherReadsNorWritesStarveBehindTheOther() {
    try (var bench = new PortBench(PORT, CONFIG, 3)) {
      unstalled(bench);
      for (int i = 0; i < 300; i++) {
        bench.toSend.get(0).add(passing(bench.random, false, 16));
        bench.toSend.get(1).add(passing(bench.random, true, 16));
      }
      for (int i = 0; i < 203; i++) {
        bench.step();
      }
      assertThat(bench.issuedAt.get(0).size()).isBetween(99, 101);
      assertThat(bench.issuedAt.get(1).size()).isBetween(99, 101);
      bench.runToTheEnd(2000);
    }
  }

  @Test
  void aMissCostsOneWalkAndItsReplayAppearsTwoCyclesAfterItIsDone() {
    try (var bench = new PortBench(PORT, CONFIG, 4)) {
      unstalled(bench);
      bench.walker.longest = 1;
      bench.walker.shortest = 10;
      bench.hits = 0;
      var request = passing(bench.random, false, 1);
      for (int i = 0; i < 4; i++) {
        bench.toSend.get(0).add(request.withId(i));
      }
      bench.runToTheEnd(200);
      assertThat(bench.walker.begun).hasSize(1);
      long asked = bench.acceptedAt.get(0).getFirst();
      // Looked up in the next cycle, parked and begun in the one after; the walk stand-in's result
      // can be read 12 cycles later, and what is read then is on the bus in the cycle after.
      assertThat(bench.walker.begunAt.getFirst()).isEqualTo(asked + 2);
      assertThat(bench.issuedAt.get(0).getFirst()).isEqualTo(bench.walker.doneAt.getFirst() + 1);
    }
  }

  @Test
  void aBurstOverItsPageIsRefusedWithoutWalkOrRecord() {
    try (var bench = new PortBench(PORT, CONFIG, 5)) {
      unstalled(bench);
      bursts(bench, 1);
      assertThat(bench.issued.get(0)).isEmpty();
      assertThat(bench.issued.get(1)).isEmpty();
      assertThat(bench.reported).isZero();
    }
  }

  @Test
  void aBurstUpToTheEndOfItsPagePasses() {
    try (var bench = new PortBench(PORT, CONFIG, 6)) {
      unstalled(bench);
      bursts(bench, 0);
      assertThat(bench.issued.get(0)).hasSize(28);
      assertThat(bench.issued.get(1)).hasSize(28);
    }
  }

  /** Bursts whose last beat is the last of the page, or so many beats beyond. */
  private static void bursts(PortBench bench, int beyond) {
    for (int direction = 0; direction < 2; direction++) {
      var request = passing(bench.random, direction == 1, 1);
      for (int size = 0; size < 4; size++) {
        for (int len : new int[] {1, 2, 15, 255}) {
          int start = 4096 + ((beyond - len - 1) << size);
          bench.toSend.get(direction).add(request.burst(start, len, size));
          if (size > 0) {
            bench.toSend.get(direction).add(request.burst(start + (1 << size) - 1, len, size));
          }
        }
      }
    }
    bench.runToTheEnd(30_000);
    assertThat(bench.walker.begun).isEmpty();
  }

  private static void unstalled(PortBench bench) {
    bench.pace = 1;
    bench.memory.pace = 1;
    bench.memory.latency = 1;
    bench.walker.overtakes = 0;
    bench.walker.prompt = true;
    bench.hits = 256;
  }

  private static PortRequest passing(Random random, boolean write, int ids) {
    while (true) {
      var request =
          new PortRequest(
              write,
              random.nextInt(ids),
              (long) random.nextInt(1000) << 12 | random.nextInt(512) << 3,
              0,
              3,
              Burst.INCR,
              false,
              0,
              0,
              random.nextInt(4),
              false,
              0,
              0);
      if (request.fate() == PortRequest.Fate.PASSES) {
        return request;
      }
    }
  }
}
