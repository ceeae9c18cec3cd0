package portcullis.hdl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Templates lay out a finished view model. They may loop over it and leave out what is absent; they
 * may not compute, compare, combine conditions or call methods with arguments.
 */
class TemplatesDecideNothingTest {
  private static final Pattern DECISION =
      Pattern.compile(
          String.join(
              "|",
              // assignments, evaluation, early exits
              "#\\{?(set|evaluate|include|define|stop|break)\\b.*",
              // a condition is one reference, nothing else
              "#\\{?(else)?if\\}?\\s*\\((?!\\s*\\$!?\\{?[\\w.]+\\}?\\s*\\)).*",
              // method calls with arguments
              "\\$!?\\{?[\\w.]+\\([^)]+\\).*"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#set($width = $port.width - 1)",
        "#if($port.width > 1)",
        "#if($port.isInput && $port.isClock)",
        "#elseif(!$port.isInput)",
        "$port.name.substring(1)",
        "${name.concat('_next')}"
      })
  void decisionsAreRecognised(String template) {
    assertThat(template).containsPattern(DECISION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#foreach($port in $ports)$port.name#if($foreach.hasNext),#end#end",
        "#if( $port.comment )// $port.comment #else #end",
        "#ports($module.ports)",
        "assign ${signal.name} = $signal.value; // (was $signal.origin)"
      })
  void layoutIsNoDecision(String template) {
    assertThat(template).doesNotContainPattern(DECISION);
  }

  @Test
  void noTemplateDecides() throws IOException {
    try (var files = Files.walk(Path.of("src"))) {
      for (var template : files.filter(file -> file.toString().endsWith(".vm")).toList()) {
        assertThat(Files.readString(template))
            .as(template.toString())
            .doesNotContainPattern(DECISION);
      }
    }
  }
}
