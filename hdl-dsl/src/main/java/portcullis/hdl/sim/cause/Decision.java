package portcullis.hdl.sim.cause;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import portcullis.hdl.ir.Stmt;

/** Which of the assignments to some bits counted in a cycle. */
final class Decision {
  private final Fact.Bits fact;
  private final Values now;
  private final long cycle;
  private final List<Guarded> all;
  private final List<Guarded> active = new ArrayList<>();

  /** What came later in the text than an active one, but was not reached. */
  private final List<Guarded> passedBy = new ArrayList<>();

  private boolean unknown;

  /**
   * Decides.
   *
   * @param fact the bits
   * @param now the values of the cycle
   * @param cycle the cycle
   * @param all the assignments to any of the bits, in writing order
   */
  Decision(Fact.Bits fact, Values now, long cycle, List<Guarded> all) {
    this.fact = fact;
    this.now = now;
    this.cycle = cycle;
    this.all = all;
    decide();
  }

  /** From the end, until all bits are covered. */
  private void decide() {
    var open = new java.util.BitSet();
    open.set(fact.read().low(), fact.read().high() + 1);
    for (var each : all.reversed()) {
      if (open.isEmpty()) {
        return;
      }
      var target = ((Stmt.Assign) each.statement()).target();
      var bits = open.get(target.low(), target.high() + 1);
      if (bits.isEmpty()) {
        continue;
      }
      var reached = each.isReached(now);
      unknown |= reached.isEmpty();
      if (reached.orElse(false)) {
        active.addFirst(each);
        open.clear(target.low(), target.high() + 1);
      } else {
        passedBy.addFirst(each);
      }
    }
  }

  List<Guarded> all() {
    return all;
  }

  /** Those that count; empty if no bit was assigned. */
  List<Guarded> active() {
    return active;
  }

  /** Whether the values do not tell. */
  boolean isUnknown() {
    return unknown;
  }

  /** How many lines of Java assign the bits but did not now. */
  long others() {
    var places = active.stream().map(Guarded::place).toList();
    return all.stream().map(Guarded::place).filter(it -> !places.contains(it)).distinct().count();
  }

  /** The choices that led to those that count, and past what would have come after them. */
  List<Fact> reasons() {
    var reads = new LinkedHashSet<Read>();
    active.forEach(each -> reads.addAll(reads(each.guards(), now)));
    passedBy.forEach(each -> addObstacle(each, reads));
    return Tracer.facts(fact.place(), cycle, reads);
  }

  /** Why none was reached of those that were not. */
  List<Fact> obstacles() {
    var reads = new LinkedHashSet<Read>();
    passedBy.forEach(each -> addObstacle(each, reads));
    return Tracer.facts(fact.place(), cycle, reads);
  }

  private void addObstacle(Guarded each, SequencedSet<Read> reads) {
    each.guards().stream()
        .filter(guard -> !guard.holds(now).orElse(true))
        .findFirst()
        .ifPresent(guard -> reads.addAll(now.reads(guard.subject())));
  }

  /** What the assigned values were made of. */
  List<Fact> from() {
    var reads = new LinkedHashSet<Read>();
    for (var each : active) {
      var assign = (Stmt.Assign) each.statement();
      int low = Math.max(0, fact.read().low() - assign.target().low());
      int high = Math.min(assign.target().bits() - 1, fact.read().high() - assign.target().low());
      reads.addAll(now.reads(assign.value(), high, low));
    }
    return Tracer.facts(fact.place(), cycle, reads);
  }

  /** What decided choices, the innermost first. */
  static SequencedSet<Read> reads(List<Guard> guards, Values now) {
    var reads = new LinkedHashSet<Read>();
    guards.reversed().forEach(guard -> reads.addAll(now.reads(guard.subject())));
    return reads;
  }
}
