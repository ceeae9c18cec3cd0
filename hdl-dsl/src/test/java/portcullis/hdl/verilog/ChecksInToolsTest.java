package portcullis.hdl.verilog;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.hdl.verilog.ModuleBuilder.add;
import static portcullis.hdl.verilog.ModuleBuilder.clocked;
import static portcullis.hdl.verilog.ModuleBuilder.eq;
import static portcullis.hdl.verilog.ModuleBuilder.lit;
import static portcullis.hdl.verilog.ModuleBuilder.op;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Stmt;

/** Checks and logs do what they say in simulation and in proofs. */
@Tag("tools")
class ChecksInToolsTest {
  @TempDir private Path folder;

  /** Counts from 0 and must not reach 5. */
  private static VerilogDesign counter() {
    var m = clocked("Counter");
    var count = m.reg("count", 4, 0);
    m.set(count, add(count, lit(1, 4)));
    m.check(
        Stmt.CheckKind.ASSERT,
        "few",
        op(BinaryOperator.LESS_THAN, count, lit(5, 4)),
        "100 % of \"five\" \\ \u00e9");
    m.check(Stmt.CheckKind.COVER, "two", eq(count, lit(2, 4)), "saw two");
    m.when(
        eq(count, lit(3, 4)),
        () ->
            m.log(
                new Stmt.LogPart.Text("three is "),
                new Stmt.LogPart.Value(count, Stmt.Radix.BINARY),
                new Stmt.LogPart.Text(" or "),
                new Stmt.LogPart.Value(
                    op(BinaryOperator.SUBTRACT, count, lit(5, 4)), Stmt.Radix.SIGNED)));
    return new VerilogWriter().write(m.design());
  }

  @Test
  void simulationPrintsLinesThatLeadToTheJavaAndStopsAtAFailedAssertion() throws IOException {
    var design = counter();
    Files.writeString(folder.resolve("Counter.v"), design.text());
    Files.writeString(
        folder.resolve("bench.v"),
        """
        module bench;
            reg clock = 1'b0;
            reg reset = 1'b1;
            Counter dut (.clock (clock), .reset (reset));
            always #1 clock = ~clock;
            initial #5 reset = 1'b0;
            initial #100 $display("not stopped");
        endmodule
        """);
    Tools.run(
        folder, List.of("iverilog", "-g2005", "-Wall", "-o", "bench", "Counter.v", "bench.v"));
    var run = Tools.run(folder, List.of("vvp", "-n", "bench"));
    var lines = run.output().lines().map(SimulationLine::parse).flatMap(Optional::stream).toList();
    assertThat(lines)
        .containsExactly(
            new SimulationLine(
                "portcullis.check.Counter.two",
                SimulationLine.Kind.COVER,
                "Counter.java",
                "bench.dut",
                "saw two"),
            new SimulationLine(
                "portcullis.log.Counter.three_is_or",
                SimulationLine.Kind.LOG,
                "Counter.java",
                "bench.dut",
                "three is 0011 or -2"),
            new SimulationLine(
                "portcullis.check.Counter.few",
                SimulationLine.Kind.ASSERT,
                "Counter.java",
                "bench.dut",
                "100 % of \"five\" \\ \u00e9"));
    assertThat(run.exitCode()).isNotZero();
    assertThat(run.output()).doesNotContain("not stopped");
    for (var line : lines) {
      assertThat(design.checkpoints().get(line.key()).toString()).matches("Counter[.]java:[5-8]");
    }
  }

  @Test
  void aProofSeesTheAssertionAndTheCover() throws IOException {
    Files.writeString(folder.resolve("Counter.v"), counter().text());
    var run =
        Tools.run(
            folder,
            List.of(
                "yosys",
                "-q",
                "-p",
                "read_verilog -formal Counter.v; prep; select -assert-count 1 t:$assert;"
                    + " select -assert-count 1 t:$cover; select -assert-count 0 t:$print"));
    assertThat(run.output()).isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void synthesisSeesNoneOfThem() throws IOException {
    Files.writeString(folder.resolve("Counter.v"), counter().text());
    var run =
        Tools.run(
            folder,
            List.of(
                "yosys",
                "-q",
                "-p",
                "read_verilog Counter.v; proc; select -assert-count 0 t:$assert t:$cover;"
                    + " select -assert-count 1 t:$dff"));
    assertThat(run.output()).isEmpty();
  }

  @Test
  void memoriesStayMemories() throws IOException {
    for (var design : List.of(Constructs.memories(), Constructs.fifo(), Constructs.table())) {
      var verilog = new VerilogWriter().write(design);
      Files.writeString(folder.resolve("memories.v"), verilog.text());
      int memories =
          (int)
              design.top().declarations().stream()
                  .filter(portcullis.hdl.ir.Declaration.Memory.class::isInstance)
                  .count();
      var run =
          Tools.run(
              folder,
              List.of(
                  "yosys",
                  "-q",
                  "-p",
                  "read_verilog memories.v; proc; memory_collect; select -assert-count %d t:$mem*"
                      .formatted(memories)));
      assertThat(run.output()).as(verilog.top().name()).isEmpty();
    }
  }
}
