package portcullis.hdl.verilog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portcullis.hdl.ir.Design;

/**
 * Every construct against its golden text, and all golden texts against the tools. Where a change
 * is meant, {@code -Dgolden=write} writes the golden texts anew; look at the difference.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("tools")
class ConstructsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/portcullis/hdl/verilog");

  private final VerilogWriter writer = new VerilogWriter();

  static List<String> names() {
    return Constructs.all().stream().map(design -> design.top().name()).toList();
  }

  private static Design design(String name) {
    return Constructs.all().stream()
        .filter(design -> design.top().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("names")
  void isWrittenAsACarefulPersonWould(String name) throws IOException {
    String text = writer.write(design(name)).text();
    var golden = GOLDEN.resolve(name + ".v");
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @MethodSource("names")
  void isTheSameOnEveryRun(String name) {
    assertThat(new VerilogWriter().write(design(name))).isEqualTo(writer.write(design(name)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void hasAPlaceForEachLine(String name) {
    for (var unit : writer.write(design(name)).units()) {
      var lines = unit.text().lines().toList();
      assertThat(unit.sourceMap().lines()).hasSameSizeAs(lines);
      for (int line = 1; line <= lines.size(); line++) {
        var text = lines.get(line - 1);
        boolean framework = text.isBlank() || text.startsWith("`");
        assertThat(unit.sourceMap().at(line).frames().isEmpty())
            .as("%s line %d: %s", unit.name(), line, text)
            .isEqualTo(framework);
      }
    }
  }

  @Test
  void noToolComplains() {
    VerilogLint.assertClean(Constructs.all().stream().map(writer::write).toList());
  }
}
