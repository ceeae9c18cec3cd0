package portcullis.hdl.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.verilog.VerilogWriter;

/** Puts the guide together: its words, the examples' Java, and the Verilog they become. */
final class LanguageGuide {
  private static final Path WORDS = Path.of("src/test/resources/guide/words.md");
  private static final Path EXAMPLES = Path.of("src/test/java/portcullis/hdl/guide");
  private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\{\\{(\\w+)}}$");

  static final Map<String, Supplier<Module>> MODULES =
      Map.ofEntries(
          Map.entry("Counter", Counter::new),
          Map.entry("Widths", Widths::new),
          Map.entry("Logic", Logic::new),
          Map.entry("Signed", Signed::new),
          Map.entry("Registers", Registers::new),
          Map.entry("Priority", Priority::new),
          Map.entry("Alu", Alu::new),
          Map.entry("TrafficLight", TrafficLight::new),
          Map.entry("Lookup", Lookup::new),
          Map.entry("Memories", Memories::new),
          Map.entry("Pipeline", Pipeline::new),
          Map.entry("Pair", Pair::new),
          Map.entry("TwoClocks", TwoClocks::new),
          Map.entry("TwoDomains", TwoDomains::new),
          Map.entry("Scoreboard", Scoreboard::new),
          Map.entry("Claims", Claims::new),
          Map.entry("Inverter", UsesInverter::new));

  private LanguageGuide() {}

  static String text() throws IOException {
    var words = Files.readString(WORDS);
    return EXAMPLE.matcher(words).replaceAll(match -> escaped(example(match.group(1))));
  }

  private static String escaped(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }

  private static String example(String name) {
    return "```java\n%s```\n\n```verilog\n%s```".formatted(java(name), verilog(name));
  }

  /** The source file of a class of this package without package and imports. */
  static String java(String name) {
    try {
      return Files.readString(EXAMPLES.resolve(name + ".java"))
          .lines()
          .dropWhile(line -> line.isEmpty() || line.matches("(package|import) .*"))
          .collect(Collectors.joining("\n", "", "\n"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static String verilog(String name) {
    var design = Elaboration.of(MODULES.get(name)).design();
    return new VerilogWriter()
        .write(design).units().stream()
            .map(unit -> unit.text().stripTrailing() + "\n")
            .collect(Collectors.joining("\n"));
  }
}
