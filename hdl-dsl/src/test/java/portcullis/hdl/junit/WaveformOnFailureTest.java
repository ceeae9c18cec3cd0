package portcullis.hdl.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.AssertionFailedError;
import portcullis.hdl.Bool;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.sim.CheckFailedException;
import portcullis.hdl.sim.engine.Engines;
import portcullis.hdl.testing.Simulated;

/** Tests that fail, and what one then has in hand. */
class WaveformOnFailureTest {
  private static final Path FOLDER = Path.of("target", "failures");

  enum Phase {
    IDLE,
    COUNTING,
    FULL
  }

  /** Counts to ten, and claims to stop before. */
  static final class Counter extends Module {
    final Bool enable = in(bool());
    final UInt count = out(uint(8));
    final Enumerated<Phase> phase = out(enumerated(Phase.class));

    Counter() {
      moduleName("Counter");
      var value = reg(uint(8)).resetTo(0);
      var now = reg(enumerated(Phase.class)).resetTo(Phase.IDLE);
      when(
          enable,
          () -> {
            value.set(value.plus(1));
            now.set(Phase.COUNTING);
          });
      var tooFar = value.ge(250);
      assertAlways(tooFar.not(), "below 250");
      count.set(value);
      phase.set(now);
    }
  }

  private static Simulated<Counter> counter() {
    return Simulated.of(Counter::new);
  }

  static final class WrongCount {
    @Test
    void countsTooFar() {
      try (var counter = counter()) {
        counter.reset();
        counter.poke(counter.top().enable, true);
        counter.step(3);
        assertThat(counter.peekConstant(counter.top().phase)).isEqualTo(Phase.COUNTING);
        assertThat(counter.peek(counter.top().count)).isEqualTo(4);
      }
    }
  }

  static final class LongRun {
    @Test
    void breaksTheClaim() {
      try (var counter = counter()) {
        counter.reset();
        counter.poke(counter.top().enable, true);
        counter.simulation().step(100_000);
      }
    }
  }

  static final class Shared {
    private static Simulated<Counter> shared;

    @BeforeAll
    static void start() {
      shared = counter();
      shared.reset();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8})
    void onlyTheSecondFails(long seed) {
      shared.step(5);
      assertThat(seed).isEqualTo(7);
    }
  }

  static final class Fine {
    @Test
    void passes() {
      try (var counter = counter()) {
        counter.step(5);
      }
    }

    @Test
    void isSkipped() {
      try (var counter = counter()) {
        counter.step(5);
        Assumptions.abort("not here");
      }
    }
  }

  static final class WithoutHardware {
    @Test
    void fails() {
      assertThat(1).isEqualTo(2);
    }
  }

  private static List<Throwable> failures(Class<?> test, String... settings) {
    var kit =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(test))
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true");
    for (int i = 0; i < settings.length; i += 2) {
      kit.configurationParameter(settings[i], settings[i + 1]);
    }
    return kit.execute().testEvents().finished().failed().stream()
        .map(Event::getPayload)
        .map(it -> (TestExecutionResult) it.orElseThrow())
        .map(it -> it.getThrowable().orElseThrow())
        .toList();
  }

  private static Path waveform(String name) {
    return FOLDER.resolve("WaveformOnFailureTest." + name + ".vcd");
  }

  @Test
  void theMessageShowsTheLastCyclesTheJavaAndTheCommands() throws IOException {
    var file = waveform("WrongCount.countsTooFar");
    Files.deleteIfExists(file);
    var failure = failures(WrongCount.class).getFirst();
    assertThat(failure)
        .hasMessageContainingAll(
            "expected: 4L",
            "Counter up to cycle 4:",
            "cycle",
            "COUNTING",
            "count: described at WaveformOnFailureTest.java:",
            "assigned at WaveformOnFailureTest.java:",
            "target/failures/WaveformOnFailureTest.WrongCount.countsTooFar.vcd, cycles 0 to 4",
            "./portcullis wave ",
            "./portcullis test",
            " -pl hdl-dsl -am -Dtest='WaveformOnFailureTest$WrongCount#countsTooFar'");
    assertThat(failure.getStackTrace())
        .as("leads to the line of the test")
        .anyMatch(frame -> frame.getMethodName().equals("countsTooFar"));
    var compared = (AssertionFailedError) failure;
    assertThat(compared.getExpected().getStringRepresentation()).isEqualTo("4L");
    assertThat(compared.getActual().getStringRepresentation()).isEqualTo("3L");
    assertThat(file).isRegularFile();
    assertThat(FOLDER.resolve("WaveformOnFailureTest.WrongCount.countsTooFar.gtkw"))
        .isRegularFile();
  }

  @Test
  void aClaimOfTheHardwareShowsWhatItSpeaksOf() {
    var failure = failures(LongRun.class).getFirst();
    assertThat(failure)
        .hasCauseInstanceOf(CheckFailedException.class)
        .hasMessageContainingAll("below 250", "tooFar", "value", "cycles 52 to 252");
    assertThat(failure.getMessage()).doesNotContain("phase:");
  }

  @Test
  void aSharedSimulationShowsOnlyInTheTestThatFails() throws IOException {
    Files.deleteIfExists(waveform("Shared.onlyTheSecondFails-2"));
    var failures = failures(Shared.class);
    assertThat(failures).hasSize(1);
    assertThat(failures.getFirst())
        .hasMessageContainingAll("-Dportcullis.seed=8", "up to cycle 11", "onlyTheSecondFails-2");
    assertThat(waveform("Shared.onlyTheSecondFails-1")).doesNotExist();
    assertThat(waveform("Shared.onlyTheSecondFails-2")).isRegularFile();
  }

  @Test
  void whatPassesOrIsSkippedOrHasNoHardwareIsLeftAlone() {
    assertThat(failures(Fine.class)).isEmpty();
    assertThat(waveform("Fine.passes")).doesNotExist();
    assertThat(waveform("Fine.isSkipped")).doesNotExist();
    assertThat(failures(WithoutHardware.class).getFirst().getMessage())
        .doesNotContain("portcullis");
  }

  @Test
  void theLengthIsAChoiceAndSoIsDoingWithout() {
    assertThat(failures(LongRun.class, WaveformOnFailure.CYCLES, "20").getFirst())
        .hasMessageContaining("cycles 232 to 252");
    assertThat(failures(LongRun.class, WaveformOnFailure.WANTED, "false").getFirst())
        .isInstanceOf(CheckFailedException.class);
  }

  @Test
  void outsideOfATestNothingIsRecorded() {
    assertThat(Engines.JVM.start().name()).isEqualTo("jvm");
  }
}
