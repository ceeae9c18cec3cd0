package portcullis.hdl.verilog;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.hdl.verilog.ModuleBuilder.bits;

import org.junit.jupiter.api.Test;

/** A designer's words stay words, whatever they are. */
class CommentsTest {
  @Test
  void wordsNeitherEndTheirCommentNorSpeakToTools() {
    var m = new ModuleBuilder("Words");
    var a = m.comment("joined to the next line \\").in("a", 4);
    m.comment("verilator lint_off WIDTH\nsynopsys translate_off\r\n\tassign y = 1; */ `else");
    m.out("y", bits(a, 2, 0));
    m.comment("synthesis off").unused(bits(a, 3, 3));
    m.comment("verilator tracing_off");
    var verilog = new VerilogWriter().write(m.design());
    assertThat(verilog.text())
        .startsWith("// Verilator tracing_off\n")
        .contains("// joined to the next line \\.\n")
        .contains("// Verilator lint_off WIDTH\n")
        .contains("// Synopsys translate_off\n")
        .contains("//  assign y = 1; */ `else\n")
        .contains("// Synthesis off\n");
    VerilogLint.assertClean(verilog);
  }
}
