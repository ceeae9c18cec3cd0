package portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code emit} shows the Verilog of a Java file, or says what is wrong with it. */
class EmitTest {
  private static final String HEAD = "import portcullis.hdl.*;\nimport portcullis.hdl.Module;\n";

  @TempDir private Path folder;

  private record Outcome(int exit, String out, String err) {}

  private static Outcome emit(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var words = new ArrayList<>(List.of("emit"));
    for (var argument : arguments) {
      words.add(argument.toString());
    }
    int exit =
        Portcullis.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(words.toArray(String[]::new));
    return new Outcome(exit, out.toString(), err.toString());
  }

  private Path source(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".java"), text);
  }

  private Path inverter() throws IOException {
    return source(
        "Inverter",
        HEAD
            + """
            class Inverter extends Module {
              final Bits data = in(bits(4));
              final Bits inverted = out(bits(4));

              Inverter() {
                inverted.set(data.not());
              }
            }
            """);
  }

  @Test
  void showsTheVerilog() throws IOException {
    assertThat(emit(inverter()))
        .isEqualTo(
            new Outcome(
                0,
                """
                module Inverter (
                    input  wire [3:0]  data,
                    output wire [3:0]  inverted
                );
                    assign inverted = ~data;
                endmodule
                """,
                ""));
  }

  @Test
  void writesFilesIntoAFolder() throws IOException {
    var target = folder.resolve("verilog");
    var outcome = emit("--out", target, inverter());
    assertThat(outcome.exit()).isZero();
    assertThat(target.resolve("Inverter.v")).exists();
    assertThat(outcome.out()).contains(target.resolve("Inverter.v").toString());
  }

  @Test
  void aFaultyDesignIsExplainedWithItsLine() throws IOException {
    var file =
        source(
            "Narrow",
            HEAD
                + """
                class Narrow extends Module {
                  final Bits data = in(bits(4));
                  final Bits result = out(bits(3));
                  Narrow() {
                    result.set(data);
                  }
                }
                """);
    var outcome = emit(file);
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("HDL010", "Narrow.java:7", "Bits<3>", "Bits<4>");
  }

  @Test
  void faultyJavaIsExplainedByTheCompiler() throws IOException {
    var outcome = emit(source("Broken", "class Broken { int x = ; }"));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("Broken.java:1");
  }

  @Test
  void whatIsNoModuleIsRefused() throws IOException {
    assertThat(emit(source("Plain", "class Plain {}")).err()).contains("Plain must extend Module");
    assertThat(emit(source("Other", "class Unlike {}")).err())
        .contains("has no class of its own name");
    assertThat(emit(folder.resolve("missing.java")).err()).contains("no such file");
    var needy =
        source("Needy", HEAD + "class Needy extends Module { Needy(int width) { super(width); } }");
    assertThat(emit(needy).err()).contains("no constructor without parameters");
  }
}
