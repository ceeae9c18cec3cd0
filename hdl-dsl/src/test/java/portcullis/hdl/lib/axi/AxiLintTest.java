package portcullis.hdl.lib.axi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Elaborated;
import portcullis.hdl.Elaboration;
import portcullis.hdl.verilog.VerilogLint;
import portcullis.hdl.verilog.VerilogWriter;

/** All units, in usual and in extreme shapes, have neither warnings of ours nor of the tools. */
@Tag("tools")
class AxiLintTest {
  private static final Axi4Parameters NARROWEST = new Axi4Parameters(12, 8, 0);
  private static final Axi4Parameters WIDEST = new Axi4Parameters(64, 1024, 8);

  @Test
  void lintIsClean() {
    var none = new NoSideband();
    List<Elaborated<?>> designs =
        List.of(
            AxiTest.BENCH,
            Axi4MonitorFixture.MONITOR,
            AxiLiteMonitorTest.MONITOR,
            Elaboration.of(() -> new AxiLiteSlave(64, 64)),
            Elaboration.of(() -> new AxiLiteSlave(2, 32)),
            Elaboration.of(() -> new AxiLiteMaster(1, 64)),
            Elaboration.of(() -> new Axi4Memory(NARROWEST, 2)),
            Elaboration.of(() -> new Axi4Memory(new Axi4Parameters(12, 32, 1), 1024)),
            Elaboration.of(() -> new Axi4Monitor<>(Axi4.of(NARROWEST), 2)),
            Elaboration.of(() -> new Axi4Monitor<>(Axi4.of(WIDEST), 3)),
            Elaboration.of(() -> new Axi4ReadMaster<>(NARROWEST, 256, 2, none, none)),
            Elaboration.of(() -> new Axi4ReadMaster<>(WIDEST, 1, 3, none, none)),
            Elaboration.of(() ->
                new Axi4WriteMaster<>(
                    NARROWEST, 256, 2, WriteChannels.of(NARROWEST, none, none, none))));
    for (var design : designs) {
      assertThat(design.warnings()).as(design.design().top().name()).isEmpty();
    }
    var writer = new VerilogWriter();
    VerilogLint.assertClean(designs.stream().map(design -> writer.write(design.design())).toList());
  }
}
