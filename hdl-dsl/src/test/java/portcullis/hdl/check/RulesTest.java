package portcullis.hdl.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import portcullis.hdl.ir.Frame;
import portcullis.hdl.ir.Source;

/** The registry of rules, its overview, and how findings are shown. */
class RulesTest {
  private static final Path OVERVIEW = Path.of("docs/checks.md");
  private static final Path MESSAGES = Path.of("src/test/resources/portcullis/hdl/check");

  @Test
  void noCodeIsUsedTwiceAndTheyAreInOrder() {
    assertThat(Rules.all()).extracting(Rule::code).doesNotHaveDuplicates().isSorted();
    assertThat(Rules.all()).extracting(Rule::title).doesNotHaveDuplicates();
  }

  @Test
  void everyClassWithARuleIsListed() throws IOException {
    try (var sources = Files.list(Path.of("src/main/java/portcullis/hdl/check"))) {
      assertThat(sources.filter(RulesTest::hasRule)).hasSameSizeAs(Rules.all());
    }
  }

  private static boolean hasRule(Path source) {
    try {
      return Files.isRegularFile(source) && Files.readString(source).contains(" Rule RULE =");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aCodeHasItsForm() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rule("HDL1", Severity.ERROR, "title", "explanation"))
        .withMessage("not a code: HDL1");
  }

  /** Run with {@code -Dgolden.update=true} to write the overview anew. */
  @Test
  void theOverviewIsUpToDate() throws IOException {
    var text =
        new StringBuilder(
            """
            # What the checks find

            Made from the rules in `portcullis.hdl.check`; a test keeps it up to date. All findings of a
            run are shown together, errors first. A design with errors is not used; warnings are for the
            designer to look at.

            | Code | Severity | What |
            |---|---|---|
            """);
    for (var rule : Rules.all()) {
      text.append(
          "| [%s](#%s) | %s | %s |\n"
              .formatted(
                  rule.code(),
                  rule.code().toLowerCase(java.util.Locale.ROOT),
                  rule.severity().word(),
                  rule.title()));
    }
    for (var rule : Rules.all()) {
      String messages = Files.readString(MESSAGES.resolve(rule.code() + ".txt"));
      String first =
          List.of(messages.strip().split("\n\n")).stream()
              .filter(message -> message.contains(rule.code()))
              .findFirst()
              .orElseThrow();
      text.append(
          "\n## %s\n\n%s.\n\n%s\n\n```\n%s\n```\n"
              .formatted(rule.code(), capital(rule.title()), rule.explanation(), first));
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(OVERVIEW.getParent());
      Files.writeString(OVERVIEW, text);
    }
    assertThat(Files.readString(OVERVIEW)).isEqualTo(text.toString());
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  @Test
  void allFindingsAreShownErrorsFirstThenByLine() {
    var late = finding(UnusedSignal.RULE, "B.java", 1);
    var first = finding(Undriven.RULE, "A.java", 9);
    var second = finding(WidthMismatch.RULE, "B.java", 7);
    var unknown = WidthMismatch.RULE.at(Source.UNKNOWN, "Top", "seen", "fix");
    var exception = new DesignException(List.of(unknown, late, second, first, first));
    assertThat(exception.findings()).containsExactly(first, second, unknown, late);
    assertThat(exception)
        .hasMessage(
            """
            the design has 3 errors and 1 warning

            error HDL050: nothing drives it
                at  A.java:9
              path  Top
              seen  what was seen
               fix  what to do

            error HDL010: widths differ
                at  B.java:7
              path  Top
              seen  what was seen
               fix  what to do

            error HDL010: widths differ
                at  unknown
              path  Top
              seen  seen
               fix  fix

            warning HDL080: nobody reads it
                at  B.java:1
              path  Top
              seen  what was seen
               fix  what to do\
            """);
  }

  private static Diagnostic finding(Rule rule, String file, int line) {
    return rule.at(
        new Source(
            List.of(
                new Frame("demo.Part", "half", file, line),
                new Frame("demo.Top", "<init>", "Top.java", 3))),
        "Top",
        "what was seen",
        "what to do");
  }

  @Test
  void theWholeStackIsThere() {
    assertThat(finding(Undriven.RULE, "A.java", 9).withStack())
        .isEqualTo(
            """
            error HDL050: nothing drives it
                at  demo.Part.half(A.java:9)
                    demo.Top.<init>(Top.java:3)
              path  Top
              seen  what was seen
               fix  what to do\
            """);
  }
}
