package portcullis.hdl.verilog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.hdl.ir.BlackBox;
import portcullis.hdl.ir.Declaration.Connection;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Type;

/** What the real tools say about broken Verilog is told against the Java. */
@Tag("tools")
class ToolMessagesTest {
  private static final List<String> VERILATOR = List.of("verilator", "--lint-only", "-Wall");
  private static final List<String> ICARUS =
      List.of("iverilog", "-g2005", "-Wall", "-o", "/dev/null");

  @TempDir private Path folder;

  private static VerilogDesign withBox(String statement) {
    var m = new ModuleBuilder("Outer");
    var a = m.in("a", 4);
    var y = m.wire("box_y", 4);
    m.instance(
        "box",
        "Box",
        new Connection("a", Port.Direction.INPUT, a.name()),
        new Connection("y", Port.Direction.OUTPUT, y.name()));
    m.out("y", y);
    var box =
        new BlackBox(
            "Box",
            List.of(
                new Port("a", Port.Direction.INPUT, new Type.Bits(4), Origin.NONE),
                new Port("y", Port.Direction.OUTPUT, new Type.Bits(4), Origin.NONE)),
            "module Box (input wire [3:0] a, output wire [3:0] y);\n" + statement + "\nendmodule",
            Origin.at(m.at(99)));
    return new VerilogWriter().write(new Design(List.of(box, m.build())));
  }

  private List<ToolMessage> messages(VerilogDesign design, List<String> tool) throws IOException {
    var files = design.files(VerilogFile.Layout.ONE_PER_MODULE);
    var command = new java.util.ArrayList<>(tool);
    for (var file : files) {
      Files.writeString(folder.resolve(file.name()), file.text());
      command.add(file.name());
    }
    if (tool.getFirst().equals("yosys")) {
      command.subList(tool.size(), command.size()).clear();
      command.set(command.size() - 1, command.getLast().replace("FILES", "Box.v Outer.v"));
    }
    return ToolMessages.about(files).parse(Tools.run(folder, command).output());
  }

  @ParameterizedTest
  @ValueSource(strings = {"verilator", "iverilog", "yosys"})
  void aSyntaxErrorInABlackBoxIsToldAtTheLineThatBuiltIt(String tool) throws IOException {
    var command =
        switch (tool) {
          case "verilator" -> VERILATOR;
          case "iverilog" -> ICARUS;
          default -> List.of("yosys", "-q", "-p", "read_verilog FILES");
        };
    var messages = messages(withBox("    assign y = ~a +;"), command);
    assertThat(messages).isNotEmpty();
    assertThat(messages.getFirst().toString())
        .startsWith("Outer.java:99: error: syntax error")
        .contains("in Box.v line 2");
  }

  @Test
  void aWarningKeepsItsCodeAndDetails() throws IOException {
    var messages = messages(withBox("    assign y = {1'b0, a};"), VERILATOR);
    assertThat(messages).hasSize(1);
    var message = messages.getFirst();
    assertThat(message.severity()).isEqualTo(ToolMessage.Severity.WARNING);
    assertThat(message.code()).isEqualTo("WIDTH");
    assertThat(message.source()).hasToString("Outer.java:99");
    assertThat(message.details()).anyMatch(line -> line.contains("assign y"));
    assertThat(message.toString()).doesNotContain("lint_off");
  }

  @Test
  void anUnknownModuleIsToldByIcarus() throws IOException {
    var messages = messages(withBox("    nowhere n (.a (a), .y (y));"), ICARUS);
    assertThat(messages.getFirst().toString())
        .startsWith("Outer.java:99: error: Unknown module type: nowhere");
  }

  @Test
  void aWireThatYosysNamesWithoutAPlaceIsToldWhereItIsDeclared() throws IOException {
    var messages =
        messages(
            withBox("    wire [3:0] z;\n    assign y = a & z;"),
            List.of("yosys", "-q", "-p", "read_verilog FILES; proc; check"));
    assertThat(messages)
        .anySatisfy(message -> {
          assertThat(message.text()).contains("used but has no driver");
          assertThat(message.file()).isEqualTo("Box.v");
          assertThat(message.line()).isEqualTo(2);
          assertThat(message.source()).hasToString("Outer.java:99");
        });
  }

  @Test
  void theCountOfErrorsIsNoMessage() {
    assertThat(ToolMessages.about(List.of()).parse("%Error: Exiting due to 2 warning(s)\n"))
        .isEmpty();
  }

  @Test
  void aPlaceInAnotherFileIsKeptAsItIs() {
    var messages =
        ToolMessages.about(List.of()).parse("%Error: /usr/share/other.v:7:3: Cannot find file\n");
    assertThat(messages).hasSize(1);
    assertThat(messages.getFirst().toString())
        .isEqualTo("other.v: error: Cannot find file\n    in other.v line 7");
  }
}
