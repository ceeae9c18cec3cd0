package portcullis.hdl.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portcullis.hdl.Elaboration;
import portcullis.hdl.verilog.VerilogLint;
import portcullis.hdl.verilog.VerilogWriter;

/** The guide shows what the language does today. */
class LanguageGuideTest {
  private static final Path GUIDE = Path.of("README.md");

  @Test
  void theGuideIsUpToDate() throws IOException {
    var text = LanguageGuide.text();
    if (Boolean.getBoolean("portcullis.update")) {
      Files.writeString(GUIDE, text);
    }
    assertThat(Files.readString(GUIDE))
        .as(
            "the guide is older than the language; to renew it: ./mvnw -pl hdl-dsl test"
                + " -Dtest=LanguageGuideTest -Dportcullis.update=true")
        .isEqualTo(text);
  }

  @Test
  void theFirstPageOfTheProjectShowsTheCounterAsItIs() throws IOException {
    var page = Files.readString(Path.of("..", "README.md"));
    assertThat(page).contains(LanguageGuide.java("Counter"), LanguageGuide.verilog("Counter"));
    var test = LanguageGuide.java("CounterTest").lines().skip(1).toList();
    var method = test.subList(test.indexOf("  @Test"), test.size() - 1);
    assertThat(page).contains(String.join("\n", method).stripIndent());
  }

  @Tag("tools")
  @Test
  void everyExampleIsCleanInEveryTool() {
    VerilogLint.assertClean(
        LanguageGuide.MODULES.values().stream()
            .map(module -> new VerilogWriter().write(Elaboration.of(module).design()))
            .toList());
  }

  static Iterable<String> examples() {
    return LanguageGuide.MODULES.keySet();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsFreeOfWarnings(String name) {
    assertThat(Elaboration.of(LanguageGuide.MODULES.get(name)).warnings()).isEmpty();
  }
}
