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
    Seeds.each(DevicePortTest.class, 6, seed -> traffic(PORT, CONFIG, seed));
  }

  @Test
  void theSmallestPortLosesNothingEither() {
    Seeds.each(DevicePortTest.class, 6, seed -> traffic(TIGHT_PORT, TIGHT, seed));
  }

  private static void traffic(Elaborated<MonitoredPort> port, IommuConfig config, long seed) {
    try (var bench = new PortBench(port, config, seed)) {
      bench.pace = 1 + bench.random.nextInt(4);
      bench.memory.pace = 1 + bench.random.nextInt(4);
      bench.memory.latency = 1 + bench.random.nextInt(30);
      bench.walker.longest = 1 + bench.random.nextInt(60);
      bench.hits = bench.random.nextInt(257);
      for (int i = 0; i < 400; i++) {
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

  private static void unstalled(PortBench bench) {
    bench.pace = 1;
    bench.memory.pace = 1;
    bench.memory.latency = 1;
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
