package portcullis.hdl.sim.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.hdl.Bool;
import portcullis.hdl.ClockDomain;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.sim.CheckFailedException;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.hdl.sim.waveform.WaveformReader;

/**
 * What is said of a few designs. A line of this file that ends in a word in square brackets is
 * expected by that word, so that the texts below say which line is meant.
 */
class CausesTest {
  private static final Path THIS =
      Path.of("src/test/java/portcullis/hdl/sim/cause/CausesTest.java");

  private static final Pattern LINE = Pattern.compile("CausesTest\\.java:(\\d+)");

  @TempDir private Path directory;

  /** Runs a design and tells why some signals have their values at its end. */
  private String why(Supplier<Module> module, Consumer<Simulation> run, String... signals)
      throws IOException {
    var design = Elaboration.of(module).design();
    var file = directory.resolve("run.vcd");
    CheckFailedException failed = null;
    try (var simulation = new JvmEngine().start(design)) {
      var clock =
          simulation.signals().stream().filter(it -> it.kind() == Signal.Kind.CLOCK).findFirst();
      if (clock.isEmpty()) {
        run.accept(simulation);
      }
      simulation.startWaveform(file);
      if (clock.isPresent()) {
        run.accept(simulation);
        // As the recorder does it: so the waveform shows the latest inputs.
        simulation.force(false, clock.get());
      }
    } catch (CheckFailedException failure) {
      failed = failure;
    }
    var causes = new Causes(design, new WaveformReader(file).history(), Past.UNKNOWN);
    var explanation =
        failed == null
            ? causes.now(List.of(signals))
            : causes.ofCheck(failed.check(), failed.cycle());
    return withMarks(String.join("\n", explanation.lines()));
  }

  private static String withMarks(String text) throws IOException {
    var lines = Files.readAllLines(THIS);
    return LINE.matcher(text)
        .replaceAll(found -> {
          String line = lines.get(Integer.parseInt(found.group(1)) - 1);
          int mark = line.lastIndexOf("// [");
          return mark < 0 ? found.group() : line.substring(mark + 3);
        });
  }

  private static void cycle(Simulation simulation, String input, long value) {
    simulation.poke(input, value);
    simulation.step();
  }

  // ---- wires -----------------------------------------------------------------------------------

  /** A choice with a value for the rest. */
  static final class Chooser extends Module {
    final UInt key = in(uint(4));
    final Bool urgent = in(bool());
    final UInt grade = out(uint(8));

    Chooser() {
      moduleName("Chooser");
      var low = key.lt(4); // [low?]
      var high = key.gt(11); // [high?]
      grade.set(0); // [otherwise]
      when(
              low,
              () -> {
                grade.set(1); // [low]
                when(urgent, () -> grade.set(key.extend(8).plus(100))); // [urgent]
              })
          .elseWhen(high, () -> grade.set(9)); // [high]
    }
  }

  @Test
  void theBranchThatWasTaken() throws IOException {
    assertThat(why(Chooser::new, it -> it.poke("key", 13), "grade"))
        .isEqualTo(
            """
            grade = 9: set by [high] as high = 1, low = 0; 3 other lines not reached
              high = 1: computed at [high?], from key = 13 (input)
              low = 0: computed at [low?], from key = 13 (input)\
            """);
    assertThat(
            why(
                Chooser::new,
                it -> {
                  it.poke("key", 2);
                  it.poke("urgent", 1);
                },
                "grade"))
        .isEqualTo(
            """
            grade = 102: set by [urgent] as urgent = 1 (input), low = 1, from key = 2 (input); 3 other lines not reached
              low = 1: computed at [low?], from key = 2 (input)\
            """);
  }

  @Test
  void whatDidNotOverrideAnEarlierAssignment() throws IOException {
    assertThat(why(Chooser::new, it -> it.poke("key", 7), "grade"))
        .isEqualTo(
            """
            grade = 0: set by [otherwise] as low = 0, high = 0; 3 other lines not reached
              low = 0: computed at [low?], from key = 7 (input)
              high = 0: computed at [high?], from key = 7 (input)\
            """);
    assertThat(why(Chooser::new, it -> it.poke("key", 3), "grade"))
        .isEqualTo(
            """
            grade = 1: set by [low] as low = 1, urgent = 0 (input); 3 other lines not reached
              low = 1: computed at [low?], from key = 3 (input)\
            """);
  }

  /** Several reasons, of which few matter. */
  static final class Reasons extends Module {
    final UInt a = in(uint(8));
    final UInt b = in(uint(8));
    final Bool c = in(bool());
    final Bool d = in(bool());
    final Bool all = out(bool());
    final Bool any = out(bool());
    final UInt chosen = out(uint(8));
    final UInt joined = out(uint(16));

    Reasons() {
      moduleName("Reasons");
      all.set(a.eq(b).and(c).and(d)); // [all]
      any.set(a.eq(b).or(c).or(d)); // [any]
      chosen.set(mux(c, a, b)); // [chosen]
      joined.slice(7, 0).set(a); // [right]
      joined.slice(15, 8).set(b); // [left]
    }
  }

  @Test
  void onlyTheValuesThatMattered() throws IOException {
    Consumer<Simulation> run =
        it -> {
          it.poke("a", 5);
          it.poke("b", 5);
          it.poke("d", 1);
        };
    assertThat(why(Reasons::new, run, "all", "any", "chosen", "joined"))
        .isEqualTo(
            """
            all = 0: set by [all], from c = 0 (input)
            any = 1: set by [any], from a = 5 (input), b = 5 (input)
            chosen = 5: set by [chosen], from c = 0 (input), b = 5 (input)
            joined = 1285: set by [right] and [left], from a = 5 (input), b = 5 (input)\
            """);
  }

  // ---- registers -------------------------------------------------------------------------------

  enum Step {
    IDLE,
    BUSY,
    DONE
  }

  /** A state machine with a counter that waits. */
  static final class Worker extends Module {
    final Bool start = in(bool());
    final Bool finish = in(bool());
    final Enumerated<Step> step = out(enumerated(Step.class));
    final UInt jobs = out(uint(8));

    Worker() {
      moduleName("Worker");
      var state = reg(enumerated(Step.class)).resetTo(Step.IDLE);
      var count = reg(uint(8)).resetTo(0);
      select(state)
          .is(Step.IDLE, () -> when(start, () -> state.set(Step.BUSY))) // [start]
          .is(
              Step.BUSY,
              () ->
                  when(
                      finish,
                      () -> {
                        state.set(Step.DONE); // [done]
                        count.set(count.plus(1)); // [count]
                      }))
          .is(Step.DONE, () -> state.set(Step.IDLE)); // [idle]
      assertAlways(count.lt(2), "one job"); // [claim]
      step.set(state);
      jobs.set(count);
    }
  }

  @Test
  void aRegisterSetLately() throws IOException {
    Consumer<Simulation> run =
        it -> {
          it.reset();
          cycle(it, "start", 1);
          cycle(it, "finish", 1);
        };
    assertThat(why(Worker::new, run, "step", "jobs"))
        .isEqualTo(
            """
            step = DONE: copy of state, set at the end of cycle 2 by [done] as finish = 1 (input, unchanged since cycle 2), state = BUSY; 2 other lines not reached
            jobs = 1: copy of count, set at the end of cycle 2 by [count] as finish = 1 (input, unchanged since cycle 2), state = BUSY, from count = 0
              state = BUSY: set at the end of cycle 1 by [start] as start = 1 (input, unchanged since cycle 1), state = IDLE; 2 other lines not reached\
            """);
  }

  @Test
  void aRegisterThatWaits() throws IOException {
    Consumer<Simulation> run =
        it -> {
          it.reset();
          cycle(it, "start", 1);
          it.step(20);
        };
    assertThat(why(Worker::new, run, "step", "jobs"))
        .isEqualTo(
            """
            step = BUSY: copy of state, held since cycle 2 as state = BUSY, finish = 0 (input); set at the end of cycle 1 by [start] as start = 1 (input, unchanged since cycle 1), state = IDLE; 2 other lines not reached
            jobs = 0: copy of count, held since cycle 1 as finish = 0 (input); reset at the end of cycle 0 as reset = 1 (input)\
            """);
  }

  @Test
  void aRegisterThatNothingAssignedYet() throws IOException {
    assertThat(why(Worker::new, it -> it.step(3), "jobs"))
        .isEqualTo(
            """
            jobs = 0: copy of count, held as state = IDLE; as at power-up; assigned at [count]
              state = IDLE: held as start = 0 (input), state = IDLE; as at power-up; assigned at [start], [done], [idle]\
            """);
  }

  @Test
  void aClaim() throws IOException {
    Consumer<Simulation> run =
        it -> {
          it.reset();
          it.poke("start", 1);
          it.poke("finish", 1);
          it.step(50);
        };
    assertThat(why(Worker::new, run))
        .isEqualTo(
            """
            claim 'one_job' of [claim] failed in cycle 6 as count = 2
              count = 2: set at the end of cycle 5 by [count] as finish = 1 (input, unchanged since cycle 1), state = BUSY, from count = 1
                state = BUSY: set at the end of cycle 4 by [start] as start = 1 (input, unchanged since cycle 1), state = IDLE; 2 other lines not reached\
            """);
  }

  @Test
  void theLatestValueThatIsNotZero() throws IOException {
    var design = Elaboration.of(Worker::new).design();
    var file = directory.resolve("run.vcd");
    try (var simulation = new JvmEngine().start(design)) {
      simulation.startWaveform(file);
      simulation.reset();
      cycle(simulation, "start", 1);
      cycle(simulation, "finish", 1);
      simulation.poke("start", 0);
      simulation.step(7);
    }
    var causes = new Causes(design, new WaveformReader(file).history(), Past.UNKNOWN);
    assertThat(withMarks(causes.ofLatest(List.of("step", "finish")).lines().getFirst()))
        .isEqualTo(
            "step = DONE in cycle 3: copy of state, set at the end of cycle 2 by [done] as finish = 1"
                + " (input, unchanged since cycle 2), state = BUSY; 2 other lines not reached");
    assertThat(causes.ofLatest(List.of("reset", "jobs", "step", "clock")).lines())
        .filteredOn(line -> !line.startsWith(" "))
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .containsExactly("step = DONE in cycle 3", "jobs = 1", "reset = 1 in cycle 0");
  }

  // ---- parts, memories, clocks -----------------------------------------------------------------

  /** Keeps words. */
  static final class Store extends Module {
    final UInt address = in(uint(3));
    final UInt data = in(uint(8));
    final Bool write = in(bool());
    final UInt now = out(uint(8));
    final UInt later = out(uint(8));

    Store() {
      moduleName("Store");
      var words = memory(8, uint(8));
      when(write, () -> words.write(address, data)); // [write]
      now.set(words.read(address)); // [now]
      later.set(words.readSync(address)); // [later]
    }
  }

  /** Has a part. */
  static final class Outer extends Module {
    final UInt key = in(uint(3));
    final Bool enable = in(bool());
    final UInt seen = out(uint(8));
    final UInt seenLater = out(uint(8));

    Outer() {
      moduleName("Outer");
      var store = instance(Store::new);
      store.address.set(key);
      store.data.set(key.extend(8).plus(40)); // [data]
      store.write.set(enable.and(key.ne(0))); // [enable]
      seen.set(store.now);
      seenLater.set(store.later);
    }
  }

  @Test
  void throughPartsAndMemories() throws IOException {
    Consumer<Simulation> run =
        it -> {
          it.poke("enable", 1);
          cycle(it, "key", 3);
          cycle(it, "key", 4);
          it.poke("enable", 0);
          cycle(it, "key", 3);
        };
    assertThat(why(Outer::new, run, "seen", "seenLater"))
        .isEqualTo(
            """
            seen = 43: copy of store.words_word_2, computed at [now], from store.words[3], store.address = 3 (key, input, unchanged since cycle 2)
              store.words[3]: written at the end of cycle 0 by [write] as store.write = 1, from store.data = 43
                store.write = 1: copy of store_write, set by [enable], from enable = 1 (input), key = 3 (input)
                store.data = 43: copy of store_data, set by [data], from key = 3 (input)
            seenLater = 43: copy of store.words_word, set at the end of cycle 2 by [later], from store.words[3], store.address = 3 (key, input, unchanged since cycle 2)\
            """);
    assertThat(why(Outer::new, it -> cycle(it, "key", 5), "seen"))
        .isEqualTo(
            """
            seen = 0: copy of store.words_word_2, computed at [now], from store.words[5], store.address = 5 (key, input)
              store.words[5]: not written since power-up; assigned at [write]\
            """);
  }

  /** A register in each of two clock domains. */
  static final class TwoClocks extends Module {
    final ClockDomain slow = clockDomain("slow");
    final UInt amount = in(uint(8));
    final UInt fastTicks = out(uint(16));
    final UInt slowTicks = out(uint(16));

    TwoClocks() {
      moduleName("TwoClocks");
      var fast = reg(uint(16)).resetTo(0);
      fast.set(fast.plus(1)); // [fast]
      fastTicks.set(fast);
      withClock(
          slow,
          () -> {
            var count = reg(uint(16)).resetTo(0);
            count.set(count.plus(3)); // [slow]
            slowTicks.set(count);
          });
    }
  }

  @Test
  void anotherClockHoldsItsRegisters() throws IOException {
    Consumer<Simulation> run =
        it -> {
          it.reset();
          it.step(2, it.signal("slow_clock"));
          it.step(4, it.signal("clock"));
        };
    assertThat(why(TwoClocks::new, run, "fastTicks", "slowTicks"))
        .isEqualTo(
            """
            fastTicks = 4: copy of fast, set at the end of cycle 6 by [fast], from fast = 3
            slowTicks = 6: copy of count, held since cycle 3 as slow_clock stood still; set at the end of cycle 2 by [slow], from count = 3\
            """);
  }
}
