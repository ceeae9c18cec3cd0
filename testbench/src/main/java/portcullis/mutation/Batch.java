package portcullis.mutation;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import portcullis.hdl.ir.Design;
import portcullis.hdl.mutation.MutantSchema;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.jvm.JvmEngine;

/**
 * Mutants that are built together, so that all of them run on the same bytecode, which the JVM has
 * made quick. Can be shared by threads.
 */
final class Batch {
  private final List<Mutant> mutants;
  private final MutantSchema schema;
  private final Map<Design, Built> selectable = new ConcurrentHashMap<>();
  private final Map<Design, Built> observable = new ConcurrentHashMap<>();
  private final Map<String, Differences> differences = new ConcurrentHashMap<>();

  /**
   * A design with the schema in it, and the engine that keeps its bytecode. Tests describe their
   * designs anew each time; equal ones are built once.
   */
  private record Built(MutantSchema.Woven woven, JvmEngine engine) {
    static Built of(MutantSchema.Woven woven) {
      return new Built(woven, new JvmEngine());
    }

    boolean isUnchanged() {
      return woven.numbers().isEmpty();
    }

    Simulation start(SimulationOptions options) {
      return engine.start(woven.design(), options);
    }
  }

  /**
   * A batch.
   *
   * @param mutants different ones; those of the same line are best neighbours
   */
  Batch(List<Mutant> mutants) {
    this.mutants = List.copyOf(mutants);
    schema = new MutantSchema(mutants.stream().map(Mutant::mutation).toList());
  }

  List<Mutant> mutants() {
    return mutants;
  }

  /** Tests that may tell one of these mutants, each once. */
  List<Mutant.Reaching> tests() {
    return mutants.stream().flatMap(it -> it.tests().stream()).distinct().toList();
  }

  /** Takes note of what made a difference somewhere in a test. */
  void learn(Mutant.Reaching test, Differences found) {
    differences.put(test.name(), found);
  }

  /** Whether a mutant may make a difference somewhere in a test; if unknown, it may. */
  boolean mayDiffer(Mutant mutant, Mutant.Reaching test) {
    var found = differences.get(test.name());
    return found == null || found.contains(schema.number(mutant.mutation()));
  }

  /** The tests of a class in which a mutant may make a difference, by unique id; absent for all. */
  Optional<Set<String>> only(Mutant mutant, Mutant.Reaching test) {
    var found = differences.get(test.name());
    return found == null ? Optional.empty() : found.of(schema.number(mutant.mutation()));
  }

  /**
   * Designs in which one mutation holds.
   *
   * @param unchangedOnes runs those that no mutation of this batch is about
   */
  Hardware with(Mutant mutant, JvmEngine unchangedOnes) {
    int number = schema.number(mutant.mutation());
    return new Woven(selectable, schema::selectable, unchangedOnes) {
      @Override
      Started started(Built built, SimulationOptions options) {
        if (built.woven().left().contains(number)) {
          throw new IllegalStateException("this mutation has to be built by itself");
        }
        var simulation = built.start(options);
        simulation.poke(simulation.signal(MutantSchema.SELECTOR), number);
        return Started.unwatched(simulation);
      }
    };
  }

  /**
   * Designs in which nothing is changed, and that tell where mutations would make a difference.
   *
   * @param unchangedOnes runs those that no mutation of this batch is about
   * @param found takes note
   */
  Hardware observed(JvmEngine unchangedOnes, Differences found) {
    return new Woven(observable, schema::observable, unchangedOnes) {
      @Override
      Started started(Built built, SimulationOptions options) {
        built.woven().left().forEach(it -> found.add(found.test(), BigInteger.ZERO.setBit(it - 1)));
        var simulation = built.start(options);
        return new Started(simulation, new DifferenceWatch(simulation, found));
      }

      @Override
      public void enter(String test) {
        found.enter(test);
      }
    };
  }

  /** Nobody will observe any more. */
  void forgetObserved() {
    observable.clear();
  }

  /** Designs with the schema in them. */
  private abstract static class Woven implements Hardware {
    private final Map<Design, Built> known;
    private final Function<Design, MutantSchema.Woven> weaving;
    private final JvmEngine unchangedOnes;
    private boolean isBroken;

    Woven(
        Map<Design, Built> known,
        Function<Design, MutantSchema.Woven> weaving,
        JvmEngine unchangedOnes) {
      this.known = known;
      this.weaving = weaving;
      this.unchangedOnes = unchangedOnes;
    }

    abstract Started started(Built built, SimulationOptions options);

    @Override
    public final Started start(Design design, SimulationOptions options) {
      Built built;
      try {
        built = known.computeIfAbsent(design, it -> Built.of(weaving.apply(it)));
        if (!built.isUnchanged()) {
          return started(built, options);
        }
      } catch (RuntimeException | StackOverflowError e) {
        isBroken = true;
        throw e;
      }
      return Started.unwatched(unchangedOnes.start(design, options));
    }

    @Override
    public final boolean isBroken() {
      return isBroken;
    }
  }
}
