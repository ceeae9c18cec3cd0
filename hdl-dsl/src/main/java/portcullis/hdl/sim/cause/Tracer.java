package portcullis.hdl.sim.cause;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.sim.Hierarchy.Place;
import portcullis.hdl.sim.waveform.WaveformHistory;

/** Finds what made something so, one step back. */
final class Tracer {
  private final Drivers drivers;
  private final WaveformHistory history;
  private final Past past;
  private final Wording wording;

  Tracer(Drivers drivers, WaveformHistory history, Past past) {
    this.drivers = drivers;
    this.history = history;
    this.past = past;
    this.wording = new Wording(drivers, history);
  }

  Wording wording() {
    return wording;
  }

  Values values(Place place, long cycle) {
    return new Values(name -> history.value(place.sibling(name).path(), cycle));
  }

  Cause of(Fact fact) {
    return switch (fact) {
      case Fact.Word word -> written(word);
      case Fact.Bits bits -> {
        var source = drivers.source(bits.place());
        var cause = ofSource(bits.copiedFrom(source));
        yield source.path().equals(bits.place().path())
            ? cause
            : new Cause("copy of %s, %s".formatted(source.path(), cause.text()), cause.facts());
      }
    };
  }

  private Cause ofSource(Fact.Bits fact) {
    var place = fact.place();
    if (place.isTopInput()) {
      return Cause.last(
          "%s, described at %s".formatted(wording.input(fact), place.origin().source()));
    }
    var box = drivers.hierarchy().box(place);
    if (box.isPresent()) {
      return Cause.last(
          "driven by the black box %s".formatted(place.sibling(box.get().name()).path()));
    }
    return switch (place.declaration().orElse(null)) {
      case Declaration.Definition definition -> {
        var reads = values(place, fact.cycle()).reads(definition.value(), high(fact), low(fact));
        var facts = facts(place, fact.cycle(), reads);
        yield new Cause(
            "computed at %s%s".formatted(place.origin().source(), wording.from(facts)), facts);
      }
      case Declaration.Register register -> register(fact, register);
      case Declaration.Wire _, Declaration.Memory _, Declaration.Instance _ -> wire(fact);
      case null -> wire(fact);
    };
  }

  private static int high(Fact.Bits fact) {
    return fact.read().high();
  }

  private static int low(Fact.Bits fact) {
    return fact.read().low();
  }

  static List<Fact> facts(Place place, long cycle, SequencedSet<Read> reads) {
    return reads.stream()
        .map(read ->
            switch (read) {
              case Read.OfSignal bits -> new Fact.Bits(place.sibling(bits.name()), bits, cycle);
              case Read.OfMemory(var name, var word) ->
                  new Fact.Word(place.sibling(name), word, cycle);
            })
        .map(Fact.class::cast)
        .toList();
  }

  // ---- wires ---------------------------------------------------------------------------------

  private Cause wire(Fact.Bits fact) {
    var decision = decision(fact, fact.cycle());
    if (decision.isUnknown()) {
      return Cause.last(wording.undecided(decision.all()));
    }
    return decision.active().isEmpty()
        ? Cause.last("driven by nothing in this cycle")
        : active("set by", decision, List.of());
  }

  /** The assignments to some bits, and which of them count. */
  private Decision decision(Fact.Bits fact, long cycle) {
    var all =
        drivers.of(fact.place()).stream()
            .filter(it ->
                it.statement() instanceof Stmt.Assign assign
                    && assign.target().low() <= high(fact)
                    && assign.target().high() >= low(fact))
            .toList();
    return new Decision(fact, values(fact.place(), cycle), cycle, all);
  }

  private Cause active(String verb, Decision decision, List<Fact> before) {
    var as = new ArrayList<>(decision.reasons());
    var from = decision.from();
    var facts = new ArrayList<>(before);
    facts.addAll(Wording.shown(as));
    facts.addAll(Wording.shown(from));
    return new Cause(
        "%s %s%s%s%s"
            .formatted(
                verb,
                decision.active().stream()
                    .map(Guarded::place)
                    .distinct()
                    .collect(Collectors.joining(" and ")),
                wording.as(as),
                wording.from(from),
                wording.others(decision.others())),
        facts);
  }

  // ---- registers -----------------------------------------------------------------------------

  private Cause register(Fact.Bits fact, Declaration.Register register) {
    var place = fact.place();
    var clock = drivers.source(place.sibling(register.clock())).path();
    for (long cycle = fact.cycle() - 1; cycle >= history.first(); cycle--) {
      if (!history.rose(clock, cycle)) {
        continue;
      }
      var reset = register.reset().map(it -> place.sibling(it.signal()));
      if (reset.isPresent() && isOne(history.value(reset.get().path(), cycle))) {
        var read = new Read.OfSignal(reset.get().name(), 0, 0, 1);
        var facts = List.<Fact>of(new Fact.Bits(reset.get(), read, cycle));
        var held = held(fact, clock, cycle);
        return new Cause(
            "%sreset at the end of cycle %d%s".formatted(held.text(), cycle, wording.as(facts)),
            joined(held.facts(), facts));
      }
      var decision = decision(fact, cycle);
      if (decision.isUnknown()) {
        return Cause.last(wording.undecided(decision.all()));
      }
      if (!decision.active().isEmpty()) {
        var held = held(fact, clock, cycle);
        return active(
            held.text() + "set at the end of cycle %d by".formatted(cycle), decision, held.facts());
      }
    }
    var held = held(fact, clock, history.first() - 1);
    return new Cause(
        (history.first() == 0
                    ? "%sas at power-up"
                    : "%sset before cycle %d, with which the waveform begins")
                .formatted(held.text(), history.first())
            + wording.unused(decision(fact, history.first()).all()),
        held.facts());
  }

  /** Why nothing was assigned since a cycle; says nothing if that was the latest one. */
  private Cause held(Fact.Bits fact, String clock, long assigned) {
    long latest = fact.cycle() - 1;
    if (latest <= assigned) {
      return Cause.last("");
    }
    var from =
        assigned < history.first()
            ? past.heldSince(fact.place().path())
            : OptionalLong.of(assigned + 1);
    String since = from.isPresent() ? " since cycle " + from.getAsLong() : "";
    if (!history.rose(clock, latest)) {
      return Cause.last("held%s as %s stood still; ".formatted(since, clock));
    }
    var obstacles = decision(fact, latest).obstacles();
    return new Cause(
        "held%s%s; ".formatted(since, wording.as(obstacles)), Wording.shown(obstacles));
  }

  private static boolean isOne(Optional<BigInteger> value) {
    return value.filter(it -> it.signum() != 0).isPresent();
  }

  private static List<Fact> joined(List<Fact> first, List<Fact> second) {
    var all = new LinkedHashSet<Fact>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  // ---- memories ------------------------------------------------------------------------------

  private Cause written(Fact.Word fact) {
    var all = drivers.of(fact.place());
    for (long cycle = fact.cycle() - 1; cycle >= history.first(); cycle--) {
      var now = values(fact.place(), cycle);
      for (var each : all.reversed()) {
        var write = (Stmt.MemoryWrite) each.statement();
        var clock = drivers.source(fact.place().sibling(write.clock())).path();
        boolean here =
            history.rose(clock, cycle)
                && each.isReached(now).orElse(false)
                && now.of(write.address()).filter(fact.word()::equals).isPresent();
        if (here) {
          return written(fact.place(), each, write, cycle);
        }
      }
    }
    return Cause.last(
        "not written since %s%s"
            .formatted(
                history.first() == 0
                    ? "power-up"
                    : "cycle %d, where the waveform begins".formatted(history.first()),
                wording.unused(all)));
  }

  private Cause written(Place place, Guarded each, Stmt.MemoryWrite write, long cycle) {
    var now = values(place, cycle);
    var as = facts(place, cycle, Decision.reads(each.guards(), now));
    var from = facts(place, cycle, now.reads(write.data()));
    var facts = new ArrayList<>(Wording.shown(as));
    facts.addAll(Wording.shown(from));
    return new Cause(
        "written at the end of cycle %d by %s%s%s"
            .formatted(cycle, each.place(), wording.as(as), wording.from(from)),
        facts);
  }

  // ---- claims --------------------------------------------------------------------------------

  /** Why a claim did not hold; empty if there is no such claim. */
  Optional<Cause> ofCheck(Place claim, long cycle) {
    var now = values(claim, cycle);
    return Guarded.in(
            claim.module().body(),
            it -> it instanceof Stmt.Check check && check.name().equals(claim.name()))
        .stream()
        .findFirst()
        .map(found -> {
          Expr condition = ((Stmt.Check) found.statement()).condition();
          var reads = now.reads(condition);
          reads.addAll(Decision.reads(found.guards(), now));
          var facts = facts(claim, cycle, reads);
          return new Cause(
              "claim '%s' of %s failed in cycle %d%s"
                  .formatted(claim.path(), found.place(), cycle, wording.as(facts)),
              Wording.shown(facts));
        });
  }
}
