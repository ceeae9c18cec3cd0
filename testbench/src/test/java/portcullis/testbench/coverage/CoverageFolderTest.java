package portcullis.testbench.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.hdl.Bool;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.hdl.sim.verilator.VerilatorEngine;

class CoverageFolderTest {
  @TempDir private Path directory;

  /** Counts in two ways. */
  private static final class TwoWays extends Module {
    final Bool up = in(bool());
    final UInt count = out(uint(8));

    TwoWays() {
      var number = reg(uint(8)).resetTo(0);
      when(up, () -> number.set(number.plus(1))).otherwise(() -> number.set(number.minus(1)));
      count.set(number);
    }
  }

  private void simulate(boolean upwards) {
    simulate(new JvmEngine(), upwards);
  }

  private void simulate(SimulationEngine engine, boolean upwards) {
    var design = Elaboration.of(TwoWays::new).design();
    var options = SimulationOptions.DEFAULT.withLineCoverage();
    try (var simulation = engine.start(design, options)) {
      simulation.poke(simulation.signal("up"), upwards ? 1 : 0);
      simulation.step(3);
      new CoverageFolder(directory).save(design, simulation);
    }
  }

  private DesignCoverage onlyDesign() throws IOException {
    var designs = new CoverageFolder(directory).read();
    assertThat(designs).hasSize(1);
    return designs.getFirst();
  }

  @Test
  void whatWasNeverRunIsNamedInVerilogAndInJava() throws IOException {
    simulate(true);
    var coverage = onlyDesign();
    assertThat(coverage.name()).startsWith("TwoWays-");
    assertThat(coverage.missed())
        .anySatisfy(missed -> {
          assertThat(missed.place()).startsWith("TwoWays.v:");
          assertThat(missed.java()).startsWith("CoverageFolderTest.java:");
        });
    var module = coverage.modules().getFirst();
    assertThat(module.hitBranches()).isPositive().isLessThan(module.branches());
    assertThat(CoverageReport.table(coverage)).containsPattern("(?m)^TwoWays +\\d+/\\d+ ");
  }

  @Test
  void severalSimulationsOfADesignAddUp() throws IOException {
    simulate(true);
    int first = onlyDesign().modules().getFirst().hitBranches();
    simulate(false);
    assertThat(onlyDesign().modules().getFirst().hitBranches()).isGreaterThan(first);
  }

  @Test
  @Tag("tools")
  void countsOfBothEnginesAddUp() throws IOException {
    simulate(new JvmEngine(), true);
    var one = onlyDesign().modules();
    simulate(new VerilatorEngine(), true);
    assertThat(onlyDesign().modules()).as("the same lines and branches").isEqualTo(one);
    simulate(new VerilatorEngine(), false);
    assertThat(onlyDesign().missed())
        .as("nobody resets it")
        .extracting(DesignCoverage.Missed::text)
        .containsExactly("if (reset) number <= 8'd0;");
  }
}
