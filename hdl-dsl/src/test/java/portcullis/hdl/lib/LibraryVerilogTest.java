package portcullis.hdl.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.uint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
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
@Tag("tools")
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
      units.add(
          () -> StreamArbiter.ofPackets(Pair.shape(), size, Arbiter.Policy.PRIORITY, Pair::last));
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
    return verilog(unit).top().text().split("\n`ifdef FORMAL")[0].stripTrailing() + "\n";
  }

  @Test
  void fifo() {
    assertThat(withoutClaims(() -> new Fifo<>(uint(32), 4)))
        .isEqualTo(
            """
            // First-in first-out queue of 4 entries; accepts and delivers in the same cycle.
            module Fifo_32x4 (
                input  wire        clock,
                input  wire        reset,
                input  wire        in_valid,
                output wire        in_ready,
                input  wire [31:0] in_payload,
                output wire        out_valid,
                input  wire        out_ready,
                output wire [31:0] out_payload
            );
                reg  [1:0]  head;
                reg  [1:0]  tail;
                reg  [2:0]  count;
                reg  [31:0] storage [0:3];

                wire push = in_valid & in_ready;
                wire pop = out_valid & out_ready;
                wire [31:0] storage_word = storage[head];
                assign in_ready = count != 3'd4;
                assign out_valid = count != 3'd0;
                assign out_payload = storage_word;

                always @(posedge clock) begin
                    if (push) storage[tail] <= in_payload;
                end

                always @(posedge clock) begin
                    if (reset) tail <= 2'd0;
                    else if (push) tail <= tail + 2'd1;
                end

                always @(posedge clock) begin
                    if (reset) head <= 2'd0;
                    else if (pop) head <= head + 2'd1;
                end

                always @(posedge clock) begin
                    if (reset) count <= 3'd0;
                    else if (push & ~pop) count <= count + 3'd1;
                    else if (pop & ~push) count <= count - 3'd1;
                end
            """);
  }

  @Test
  void skidBuffer() {
    assertThat(withoutClaims(() -> new SkidBuffer<>(uint(8))))
        .isEqualTo(
            """
            // Full register slice: no path from in to out or back, one value a cycle.
            module SkidBuffer_8 (
                input  wire        clock,
                input  wire        reset,
                input  wire        in_valid,
                output wire        in_ready,
                input  wire [7:0]  in_payload,
                output wire        out_valid,
                input  wire        out_ready,
                output wire [7:0]  out_payload
            );
                reg  [7:0]  held;
                reg         holds;
                reg  [7:0]  skid;
                reg         skidded;

                wire moves = out_ready | ~holds;
                assign in_ready = ~skidded;
                assign out_valid = holds;
                assign out_payload = held;

                always @(posedge clock) begin
                    if (reset) begin
                        holds <= 1'b0;
                        skidded <= 1'b0;
                    end else if (moves) begin
                        holds <= in_valid | skidded;
                        skidded <= 1'b0;
                    end else if (in_valid & in_ready) begin
                        skidded <= 1'b1;
                    end
                end

                always @(posedge clock) begin
                    if (moves) held <= skidded ? skid : in_payload;
                    else if (in_valid & in_ready) skid <= in_payload;
                end
            """);
  }

  @Test
  void roundRobinArbiter() {
    assertThat(withoutClaims(() -> new Arbiter(4, Arbiter.Policy.ROUND_ROBIN, Arbiter.Grant.HELD)))
        .isEqualTo(
            """
            // Grants one of 4 requests: the first one after that which was served last; a grant stays until it is accepted.
            module Arbiter_4xROUND_ROBINxHELD (
                input  wire        clock,
                input  wire        reset,
                input  wire [3:0]  requests,
                output wire [3:0]  grants,
                input  wire        accept
            );
                reg  [3:0]  later;                                   // Requests numbered above the one accepted last.
                reg  [3:0]  held;                                    // The grant that waits to be accepted.

                wire [3:0] choice_laterRequests = requests & later;
                wire [3:0] choice_candidates = (|choice_laterRequests) ? choice_laterRequests : requests;
                wire [3:0] choice = choice_candidates & (~choice_candidates + 4'd1);
                wire isHeld = |held;
                assign grants = isHeld ? (held & requests) : choice;

                always @(posedge clock) begin
                    if (reset) held <= 4'd0;
                    else if (accept) held <= 4'd0;
                    else if (!isHeld) held <= choice;
                end

                always @(posedge clock) begin
                    if (reset) later <= 4'd0;
                    else if (accept & (|grants)) later <= ~(grants | (grants - 4'd1));
                end
            """);
  }

  @Test
  void pseudoLru() {
    assertThat(withoutClaims(() -> new PseudoLru(3)))
        .isEqualTo(
            """
            // Names one of 3 ways that was not used lately.
            module PseudoLru_3 (
                input  wire        clock,
                input  wire        reset,
                input  wire [2:0]  touched,
                output wire [1:0]  victim
            );
                // For each branching, 1 if the victim is on its upper side; bit 0 is the root.
                reg  [1:0]  branches;

                wire [2:0] victims = {~branches[0] & branches[1], ~branches[0] & ~branches[1], branches[0]};
                assign victim = ({2{victims[0]}} & 2'd0) | ({2{victims[1]}} & 2'd1) | ({2{victims[2]}} & 2'd2);

                always @(posedge clock) begin
                    if (reset) begin
                        branches <= 2'd0;
                    end else begin
                        if (touched[1] | touched[2]) branches[0] <= 1'b1;
                        else if (touched[0]) branches[0] <= 1'b0;
                        if (touched[1]) branches[1] <= 1'b1;
                        else if (touched[2]) branches[1] <= 1'b0;
                    end
                end
            """);
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
