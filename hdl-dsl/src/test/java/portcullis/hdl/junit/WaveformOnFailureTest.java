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

  /** Without a clock and with one part in another. */
  static final class Largest extends Module {
    final UInt left = in(uint(8));
    final UInt right = in(uint(8));
    final UInt larger = out(uint(8));

    Largest() {
      moduleName("Largest");
      larger.set(mux(left.lt(right), left, right));
    }
  }

  /** Waits for longer than a waveform shows. */
  static final class LongWait {
    @Test
    void neverGoesOn() {
      try (var counter = counter()) {
        counter.reset();
        counter.poke(counter.top().enable, true);
        counter.step(7);
        counter.poke(counter.top().enable, false);
        // The second snapshot is behind it, but not the first one.
        counter.step(20_000);
        assertThat(counter.peek(counter.top().count)).isEqualTo(100);
      }
    }

    @Test
    void wentOnTooLongAgo() {
      try (var counter = counter()) {
        counter.reset();
        counter.poke(counter.top().enable, true);
        counter.step(7);
        counter.poke(counter.top().enable, false);
        counter.step(50_000);
        assertThat(counter.peek(counter.top().count)).isEqualTo(100);
      }
    }
  }

  static final class WithoutClock {
    @Test
    void isTheSmaller() {
      try (var largest = Simulated.of(Largest::new)) {
        largest.poke(largest.top().left, 7);
        largest.poke(largest.top().right, 9);
        assertThat(largest.peek(largest.top().larger)).isEqualTo(9);
      }
    }
  }

  /** A claim of one simulation that another one, used in the same test, knows nothing of. */
  static final class TwoSimulations {
    @Test
    void onlyOneMakesTheClaim() {
      try (var counter = counter();
          var largest = Simulated.of(Largest::new)) {
        counter.poke(counter.top().enable, true);
        largest.poke(largest.top().left, 7);
        assertThat(largest.peek(largest.top().larger)).isZero();
        counter.step(1000);
      }
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
            "count = 3: copy of value, set at the end of cycle 3 by WaveformOnFailureTest.java:",
            " as enable = 1 (input, unchanged since cycle 1), from value = 2\n",
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
    assertThat(why(failure))
        .isEqualTo(
            """
              claim 'below_250' of WaveformOnFailureTest.java:NN failed in cycle 251 as tooFar = 1
                tooFar = 1: computed at WaveformOnFailureTest.java:NN, from value = 250
                  value = 250: set at the end of cycle 250 by WaveformOnFailureTest.java:NN as enable = 1 (input), from value = 249
            """);
  }

  /** Which line each of them is, other tests say. */
  private static String why(Throwable failure) {
    String message = failure.getMessage();
    return message
        .substring(message.indexOf("  claim"), message.indexOf("waveform:"))
        .replaceAll(":\\d+", ":NN");
  }

  @Test
  void whatWasSetBeforeTheWaveformIsLookedForInTheSnapshots() {
    assertThat(failures(LongWait.class))
        .extracting(Throwable::getMessage)
        .anySatisfy(message ->
            assertThat(message)
                .contains(
                    "count = 7: copy of value, held since cycle 8 as enable = 0 (input);"
                        + " set before cycle 19808, with which the waveform begins;"
                        + " assigned at WaveformOnFailureTest.java:"))
        .anySatisfy(message ->
            assertThat(message)
                .contains(
                    "count = 7: copy of value, held as enable = 0 (input); set before cycle 49808,"));
  }

  @Test
  void withoutAClockThereIsOneColumn() {
    assertThat(failures(WithoutClock.class).getFirst())
        .hasMessageContainingAll(
            "larger  7",
            "larger = 7: set by WaveformOnFailureTest.java:",
            ", from left = 7 (input), right = 9 (input)");
  }

  @Test
  void theOtherSimulationOfTheTestIsShownToo() {
    assertThat(failures(TwoSimulations.class).getFirst())
        .hasMessageContainingAll(
            "Largest up to cycle 0",
            "larger = 0: set by",
            "Counter up to cycle 251",
            "claim 'below");
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
