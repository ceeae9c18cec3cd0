package portcullis.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portcullis.hdl.sim.engine.Engines;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.IommuOption;
import portcullis.replay.device.RtlExplainer;
import portcullis.replay.device.RtlOptions;
import portcullis.replay.device.RtlUnderTest;
import portcullis.rtl.LeastBuild;

/**
 * The hardware gives every answer of the golden vectors, whatever the sizes of its caches and the
 * speed of its memory. The test command plays a share of them, the profile {@code long} all.
 */
class RtlVectorsTest {
  @TempDir private Path directory;

  /** Every tenth scenario, another one of the ten in each row. */
  @ParameterizedTest(name = "{0}, caches of {1}, latency {2}, stalls from {3}")
  @CsvSource({
    "base, 16, 1, , 0",
    "base, 16, 9, 11, 1",
    "core, 16, 1, , 2",
    "core, 16, 4, 12, 3",
    "core, 1, 2, 13, 4",
    "core, 1, 20, , 5",
    "core, none, 3, 14, 6"
  })
  void aShareAgrees(String name, String size, int latency, Long stalls, int share)
      throws IOException, VectorFileException {
    replay(name, size, latency, stalls, part(name, share));
  }

  @Tag("long")
  @ParameterizedTest(name = "{0}, caches of {1}, latency {2}, stalls from {3}")
  @CsvSource({
    "base, 1, 1, ",
    "base, 1, 7, 21",
    "base, 2, 3, 22",
    "base, 2, 50, ",
    "base, 16, 1, ",
    "base, 16, 5, 23",
    "base, 16, 50, 24",
    "core, 1, 1, ",
    "core, 1, 7, 25",
    "core, 2, 3, 26",
    "core, 2, 50, ",
    "core, 16, 1, ",
    "core, 16, 5, 27",
    "core, 16, 50, 28",
    "base, none, 4, 29",
    "core, none, 7, 30"
  })
  void allAgree(String name, String size, int latency, Long stalls)
      throws IOException, VectorFileException {
    replay(name, size, latency, stalls, GoldenVectorsTest.VECTORS.resolve(name + ".vec.gz"));
  }

  /** What devices see does not depend on the width of their bus. */
  @Tag("long")
  @ParameterizedTest(name = "{0}, {1} bits")
  @CsvSource({"base, 128", "core, 256"})
  void aShareAgreesOnWiderBuses(String name, int dataBits) throws IOException, VectorFileException {
    var config = IommuOption.apply(IommuConfig.named(name), List.of("data=" + dataBits));
    replay(config, 3, 31L, part(name, 6));
  }

  /** The other ways to simulate: the description itself, and beside it its Verilog. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({"base, JVM, 7", "core, JVM, 8"})
  void aShareAgreesOnEngine(String name, Engines engine, int share)
      throws IOException, VectorFileException {
    replay(IommuConfig.named(name), engine, 2, 32L, part(name, share));
  }

  @Tag("long")
  @Tag("tools")
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({"base, LOCKSTEP, 9", "core, LOCKSTEP, 9"})
  void aShareAgreesInLockstep(String name, Engines engine, int share)
      throws IOException, VectorFileException {
    replay(IommuConfig.named(name), engine, 2, 33L, part(name, share));
  }

  private static void replay(String name, String size, int latency, Long stalls, Path file)
      throws IOException, VectorFileException {
    var named = IommuConfig.named(name);
    var config =
        switch (size) {
          case "16" -> named;
          case "none" -> LeastBuild.of(named);
          default ->
              IommuOption.apply(
                  named,
                  List.of("iotlb=" + size, "deviceContexts=" + size, "processContexts=" + size));
        };
    replay(config, latency, stalls, file);
  }

  private static void replay(IommuConfig config, int latency, Long stalls, Path file)
      throws IOException, VectorFileException {
    replay(config, Engines.ofProcess(), latency, stalls, file);
  }

  private static void replay(
      IommuConfig config, Engines engine, int latency, Long stalls, Path file)
      throws IOException, VectorFileException {
    var seed = stalls == null ? OptionalLong.empty() : OptionalLong.of(stalls);
    try (var device = new RtlUnderTest(new RtlOptions(config, latency, seed), engine.start())) {
      var mismatches = new GoldenVectorsTest.Mismatches();
      var replayer = new Replayer(device, new RtlExplainer(device), mismatches, false);
      replayer.replay(file);
      assertThat(mismatches.texts()).isEmpty();
      assertThat(replayer.tally().requests()).isPositive();
      assertThat(replayer.tally().skipped()).isZero();
    }
  }

  private Path part(String name, int share) throws IOException {
    byte[] zipped = Files.readAllBytes(GoldenVectorsTest.VECTORS.resolve(name + ".vec.gz"));
    String text;
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      text = new String(gzip.readAllBytes(), StandardCharsets.US_ASCII);
    }
    var part = new StringBuilder();
    boolean wanted = true;
    for (var line : text.lines().toList()) {
      if (line.startsWith("S ")) {
        wanted = Integer.parseInt(line.substring(2)) % 10 == share;
      }
      if (wanted && !line.equals("Z")) {
        part.append(line).append('\n');
      }
    }
    return Files.writeString(directory.resolve(name + ".vec"), part.append("Z\n"));
  }
}
