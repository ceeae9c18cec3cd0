package portcullis.hdl.verilog;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.hdl.verilog.ModuleBuilder.bits;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A designer's words stay words, whatever they are. */
class CommentsTest {
  @Tag("tools")
  @Test
  void wordsNeitherEndTheirCommentNorSpeakToTools() {
    var m = new ModuleBuilder("Words");
    var a = m.comment("joined to the next line \\").in("a", 4);
    m.comment("verilator lint_off WIDTH\nsynopsys translate_off\r\n\tassign y = 1; */ `else");
    m.out("y", bits(a, 2, 0));
    m.comment("synthesis off").unused(bits(a, 3, 3));
    m.comment("Verilator tracing_off");
    var verilog = new VerilogWriter().write(m.design());
    assertThat(verilog.text())
        .startsWith("// Note: Verilator tracing_off\n")
        .contains("// joined to the next line \\.\n")
        .contains("// Note: verilator lint_off WIDTH\n")
        .contains("// Note: synopsys translate_off\n")
        .contains("//  assign y = 1; */ `else\n")
        .contains("// Note: synthesis off\n");
    VerilogLint.assertClean(verilog);
  }
}
