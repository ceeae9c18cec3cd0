package portcullis.hdl.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bool;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.IrText;
import portcullis.hdl.lib.Arbiter;
import portcullis.hdl.lib.Fifo;
import portcullis.hdl.sim.jvm.JvmEngine;

/** Mutations change what their name says, everywhere where it is described, and nothing else. */
class MutationsTest {
  enum Colour {
    RED,
    GREEN,
    BLUE
  }

  /** A bit of everything. */
  static final class Sample extends Module {
    final Bool go = in(bool());
    final Bool stop = in(bool());
    final Vec<UInt> limits = in(vec(3, uint(4)));
    final UInt count = out(uint(4));
    final Bool reached = out(bool());
    final UInt shown = out(uint(4));

    Sample() {
      var counter = reg(uint(4)).resetTo(5);
      when(go.andNot(stop), () -> counter.set(counter.plus(1)));
      count.set(counter);
      var hits = limits.map(limit -> limit.le(counter));
      reached.set(hits.asBits().orReduce());
      var colour = reg(enumerated(Colour.class)).resetTo(Colour.RED);
      when(stop, () -> colour.set(Colour.GREEN));
      shown.set(mux(colour.eq(Colour.BLUE), limits.at(0), counter));
      assertAlways(counter.ne(4), "never four");
    }
  }

  private static final Design SAMPLE = Elaboration.of(Sample::new).design();

  private static Mutation named(Design design, String part) {
    var found =
        Mutations.of(design, _ -> true).keySet().stream()
            .filter(it -> it.toString().endsWith(part))
            .toList();
    assertThat(found).as("mutations that end in " + part).hasSize(1);
    return found.getFirst();
  }

  /** Lines that the one text has and the other has not. */
  private static String difference(Design before, Design after) {
    var old = IrText.of(before).lines().toList();
    var now = IrText.of(after).lines().toList();
    var lost = old.stream().filter(line -> !now.contains(line)).map(line -> "-" + line.strip());
    var won = now.stream().filter(line -> !old.contains(line)).map(line -> "+" + line.strip());
    return java.util.stream.Stream.concat(lost, won).collect(Collectors.joining("\n"));
  }

  private static String effect(String mutation) {
    return difference(SAMPLE, Mutations.applied(named(SAMPLE, mutation), SAMPLE));
  }

  @Test
  void conditionsOperatorsConstantsAndEnablesChange() {
    assertThat(effect(":when::first")).isEqualTo("-when (go & ~stop)\n+when go");
    assertThat(effect("counter:1:constant"))
        .isEqualTo("-counter := (counter + 4'd1)\n+counter := (counter + 4'd2)");
    assertThat(effect("counter::operator"))
        .isEqualTo("-counter := (counter + 4'd1)\n+counter := (counter - 4'd1)");
    assertThat(effect("counter::never")).isEqualTo("-counter := (counter + 4'd1)");
    assertThat(effect("counter::reset"))
        .isEqualTo(
            "-reg counter : UInt<4> @clock reset reset = 5\n"
                + "+reg counter : UInt<4> @clock reset reset = 6");
    assertThat(effect("shown::swapped")).contains("+shown := if(", "counter, limits_0)");
    assertThat(effect("shown:0.1:constant")).contains("+", "Colour.RED(2'd0)");
  }

  @Test
  void aLineThatDescribesSeveralElementsChangesInAll() {
    assertThat(effect("hits_#::opposite"))
        .contains("-let hits_0", "-let hits_1", "-let hits_2")
        .contains("limits_0 > counter", "limits_1 > counter", "limits_2 > counter");
  }

  @Test
  void claimsStayUnlessAModuleDoesNothingElse() {
    assertThat(Mutations.of(SAMPLE, _ -> true).keySet())
        .noneMatch(it -> it.subject().contains("never_four"));
    var monitor = Elaboration.of(Watcher::new).design();
    assertThat(Mutations.of(monitor, _ -> true).keySet())
        .anyMatch(it -> it.subject().contains("never_both") && it.change() == Change.FIRST);
  }

  static final class Watcher extends Module {
    final Bool one = in(bool());
    final Bool other = in(bool());

    Watcher() {
      assertAlways(one.not().or(other.not()), "never both");
    }
  }

  @Test
  void onlyClassesThatAreWantedChange() {
    assertThat(Mutations.of(SAMPLE, name -> name.startsWith("portcullis.hdl.lib."))).isEmpty();
  }

  /** In one module all changes are to be found again, and each is a change. */
  @Test
  void eachMutationMakesADifferenceThatCanBeBuilt() {
    for (var design :
        List.of(
            SAMPLE,
            Elaboration.of(() -> new Fifo<>(Sample.uint(4), 3)).design(),
            Elaboration.of(() -> new Arbiter(5, Arbiter.Policy.ROUND_ROBIN, Arbiter.Grant.HELD))
                .design())) {
      var all = Mutations.of(design, _ -> true);
      assertThat(all).hasSizeGreaterThan(20);
      all.forEach((mutation, example) -> {
        var mutated = Mutations.applied(mutation, design);
        assertThat(IrText.of(mutated)).as(mutation.toString()).isNotEqualTo(IrText.of(design));
        assertThat(example.before()).as(mutation.toString()).isNotEqualTo(example.after());
        new JvmEngine().start(mutated).close();
      });
      assertThat(all.keySet().stream().map(Mutation::toString)).doesNotHaveDuplicates();
    }
  }

  @Test
  void namesAreThoseOfAnotherConfiguration() {
    var small = Elaboration.of(() -> new Fifo<>(Sample.uint(4), 4)).design();
    var large = Elaboration.of(() -> new Fifo<>(Sample.uint(9), 16)).design();
    assertThat(Mutations.of(large, _ -> true).keySet())
        .isEqualTo(Mutations.of(small, _ -> true).keySet());
  }

  @Test
  void aDesignWithoutTheLineStaysTheSameObject() {
    var other = Elaboration.of(Watcher::new).design();
    assertThat(Mutations.applied(named(SAMPLE, "counter::reset"), other)).isSameAs(other);
  }

  @Test
  void changesWithoutAnEffectHaveTheSameDigest() {
    var engine = new JvmEngine();
    var design = Elaboration.of(WithoutEffect::new).design();
    var dead = Mutations.applied(named(design, "dead::operator"), design);
    var live = Mutations.applied(named(design, "value:1:constant"), design);
    assertThat(IrText.of(dead)).isNotEqualTo(IrText.of(design));
    assertThat(engine.digest(dead)).isEqualTo(engine.digest(design));
    assertThat(engine.digest(live)).isNotEqualTo(engine.digest(design));
  }

  static final class WithoutEffect extends Module {
    final UInt in = in(uint(4));
    final UInt value = out(uint(4));

    WithoutEffect() {
      var dead = in.minus(3);
      value.set(in.plus(1));
      unused(dead, "on purpose");
    }
  }
}
