package portcullis.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.hdl.mutation.Mutation;
import portcullis.mutation.MutationJson.Setting;
import portcullis.mutation.MutationRun.Choice;
import portcullis.mutation.MutationRun.Judged;

/** Mutants of a small design come to the end that its test decides. */
class MutationRunTest {
  private static final Scope SCOPE = new Scope(List.of("mutation.sample"));
  private static final Choice ALL = new Choice(100, 1, _ -> true);
  private static final Setting SETTING =
      new Setting(List.of("mutation.sample"), 100, 1, List.of(), "a");
  private static final Progress SILENT =
      new Progress() {
        @Override
        public void begin(String what, int steps) {}

        @Override
        public void step() {}

        @Override
        public void judged(Judged judged) {}
      };

  @TempDir private Path directory;

  private static List<Judged> run(Choice choice, int jobs, String... tests) {
    return run(choice, Map.of(), jobs, tests);
  }

  private static List<Judged> run(
      Choice choice, Map<Mutation, Verdict> earlier, int jobs, String... tests) {
    return new MutationRun(classes(tests), SCOPE, jobs)
        .run(choice, earlier, (_, _) -> true, SILENT);
  }

  private static TestClasses classes(String... tests) {
    var names = List.of(tests).stream().map("portcullis.mutation.sample."::concat).toList();
    return new TestClasses(List.of(), names);
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
  void mutantsThatAreBuiltTogetherComeToTheSameEndAsEachByItself() {
    try (var workers = new Workers(classes("CountdownChecks"), 1)) {
      var baseline = Baseline.mutants(workers, classes("CountdownChecks"), SCOPE, SILENT);
      var sameness = new Sameness(baseline.designs());
      var byThemselves =
          workers.each(
              baseline.mutants(),
              (worker, mutant) -> new Judged(mutant, worker.judgeAlone(mutant, sameness)));
      var together = new Judging(workers, baseline.designs(), SILENT).judged(baseline.mutants(), 1);
      assertThat(together).hasSizeGreaterThan(12);
      assertThat(kinds(together)).isEqualTo(kinds(byThemselves));
    }
  }

  @Test
  void testsInWhichAMutantMakesNoDifferenceAreLeftOut() {
    assertThat(testsThatSeeTheStartOfTheCount("CountdownChecks"))
        .hasValueSatisfying(tests ->
            assertThat(tests).singleElement(STRING).contains("CountdownChecks").contains("itEnds"));
    assertThat(testsThatSeeTheStartOfTheCount("SharedChecks"))
        .as("one test goes on with the hardware of another one")
        .isEmpty();
    assertThat(byName(run(ALL, 1, "SharedChecks")).get("Countdown:left::constant"))
        .hasOnlyElementsOfType(Verdict.Killed.class);
  }

  private static Optional<Set<String>> testsThatSeeTheStartOfTheCount(String test) {
    try (var workers = new Workers(classes(test), 1)) {
      var batch = new Batch(Baseline.mutants(workers, classes(test), SCOPE, SILENT).mutants());
      var judging = batch.tests().getFirst();
      workers.each(
          List.of(judging),
          (worker, one) -> {
            worker.observe(batch, one);
            return one;
          });
      var mutant =
          batch.mutants().stream()
              .filter(it -> it.mutation().toString().endsWith("left::constant"))
              .findFirst()
              .orElseThrow();
      assertThat(batch.mayDiffer(mutant, judging)).isTrue();
      return batch.only(mutant, judging);
    }
  }

  private static Map<Mutation, Class<?>> kinds(List<Judged> all) {
    return all.stream()
        .collect(Collectors.toMap(it -> it.mutant().mutation(), it -> it.verdict().getClass()));
  }

  @Test
  void whatIsKnownAlreadyIsNotJudgedAgain() throws IOException {
    var all = run(ALL, 2, "CountdownChecks");
    var file = directory.resolve("mutants.json");
    MutationJson.write(file, SETTING, all.subList(0, all.size() / 2));
    var earlier = MutationJson.read(file, SETTING);
    assertThat(earlier).hasSize(all.size() / 2);
    assertThat(kinds(run(ALL, earlier, 2, "CountdownChecks"))).isEqualTo(kinds(all));

    var invented = new HashMap<>(earlier);
    var one = all.getFirst().mutant().mutation();
    invented.put(one, new Verdict.Killed("Nobody.kills", "invented"));
    assertThat(run(ALL, invented, 1, "CountdownChecks"))
        .filteredOn(it -> it.mutant().mutation().equals(one))
        .extracting(Judged::verdict)
        .containsExactly(invented.get(one));
  }

  @Test
  void survivorsCanBeToldAfterEverythingElseHasChanged() throws IOException {
    var all = run(ALL, 2, "CountdownChecks");
    var file = directory.resolve("mutants.json");
    MutationJson.write(file, new Setting(List.of(), 5, 9, List.of("BTest"), "old"), all);
    var survivors =
        all.stream()
            .filter(it -> it.verdict() instanceof Verdict.Survived)
            .map(it -> it.mutant().mutation())
            .toList();
    assertThat(survivors).isNotEmpty().hasSizeLessThan(all.size());
    assertThat(MutationJson.survivors(file)).containsExactlyInAnyOrderElementsOf(survivors);

    Files.writeString(file, "{}");
    assertThatThrownBy(() -> MutationJson.survivors(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no verdicts about mutants");
  }

  @Test
  void verdictsOfAnotherRunAreRefused() throws IOException {
    var file = directory.resolve("mutants.json");
    MutationJson.write(file, SETTING, List.of());
    assertRefused(file, new Setting(List.of(), 100, 2, List.of(), "a"), "with seed 1, not 2");
    assertRefused(file, new Setting(List.of(), 100, 1, List.of("BTest"), "a"), "by all tests");
    assertRefused(
        file,
        new Setting(List.of(), 100, 1, List.of(), "b"),
        "from other sources than there are now; begin anew without --resume");
    Files.writeString(file, "{}");
    assertRefused(file, SETTING, "holds no verdicts about mutants");
    Files.writeString(file, "nonsense");
    assertRefused(file, SETTING, "holds no verdicts about mutants: ");
  }

  private static void assertRefused(Path file, Setting now, String reason) {
    assertThatThrownBy(() -> MutationJson.read(file, now))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason);
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
    MutationJson.write(file, SETTING, all);
    assertThat(Files.readString(file))
        .contains("\"survived\" : " + counts.survived(), "Countdown", "\"4'd10\"");
    try (var files = Files.list(directory)) {
      assertThat(new ArrayList<>(files.toList())).containsExactly(file);
    }
  }
}
