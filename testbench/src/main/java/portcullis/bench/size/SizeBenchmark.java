package portcullis.bench.size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import portcullis.bench.Benchmark;
import portcullis.bench.Measurement;
import portcullis.bench.Target;
import portcullis.generate.IommuProduct;
import portcullis.generate.ProductFolder;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.IommuOption;

/**
 * How many look-up tables and flip-flops each build becomes, and which unit they belong to. The
 * build {@code peer_like} has the cache sizes of the best published open implementation, whose
 * numbers are its targets.
 */
public final class SizeBenchmark implements Benchmark {
  private static final String FLIP_FLOP = "\\$_S?DFF.*";
  private static final String LUT = "\\$lut";
  private static final String ICE40_LUT = "SB_LUT4";
  private static final String ICE40_FLIP_FLOP = "SB_DFF.*";
  private static final String ICE40_MEMORY = "SB_RAM40.*";

  private record Build(
      String name,
      IommuConfig config,
      Target lut4,
      Target flipFlops,
      Target iceLut4,
      Target iceFlipFlops) {
    static Build of(IommuConfig config) {
      var none = Target.none();
      return new Build(config.name(), config, none, none, none, none);
    }
  }

  /** Creates the benchmark. */
  public SizeBenchmark() {}

  @Override
  public String name() {
    return "size";
  }

  @Override
  public String description() {
    return "Look-up tables and flip-flops of each configuration, by yosys, and of each unit.";
  }

  /** Base as the peer is: one walk at a time, its caches, no walk caches. */
  static IommuConfig peerLike() {
    return IommuOption.apply(
        IommuConfig.BASE,
        List.of(
            "walkers=1",
            "iotlb=16",
            "deviceContexts=8",
            "processContexts=8",
            "parked=1",
            "firstStageTables=0",
            "secondStageEntries=0",
            "commandPrefetch=4",
            "outstanding=15"));
  }

  private static List<Build> builds() {
    return List.of(
        Build.of(IommuConfig.SMALL),
        Build.of(IommuConfig.BASE),
        Build.of(IommuConfig.CORE),
        new Build(
            "peer_like",
            peerLike(),
            Target.atMost(14_811),
            Target.atMost(8_147),
            Target.atMost(14_463),
            Target.atMost(8_150)));
  }

  @Override
  public List<Measurement> run() throws IOException, InterruptedException {
    var measurements = new ArrayList<Measurement>();
    for (var build : builds()) {
      var folder = Files.createTempDirectory("portcullis-size");
      try {
        measure(build, folder, measurements);
      } finally {
        delete(folder);
      }
    }
    return measurements;
  }

  private static void measure(Build build, Path folder, List<Measurement> measurements)
      throws IOException, InterruptedException {
    var product = IommuProduct.of(build.config());
    ProductFolder.write(product, folder);
    var top = product.name();
    var prefix = "size." + build.name();

    progress(build, "synth; abc -lut 4");
    var generic =
        Yosys.run(
                folder,
                "synth -flatten -top %s; abc -lut 4; tee -o /dev/stdout stat".formatted(top))
            .get(top);
    measurements.add(count(prefix + ".lut4", generic.matching(LUT), build.lut4()));
    measurements.add(count(prefix + ".ff", generic.matching(FLIP_FLOP), build.flipFlops()));

    progress(build, "synth_ice40");
    var ice =
        Yosys.run(folder, "synth_ice40 -top %s; tee -o /dev/stdout stat".formatted(top)).get(top);
    measurements.add(count(prefix + ".ice40.lut4", ice.matching(ICE40_LUT), build.iceLut4()));
    measurements.add(
        count(prefix + ".ice40.ff", ice.matching(ICE40_FLIP_FLOP), build.iceFlipFlops()));
    measurements.add(count(prefix + ".ice40.bram", ice.matching(ICE40_MEMORY), Target.none()));

    progress(build, "each unit");
    var units =
        Yosys.run(folder, "synth -top %s; abc -lut 4; tee -o /dev/stdout stat".formatted(top));
    for (var unit : units.get(top).counts().keySet()) {
      if (units.containsKey(unit)) {
        var name = prefix + ".unit." + unit;
        measurements.add(count(name + ".lut4", total(units, unit, LUT), Target.none()));
        measurements.add(count(name + ".ff", total(units, unit, FLIP_FLOP), Target.none()));
      }
    }
  }

  /** Cells of a module and of everything in it. */
  private static long total(Map<String, Yosys.Cells> modules, String module, String pattern) {
    var own = modules.get(module);
    long sum = own.matching(pattern);
    for (var cell : own.counts().entrySet()) {
      if (modules.containsKey(cell.getKey())) {
        sum += cell.getValue() * total(modules, cell.getKey(), pattern);
      }
    }
    return sum;
  }

  private static Measurement count(String name, long cells, Target target) {
    return new Measurement(name, cells, "cells", target);
  }

  private static void progress(Build build, String what) {
    System.err.println("size." + build.name() + ": " + what + " ...");
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
