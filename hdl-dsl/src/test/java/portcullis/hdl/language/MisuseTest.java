package portcullis.hdl.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Mem;
import portcullis.hdl.Module;
import portcullis.hdl.ReadUnderWrite;
import portcullis.hdl.UInt;
import portcullis.hdl.check.DesignException;

/** What a designer gets wrong is said in the designer's terms, at the designer's line. */
class MisuseTest {
  private static void assertRejected(Supplier<? extends Module> design, String... words) {
    assertThatThrownBy(() -> Elaboration.of(design::get))
        .isInstanceOf(DesignException.class)
        .satisfies(e ->
            assertThat(e.getMessage().replaceAll("\\s+", " "))
                .contains("MisuseTest.java:")
                .contains(words));
  }

  static final class BranchElsewhere extends Module {
    final Bool a = in(bool());
    final Bool b = in(bool());
    final UInt y = out(uint(2));

    BranchElsewhere() {
      y.set(0);
      var choice = when(a, () -> y.set(1));
      when(b, () -> choice.otherwise(() -> y.set(2)));
    }
  }

  static final class BranchLater extends Module {
    final UInt a = in(uint(1));
    final UInt y = out(uint(2));

    BranchLater() {
      var choice = select(a).is(0L, () -> y.set(1));
      y.set(3);
      choice.otherwise(() -> y.set(2));
    }
  }

  @Test
  void aBranchAwayFromItsChoiceIsAnError() {
    assertRejected(BranchElsewhere::new, "otherwise(...) must follow its when(...) at once");
    assertRejected(BranchLater::new, "otherwise(...) must follow its select(...) at once");
  }

  static final class Store extends Module {
    final Mem<UInt> words = memory(8, uint(8));
    final UInt address = in(uint(3));
    final UInt count = reg(uint(8));
    final UInt value = out(uint(8));

    Store() {
      words.write(address, count);
      count.set(count.plus(1));
      value.set(count);
    }
  }

  static final class ReadsStore extends Module {
    final UInt address = in(uint(3));
    final UInt value = out(uint(8));

    ReadsStore() {
      var store = instance(Store::new);
      store.address.set(address);
      value.set(store.words.read(address));
      store.words.write(address, value);
    }
  }

  static final class ResetsStore extends Module {
    ResetsStore() {
      var store = instance(Store::new);
      store.count.resetTo(3);
    }
  }

  static final class NamesStore extends Module {
    NamesStore() {
      var store = instance(Store::new);
      store.value.named("other");
    }
  }

  @Test
  void whatIsInsideAPartCannotBeTouched() {
    assertRejected(
        ReadsStore::new, "2 errors", "ReadsStore.store.words belongs to ReadsStore.store");
    assertRejected(ResetsStore::new, "ResetsStore.store.count belongs to ResetsStore.store");
    assertRejected(NamesStore::new, "NamesStore.store.value belongs to NamesStore.store");
  }

  record Listed(List<UInt> parts) implements Bundle {}

  record Holey(UInt a, UInt b) implements Bundle {}

  static final class Shapes extends Module {
    Shapes() {
      var one = bits(1).of(0);
      unused(one.repeat(-1), "wrong");
      unused(wire(vec(-1, uint(4))), "wrong");
      unused(memory(0, uint(4)).read(uint(0).of(0)), "wrong");
    }
  }

  @Test
  void impossibleNumbersAreReportedTogether() {
    assertRejected(
        Shapes::new,
        "3 errors",
        "the repeat of -1 times",
        "a vector of -1 elements",
        "a memory of 0 words");
  }

  static final class Anything extends Module {
    Anything(Runnable description) {
      description.run();
    }
  }

  @Test
  void bundlesOfListsAndOfNothingAreExplained() {
    assertRejected(
        () -> new Anything(() -> Module.in(new Listed(List.of(Module.uint(3))))),
        "component parts of Listed is a List: several equal signals in a bundle are a Vec");
    assertRejected(
        () -> new Anything(() -> Module.in(new Holey(Module.uint(3), null))),
        "component b of a Holey is null");
  }

  @Test
  void patternsAndDeclarationsInTheWrongOrderAreExplained() {
    assertRejected(
        () -> new Anything(() -> Module.in(Module.bits(4)).matches("1x0-")),
        "matches(\"1x0-\"): a pattern has only 0, 1, ? for any, and _");
    assertRejected(
        () ->
            new Anything(() -> {
              var words = Module.memory(1, Module.uint(4));
              words.readSync(Module.uint(0).of(0));
              words.readUnderWrite(ReadUnderWrite.NEW);
            }),
        "readUnderWrite(NEW) comes after a readSync: say it before the first");
  }

  static final class Endless extends Module {
    Endless() {
      var inner = instance(Endless::new);
    }
  }

  static final class Twice extends Module {
    Twice() {
      var store = instance(Store::new);
      var again = instance(() -> store);
    }
  }

  @Test
  void partsWithoutAnEndAndPartsMadeBeforeAreExplained() {
    assertRejected(Endless::new, "does Endless contain itself without an end?");
    assertRejected(Twice::new, "no module was made here");
  }

  enum Step {
    FIRST,
    SECOND
  }

  static final class Circle extends Module {
    Circle() {
      fsm(
          Step.FIRST,
          machine ->
              machine
                  .onEntry(Step.SECOND, () -> machine.goTo(Step.SECOND))
                  .state(Step.FIRST, () -> machine.goTo(Step.SECOND))
                  .state(Step.SECOND, () -> {}));
    }
  }

  @Test
  void anEntryActionThatEntersAgainIsExplained() {
    assertRejected(Circle::new, "the entry action of SECOND goes to SECOND again");
  }

  static final class Ports extends Module {
    final Bool clock = in(bool());
    final Bool delayed = out(bool());

    Ports() {
      delayed.set(regNext(clock));
    }
  }

  @Test
  void aPortDoesNotGiveUpItsNameSilently() {
    assertRejected(Ports::new, "HDL035", "'clock' is taken already");
  }

  static final class Filled extends Module {
    final Bits a = in(bits(2));
    final Bits b = out(bits(2));

    Filled() {
      b.set(a);
      verilog("assign b = a;");
    }
  }

  static final class Box extends Module {
    final Bool a = in(bool());

    Box() {
      verilog("");
    }
  }

  static final class HoldsFilled extends Module {
    HoldsFilled() {
      var filled = instance(Filled::new);
      filled.a.set(0);
    }
  }

  @Test
  void blackBoxesHoldNothingAndAreParts() {
    assertRejected(HoldsFilled::new, "the black box Filled describes hardware");
    assertThatThrownBy(() -> Elaboration.of(Box::new))
        .isInstanceOf(DesignException.class)
        .hasMessageContaining("the top module Box is a black box");
  }

  static final class OwnClock extends Module {
    final Bool toggled = out(bool());

    OwnClock() {
      withClock(
          clockDomain("fast"),
          () -> {
            var state = reg(bool()).resetTo(false);
            state.set(state.not());
            toggled.set(state);
          });
    }
  }

  static final class HoldsOwnClock extends Module {
    final Bool toggled = out(bool());

    HoldsOwnClock() {
      var inner = instance(OwnClock::new);
      toggled.set(inner.toggled);
    }
  }

  @Test
  void aClockThatNobodyCanJoinSaysHow() {
    assertRejected(HoldsOwnClock::new, "inner.fast_clock", "part.field.set(currentDomain())");
  }

  static final class JoinsForeign extends Module {
    JoinsForeign() {
      clockDomain("slow").set(currentDomain());
    }
  }

  @Test
  void onlyADomainOfAPartIsJoined() {
    assertRejected(JoinsForeign::new, "a part of JoinsForeign", "which 'slow' is not");
  }

  static final class Odd extends Module {
    final Bool a = in(bool());

    Odd() {
      super("a b");
      unused(a, "nothing to do");
    }
  }

  @Test
  void aModuleNameThatIsNoneHasItsLine() {
    assertRejected(Odd::new, "'Odd_a b' is not an identifier");
  }
}
