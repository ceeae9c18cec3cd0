package portcullis.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portcullis.iommu.IommuConfig;

/** The committed Verilog pleases the strictest settings of all tools, without a waiver. */
@Tag("tools")
class CommittedVerilogLintTest {
  static List<IommuConfig> named() {
    return IommuConfig.NAMED;
  }

  @ParameterizedTest
  @MethodSource("named")
  void verilatorHasNothingToSay(IommuConfig config) throws IOException, InterruptedException {
    silent(config, "verilator --lint-only -Wall --top-module TOP -f TOP.f");
  }

  @ParameterizedTest
  @MethodSource("named")
  void icarusHasNothingToSay(IommuConfig config) throws IOException, InterruptedException {
    silent(config, "iverilog -g2005 -Wall -s TOP -o /dev/null -c TOP.f");
  }

  @ParameterizedTest
  @MethodSource("named")
  void yosysHasNothingToSay(IommuConfig config) throws IOException, InterruptedException {
    silent(
        config,
        "yosys -q -p read_verilog\u00a0*.v;\u00a0hierarchy\u00a0-check\u00a0-top\u00a0TOP;"
            + "\u00a0proc;\u00a0check\u00a0-assert;\u00a0select\u00a0-assert-none\u00a0t:$dlatch");
  }

  /** Runs a command, its words divided by spaces; a hard space stays within a word. */
  private static void silent(IommuConfig config, String command)
      throws IOException, InterruptedException {
    var words =
        List.of(command.replace("TOP", "portcullis_iommu_" + config.name()).split(" ")).stream()
            .map(word -> word.replace('\u00a0', ' '))
            .toList();
    var process =
        new ProcessBuilder(words)
            .directory(Path.of("verilog", config.name()).toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).isBlank();
  }
}
