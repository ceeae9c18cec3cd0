package portcullis.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.mutation.MutationRun.Choice;
import portcullis.mutation.MutationRun.Judged;

/** Mutants of a small design come to the end that its test decides. */
class MutationRunTest {
  private static final Scope SCOPE = new Scope(List.of("mutation.sample"));
  private static final Choice ALL = new Choice(100, 1, _ -> true);
  private static final Progress SILENT =
      new Progress() {
        @Override
        public void begin(String what, int steps) {}

        @Override
        public void step() {}
      };

  @TempDir private Path directory;

  private static List<Judged> run(Choice choice, int jobs, String... tests) {
    var names = List.of(tests).stream().map("portcullis.mutation.sample."::concat).toList();
    return new MutationRun(new TestClasses(List.of(), names), SCOPE, jobs)
        .run(choice, (_, _) -> true, SILENT);
  }

  /** By name without the line, which changes too easily; so several can have one name. */
  private static Map<String, List<Verdict>> byName(List<Judged> all) {
    return all.stream()
        .collect(
            Collectors.groupingBy(
                it -> it.mutant().mutation().toString().replaceFirst(":\\d+:", ":"),
                Collectors.mapping(Judged::verdict, Collectors.toList())));
  }

  @Test
  void whatATestSeesDiesAndWhatNoneSeesSurvives() {
    var verdicts = byName(run(ALL, 2, "CountdownChecks"));
    assertThat(verdicts.get("Countdown:left::reset")).hasOnlyElementsOfType(Verdict.Killed.class);
    assertThat(verdicts.get("Countdown:busy::operator"))
        .singleElement()
        .isInstanceOfSatisfying(
            Verdict.Killed.class,
            killed -> assertThat(killed.test()).isEqualTo("CountdownChecks.itEnds"));
    assertThat(verdicts.get("Countdown:left::constant"))
        .as("that the count begins with 9")
        .hasOnlyElementsOfType(Verdict.Survived.class);
    assertThat(verdicts.get("Countdown:forgotten::operator"))
        .hasOnlyElementsOfType(Verdict.Same.class);
    assertThat(verdicts.get("Countdown:left::never"))
        .as("that it counts")
        .hasAtLeastOneElementOfType(Verdict.Endless.class);
  }

  @Test
  void resultsDoNotDependOnTheNumberOfWorkers() {
    assertThat(byName(run(ALL, 1, "CountdownChecks")))
        .isEqualTo(byName(run(ALL, 3, "CountdownChecks")));
  }

  @Test
  void aShareIsTheSameEachTimeAndAnotherOneWithAnotherSeed() {
    var half = new Choice(50, 3, _ -> true);
    var other = new Choice(50, 4, _ -> true);
    var first = names(run(half, 2, "CountdownChecks"));
    assertThat(names(run(half, 1, "CountdownChecks"))).isEqualTo(first);
    assertThat(names(run(other, 2, "CountdownChecks"))).hasSameSizeAs(first).isNotEqualTo(first);
  }

  private static List<String> names(List<Judged> all) {
    return all.stream().map(it -> it.mutant().mutation().toString()).toList();
  }

  @Test
  void aTestThatFailsAnywayJudgesNothing() {
    assertThatThrownBy(() -> run(ALL, 1, "CountdownChecks", "FailingChecks"))
        .isInstanceOf(MutationFailure.class)
        .hasMessageContaining("FailingChecks.never fails with the hardware as it is")
        .hasMessageContaining("at cycle 0");
  }

  @Test
  void aTestThatKeepsItsEngineIsNamed() {
    assertThatThrownBy(() -> run(ALL, 1, "KeepingChecks"))
        .isInstanceOf(MutationFailure.class)
        .hasMessageContaining("KeepingChecks keeps an engine in a static field");
  }

  @Test
  void theReportListsSurvivorsByJavaLineAndEndsWithTheScore() throws IOException {
    var all = run(ALL, 2, "CountdownChecks");
    var text = new StringWriter();
    new MutationReport(all).print(new PrintWriter(text));
    var counts = new MutationReport(all).counts();
    assertThat(text.toString())
        .containsPattern("Countdown\\.java:\\d+ survivors:\n  Countdown:\\d+:left::constant\n")
        .contains("    4'd9  ->  4'd10\n")
        .containsPattern("portcullis\\.mutation\\.sample\\.Countdown +" + counts.mutants())
        .endsWith(
            "mutate: %d mutants, %d killed, %d survived, score %.1f %%\n"
                .formatted(
                    counts.mutants(),
                    counts.killed(),
                    counts.survived(),
                    100.0 * counts.killed() / counts.mutants()));

    var file = directory.resolve("mutants.json");
    MutationJson.write(file, SCOPE, ALL, all);
    assertThat(Files.readString(file))
        .contains("\"survived\" : " + counts.survived(), "Countdown", "\"4'd10\"");
    try (var files = Files.list(directory)) {
      assertThat(new ArrayList<>(files.toList())).containsExactly(file);
    }
  }
}
