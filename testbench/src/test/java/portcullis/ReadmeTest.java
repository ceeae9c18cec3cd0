package portcullis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import portcullis.cli.CommandLines;
import portcullis.coverify.Tally;

/** What the first pages say is so: commands, links, code, names. */
class ReadmeTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final List<Path> PAGES =
      List.of(PROJECT.resolve("README.md"), PROJECT.resolve("testbench/docs/coverify.md"));
  private static final Pattern COMMAND = Pattern.compile("\\./portcullis [a-z][^`\\n|]*");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");
  private static final Pattern TEST_CLASS = Pattern.compile("-Dtest=(\\w+)");
  private static final long SMALL = 300 << 10;

  private static String readme() throws IOException {
    return Files.readString(PAGES.getFirst());
  }

  @TestFactory
  Stream<DynamicTest> everyCommandIsUnderstood() throws IOException {
    var commands = new ArrayList<String>();
    for (var page : PAGES) {
      COMMAND
          .matcher(Files.readString(page))
          .results()
          .map(found -> found.group().replaceFirst("  +#.*", "").strip())
          .forEach(commands::add);
    }
    assertThat(commands).hasSizeGreaterThan(20);
    return commands.stream()
        .distinct()
        .map(command -> DynamicTest.dynamicTest(command, () -> requireUnderstood(command)));
  }

  private static void requireUnderstood(String command) throws IOException {
    var words = List.of(command.split(" +"));
    var launcher = Files.readString(PROJECT.resolve("portcullis"));
    assertThat(launcher).containsPattern("(?m)^  " + words.get(1) + "\\b");
    if (List.of("test", "doctor").contains(words.get(1))) {
      return;
    }
    CommandLines.parse(words.subList(1, words.size()));
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    for (var page : PAGES) {
      var links = LINK.matcher(Files.readString(page)).results().map(it -> it.group(1)).toList();
      assertThat(links).isNotEmpty();
      assertThat(links)
          .allSatisfy(link -> assertThat(page.resolveSibling(link).normalize()).exists());
    }
  }

  @Test
  void testsThatAreNamedExist() throws IOException {
    var names = TEST_CLASS.matcher(readme()).results().map(it -> it.group(1)).toList();
    assertThat(names).isNotEmpty();
    for (var name : names) {
      try (var files = Files.walk(PROJECT, 12)) {
        assertThat(files.anyMatch(file -> file.endsWith(name + ".java"))).as(name).isTrue();
      }
    }
  }

  @Test
  void theFlowIsTheOneThatIsTested() throws IOException {
    var source = Files.readString(Path.of("src/test/java/portcullis/guide/FirstFlowTest.java"));
    var method = source.substring(source.indexOf("  @Test"), source.lastIndexOf('}'));
    assertThat(readme()).contains(method.stripTrailing().stripIndent());
  }

  @Test
  void theLastLineOfARunIsShown() throws IOException {
    var shown = new Tally(1, 2, 3, 4).toString();
    assertThat(readme())
        .contains(shown.replace("1", "S").replace("2", "T").replace("3", "F").replace("4", "M"));
  }

  @Test
  void thePicturesAreSmall() throws IOException {
    for (var picture : List.of("architecture.svg", "coverify-report.png")) {
      assertThat(Files.size(PROJECT.resolve("testbench/docs").resolve(picture)))
          .as(picture)
          .isBetween(1L, SMALL);
    }
  }

  @Test
  void everyModuleIsInTheTable() throws IOException {
    var modules =
        Pattern.compile("<module>(.*)</module>")
            .matcher(Files.readString(PROJECT.resolve("pom.xml")))
            .results()
            .map(it -> it.group(1))
            .toList();
    assertThat(modules).hasSize(5);
    assertThat(modules).allSatisfy(it -> assertThat(readme()).contains("| `" + it + "` |"));
  }
}
