package portcullis.hdl.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.check.DesignException;
import portcullis.hdl.verilog.VerilogDesign;
import portcullis.hdl.verilog.VerilogLint;
import portcullis.hdl.verilog.VerilogWriter;

/** The units' Verilog reads well, and no tool complains of it. */
class LibraryVerilogTest {
  record Pair(UInt tag, Bool last) implements Bundle {
    static Pair shape() {
      return new Pair(uint(3), bool());
    }
  }

  private static VerilogDesign verilog(Supplier<? extends Module> unit) {
    var elaborated = Elaboration.of(unit::get);
    assertThat(elaborated.warnings()).isEmpty();
    return new VerilogWriter().write(elaborated.design());
  }

  /** The units in the shapes that differ most, and the benches and proofs of the other tests. */
  private static List<Supplier<? extends Module>> units() {
    var units = new ArrayList<Supplier<? extends Module>>();
    for (int size : List.of(1, 2, 3, 4, 9)) {
      units.add(() -> new Fifo<>(uint(8), size));
      units.add(() -> Fifo.counted(Pair.shape(), size));
      units.add(() -> new Fork<>(Pair.shape(), size));
      units.add(() -> new Cam<>(Pair.shape(), uint(5), size));
      units.add(() -> new PseudoLru(size));
      units.add(() -> new CreditCounter(size));
      units.add(() ->
          StreamArbiter.ofPackets(Pair.shape(), size, Arbiter.Policy.PRIORITY, Pair::last));
      for (var policy : Arbiter.Policy.values()) {
        units.add(() -> new StreamArbiter<>(uint(1), size, policy));
        for (var grant : Arbiter.Grant.values()) {
          units.add(() -> new Arbiter(size, policy, grant));
        }
      }
    }
    units.add(() -> new SkidBuffer<>(Pair.shape()));
    units.add(() -> new ForwardSlice<>(uint(1)));
    units.add(() -> new BackwardSlice<>(uint(65)));
    for (var role : StreamMonitor.Role.values()) {
      units.add(() -> new StreamMonitor<>(Pair.shape(), role));
    }
    units.add(QueuesTest.Bench::new);
    units.add(StreamOperationsTest.Bench::new);
    units.add(ArbiterTest.Bench::new);
    units.add(ReplacementTest.Bench::new);
    units.add(CountingTest.Bench::new);
    units.add(CrossingTest.Bench::new);
    units.addAll(UnitProofTest.designs());
    return units;
  }

  @Test
  void noToolComplains() {
    VerilogLint.assertClean(units().stream().map(LibraryVerilogTest::verilog).toList());
  }

  /** The text of a single module up to its claims, which name lines of the Java. */
  private static String withoutClaims(Supplier<? extends Module> unit) {
    return verilog(unit).top().text().split("\n`ifdef FORMAL")[0];
  }

  @Test
  void fifo() {
    assertThat(withoutClaims(() -> new Fifo<>(uint(32), 4))).isEqualTo("");
  }

  @Test
  void skidBuffer() {
    assertThat(withoutClaims(() -> new SkidBuffer<>(uint(8)))).isEqualTo("");
  }

  @Test
  void roundRobinArbiter() {
    assertThat(
            withoutClaims(
                () -> new Arbiter(4, Arbiter.Policy.ROUND_ROBIN, Arbiter.Grant.HELD)))
        .isEqualTo("");
  }

  @Test
  void pseudoLru() {
    assertThat(withoutClaims(() -> new PseudoLru(3))).isEqualTo("");
  }

  @Test
  void sizesThatCannotBeAreRefused() {
    refused(() -> new Fifo<>(uint(8), 0), "depth of a Fifo must be at least 1, but is 0");
    refused(() -> new PseudoLru(0), "number of a PseudoLru's ways must be at least 1, but is 0");
    refused(
        () -> new Cam<>(uint(8), uint(8), -1),
        "number of a Cam's entries must be at least 1, but is -1");
    refused(() -> new CreditCounter(0), "number of credits must be at least 1, but is 0");
    refused(
        () -> new Arbiter(0, Arbiter.Policy.PRIORITY, Arbiter.Grant.FREE),
        "number of an Arbiter's requests must be at least 1, but is 0");
    refused(() -> new Fork<>(uint(8), 0), "number of a Fork's receivers must be at least 1");
    refused(OddCrossing::new, "must be a power of two and at least 2, but is 3");
    refused(
        UncountedCount::new,
        "this Fifo does not tell its occupancy: make it with Fifo.counted(payload, depth)");
  }

  private static void refused(Supplier<? extends Module> unit, String message) {
    assertThatThrownBy(() -> Elaboration.of(unit::get))
        .isInstanceOf(DesignException.class)
        .hasMessageContaining(message);
  }

  private static final class OddCrossing extends Module {
    OddCrossing() {
      var from = clockDomain("from");
      var to = clockDomain("to");
      instance(() -> new AsyncFifo<>(uint(8), 3, from, to));
    }
  }

  private static final class UncountedCount extends Module {
    UncountedCount() {
      instance(() -> new Fifo<>(uint(8), 2)).occupancy();
    }
  }
}
