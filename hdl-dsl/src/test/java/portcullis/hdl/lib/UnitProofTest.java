package portcullis.hdl.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.hdl.lib.DeliveryProof.implies;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.hdl.Bits;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.testing.formal.Formal;
import portcullis.hdl.testing.formal.Verdict;
import portcullis.hdl.verilog.VerilogWriter;

/** Units proved by bounded model checking and induction. A proof is a unit with more claims. */
@Tag("formal")
class UnitProofTest {
  private static Verdict prove(Supplier<? extends Module> unit, int depth) {
    var design = Elaboration.of(unit::get).design();
    return new Formal(it -> new VerilogWriter().write(it).text()).prove(design, depth);
  }

  private static void assertProved(Supplier<? extends Module> unit, int depth) {
    assertThat(prove(unit, depth)).isEqualTo(new Verdict.Proved(depth));
  }

  /** All designs that are proved, for other tests of what is emitted. */
  static List<Supplier<? extends Module>> designs() {
    return List.of(
        () -> new FifoProof(3),
        SkidBufferProof::new,
        ForwardSliceProof::new,
        BackwardSliceProof::new,
        () -> new ArbiterProof(4, Arbiter.Policy.PRIORITY, Arbiter.Grant.FREE),
        () -> new ArbiterProof(3, Arbiter.Policy.ROUND_ROBIN, Arbiter.Grant.HELD));
  }

  static final class FifoProof extends Fifo<UInt> {
    FifoProof(int depth) {
      super(uint(4), depth);
      DeliveryProof.claim(in, out, count, place -> word(place, depth));
      assertAlways(wrapped(count, depth).eq(tail), "the tail is as far behind as values are held");
      if (depth < 1 << head.width()) {
        assertAlways(head.lt(depth), "the head is one of the entries");
      }
    }

    private UInt word(UInt place, int depth) {
      return storage.isEmpty() ? out.payload() : storage.get().read(wrapped(place, depth));
    }

    /** The entry so many places behind the head. */
    private UInt wrapped(UInt place, int depth) {
      int bits = count.width() + 1;
      var sum = head.extend(bits).plus(place.extend(bits));
      return mux(sum.ge(depth), sum.minus(depth), sum).truncate(head.width());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8})
  void fifo(int depth) {
    assertProved(() -> new FifoProof(depth), depth + 2);
  }

  static final class SkidBufferProof extends SkidBuffer<UInt> {
    SkidBufferProof() {
      super(uint(4));
      var held1 = holds.asUInt().extend(2);
      var count = held1.plus(skidded.asUInt().extend(2));
      DeliveryProof.claim(in, out, count, place -> mux(place.eq(0), held, skid));
      assertAlways(implies(count.ne(2), in.ready()), "it accepts while it has room");
    }
  }

  @Test
  void skidBuffer() {
    assertProved(SkidBufferProof::new, 6);
  }

  static final class ForwardSliceProof extends ForwardSlice<UInt> {
    ForwardSliceProof() {
      super(uint(4));
      DeliveryProof.claim(in, out, holds.asUInt(), place -> held);
    }
  }

  static final class BackwardSliceProof extends BackwardSlice<UInt> {
    BackwardSliceProof() {
      super(uint(4));
      DeliveryProof.claim(in, out, holds.asUInt(), place -> held);
    }
  }

  @Test
  void registerSlices() {
    assertProved(ForwardSliceProof::new, 5);
    assertProved(BackwardSliceProof::new, 5);
  }

  static final class ArbiterProof extends Arbiter {
    ArbiterProof(int count, Policy policy, Grant grant) {
      super(count, policy, grant);
      switch (grant) {
        case FREE ->
            assertAlways(
                requests.orReduce().eq(grants.orReduce()), "who requests, somebody is granted");
        case HELD -> {
          var given = reg(bits(count)).resetTo(0);
          given.set(mux(accept, bits(count).of(0), grants));
          assertAlways(
              implies(given.and(requests).orReduce(), grants.eq(given)),
              "a grant stays until it is accepted");
          assertAlways(
              implies(held.eq(0).and(requests.orReduce()), grants.orReduce()),
              "who requests, somebody is granted");
          assertAlways(implies(given.orReduce(), held.eq(given)), "the grant given is held");
        }
      }
      switch (policy) {
        case PRIORITY -> preferred(grant);
        case ROUND_ROBIN -> fair(count);
      }
    }

    private void preferred(Grant grant) {
      var above = OneHot.above(grants);
      var free = grant == Grant.FREE ? bool(true) : held.eq(0);
      var better = requests.and(above.or(grants).not());
      assertAlways(
          implies(free.and(grants.orReduce()), better.eq(0)), "the lowest number is preferred");
    }

    /** While somebody waits, nobody else is served twice. */
    private void fair(int count) {
      var waiter = in(bits(count));
      var before = regNext(waiter);
      var started = reg(bool()).resetTo(false);
      started.set(true);
      assume(implies(started, waiter.eq(before)), "the waiter is one and the same");
      assume(OneHot.atMostOne(waiter).and(waiter.orReduce()), "there is one waiter");

      var served = reg(bits(count)).resetTo(0);
      var waits = requests.and(waiter).orReduce();
      var accepted = mux(accept, grants, bits(count).of(0));
      served.set(
          mux(waits.andNot(accepted.and(waiter).orReduce()), served.or(accepted), served.of(0)));
      assertAlways(
          implies(waits, accepted.and(served).eq(0)), "nobody is served twice while another waits");

      var below = OneHot.above(waiter).or(waiter).not();
      var waiterIsLater = waiter.and(later).orReduce();
      var next = mux(waiterIsLater, later.and(below), later.or(below));
      assertAlways(served.and(next).eq(0), "those served are behind the waiter");
      assertAlways(
          implies(served.ne(0), held(count).and(next.or(waiter).not()).eq(0)),
          "a grant that is held is not behind the waiter");
      assertAlways(served.and(waiter).eq(0), "the waiter is not among those served");
      assertAlways(later.and(upwards(later)).eq(upwards(later)), "those to come are the highest");
    }

    private Bits held(int count) {
      return held.width() == 0 ? bits(count).of(0) : held;
    }

    private static Bits upwards(Bits mask) {
      return mask.shiftLeft(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, PRIORITY, FREE",
    "4, PRIORITY, FREE",
    "1, PRIORITY, HELD",
    "3, PRIORITY, HELD",
    "1, ROUND_ROBIN, FREE",
    "2, ROUND_ROBIN, FREE",
    "4, ROUND_ROBIN, FREE",
    "1, ROUND_ROBIN, HELD",
    "3, ROUND_ROBIN, HELD",
    "5, ROUND_ROBIN, HELD"
  })
  void arbiter(int count, Arbiter.Policy policy, Arbiter.Grant grant) {
    assertProved(() -> new ArbiterProof(count, policy, grant), 4);
  }

  /** A queue that claims to deliver what it does not: the proofs above can fail. */
  static final class ForgetfulFifo extends Fifo<UInt> {
    ForgetfulFifo() {
      super(uint(4), 2);
      when(in.payload().eq(7), () -> tail.set(0));
      DeliveryProof.claim(in, out, count, place -> out.payload());
    }
  }

  @Test
  void aWrongUnitIsRefuted() {
    assertThat(prove(ForgetfulFifo::new, 8)).isInstanceOf(Verdict.Refuted.class);
  }
}
