package portcullis.hdl.netlist;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.hdl.sim.lockstep.LockstepEngine;
import portcullis.hdl.sim.verilator.Optimisation;
import portcullis.hdl.sim.verilator.VerilatorEngine;
import portcullis.hdl.verilog.VerilogWriter;

/**
 * Evaluator, JVM engine, Icarus Verilog and Verilator agree on random netlists, cycle by cycle; the
 * JVM engine and Verilator also in lockstep.
 *
 * <p>{@code -Dportcullis.seed=N} looks at one netlist only, with every tool.
 */
class RandomNetlistTest {
  private static final VerilogWriter VERILOG = new VerilogWriter();
  private static final Function<Design, String> WRITER = design -> VERILOG.write(design).text();
  private static final int TRIES = 1500;

  private static final int ICARUS_BATCH = 100;
  private static final int BYTECODE_BATCH = 4;
  private static final int VERILATOR_BATCH = 50;
  private static final int LONG = 10_000;

  /** Equal writes to a word; a condition from wider words; a comparison inverted in more bits. */
  private static final List<Long> ONCE_WRONG = List.of(2511L, 2545L, 2655L, 3208L, 5071L);

  /** Signed comparisons of numbers that turn out to be equal, and others. */
  private static final List<Long> ONCE_WRONG_IN_VERILATOR =
      LongStream.of(417, 543, 1726, 2207, 2775, 3550, 4456, 13721, 14261, 15435)
          .map(seed -> 31477436599000L + seed)
          .boxed()
          .toList();

  /** Slices of shifts; signals as wide as others; the last one makes it give up. */
  private static final List<Long> WRONG_UNLESS_CAREFUL =
      List.of(31477436600466L, 31477436611841L, 635733998882669L);

  @Test
  @Tag("tools")
  void icarusComputesWhatTheDesignMeans() {
    agree(icarus(), seeds(RandomNetlists.FIXED, 0), ICARUS_BATCH);
  }

  @Test
  @Tag("tools")
  void verilatorComputesWhatTheDesignMeans() {
    agree(verilator(Optimisation.FAST), seeds(2 * VERILATOR_BATCH, 0), VERILATOR_BATCH);
  }

  /** Also every register and every word of every memory after each edge. */
  @Test
  @Tag("tools")
  void bytecodeAndVerilatorKeepInStep() {
    agree(lockstep(Optimisation.FAST), known(seeds(4 * VERILATOR_BATCH, 0)), VERILATOR_BATCH);
  }

  @Test
  void bytecodeComputesWhatTheDesignMeans() {
    agree(bytecode(), seeds(RandomNetlists.FIXED, 0), BYTECODE_BATCH);
  }

  @Test
  void bytecodeComputesWhereItOnceErred() {
    agree(bytecode(), ONCE_WRONG, BYTECODE_BATCH);
  }

  @Test
  @Tag("tools")
  void verilatorComputesWhereItOnceErred() {
    agree(verilator(Optimisation.FAST), ONCE_WRONG_IN_VERILATOR, VERILATOR_BATCH);
    agree(verilator(Optimisation.CAREFUL), WRONG_UNLESS_CAREFUL, VERILATOR_BATCH);
  }

  @Test
  @Tag("long")
  void bytecodeComputesWhatManyDesignsMean() {
    agree(bytecode(), seeds(0, LONG), BYTECODE_BATCH);
  }

  @Test
  @Tag("long")
  @Tag("tools")
  void bytecodeAndVerilatorKeepInStepInManyDesigns() {
    agree(lockstep(Optimisation.CAREFUL), known(seeds(0, 2 * LONG)), VERILATOR_BATCH);
  }

  @Test
  @Tag("long")
  @Tag("tools")
  void icarusComputesWhatManyDesignsMean() {
    agree(icarus(), seeds(0, LONG), ICARUS_BATCH);
  }

  @Test
  @Tag("long")
  @Tag("tools")
  void verilatorComputesWhatManyDesignsMean() {
    agree(verilator(Optimisation.CAREFUL), seeds(0, LONG), VERILATOR_BATCH);
  }

  private static Tool icarus() {
    return new Icarus(WRITER);
  }

  private static Tool bytecode() {
    return new SimulationTool(new JvmEngine());
  }

  private static Tool lockstep(Optimisation optimisation) {
    return new SimulationTool(
        new LockstepEngine(new JvmEngine(), new VerilatorEngine(optimisation)));
  }

  private static Tool verilator(Optimisation optimisation) {
    return new SimulationTool(new VerilatorEngine(optimisation));
  }

  /**
   * The same seeds in each run, so that the test command judges a change and not its luck; in the
   * long profile also some that no run has seen; or the one that is asked for.
   */
  private static List<Long> seeds(int fixed, int fresh) {
    var only = Long.getLong("portcullis.seed");
    if (only != null) {
      return List.of(only);
    }
    long start = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
    if (fixed > 0) {
      System.out.printf("%d random netlists: seeds from 0%n", fixed);
    }
    if (fresh > 0) {
      System.out.printf("%d random netlists: seeds from %d%n", fresh, start);
    }
    return LongStream.concat(LongStream.range(0, fixed), LongStream.range(start, start + fresh))
        .boxed()
        .toList();
  }

  /** Half of them: engines may differ in what nobody has said. */
  private static List<Long> known(List<Long> seeds) {
    return seeds.stream()
        .filter(seed -> Features.of(new Choice(seed)).powerUp() == Features.PowerUp.INITIAL)
        .toList();
  }

  private static void agree(Tool tool, List<Long> seeds, int size) {
    var trial = new Trial(tool, WRITER, TRIES);
    var batches = new ArrayList<List<Long>>();
    for (int from = 0; from < seeds.size(); from += size) {
      batches.add(seeds.subList(from, Math.min(seeds.size(), from + size)));
    }
    var failures =
        batches.parallelStream()
            .map(batch -> trial.failures(batch.stream().map(RandomNetlists::netlist).toList()))
            .flatMap(List::stream)
            .toList();
    if (!failures.isEmpty()) {
      fail(trial.report(failures));
    }
  }
}
