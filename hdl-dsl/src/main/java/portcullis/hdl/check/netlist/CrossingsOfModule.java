package portcullis.hdl.check.netlist;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Type;

/** Where clocks meet in one module. */
final class CrossingsOfModule {
  /** What takes over a value: a place, a clock, and whether the value is a reset. */
  private record Sink(Supplier<Stage> place, int domain, boolean isReset) {
    Stage stage() {
      return place.get();
    }
  }

  private record Reported(String path, boolean isReset, int from) {}

  private final ModuleNet module;
  private final Map<String, CrossingsOfModule> units;
  private final Hierarchy hierarchy;
  private final Cones cones;
  private final Domains domains;
  private final BitGraph graph;
  private final Map<Integer, BitSet> innocent = new HashMap<>();
  private final Map<Integer, Map<Integer, List<Sink>>> inputs = new TreeMap<>();
  private final Set<Reported> reported = new HashSet<>();
  private final List<Crossing> found = new ArrayList<>();

  CrossingsOfModule(Netlist netlist, ModuleNet module, Map<String, CrossingsOfModule> units) {
    this.module = module;
    this.units = units;
    hierarchy = netlist.hierarchy();
    cones = hierarchy.of(module);
    domains = cones.domains();
    graph = new BitGraph(netlist, module, false);
    for (int number = 0; number < module.actions().size(); number++) {
      action(number);
    }
    resets();
    module.parts().forEach(this::part);
  }

  List<Crossing> found() {
    return found;
  }

  private void action(int number) {
    var action = module.actions().get(number);
    switch (action.stmt()) {
      case Stmt.Assign assign -> {
        var target = module.signal(assign.target().name());
        if (target.role() instanceof Signal.Role.State(var register) && !register.synchroniser()) {
          int domain = domains.of(register.clock());
          var sink =
              new Sink(
                  () -> new Stage(module.path(target), assign.origin().source()), domain, false);
          take(sink, cones.ofAction(number), () -> graph.all(assign.value(), action.guard()));
          if (assign.value() instanceof Expr.MemoryRead read) {
            synchronousRead(read, sink);
          }
        }
      }
      case Stmt.MemoryWrite write -> {
        Supplier<Stage> stage =
            () -> new Stage(module.path() + "." + write.memory(), write.origin().source());
        take(
            new Sink(stage, domains.of(write.clock()), false),
            cones.ofAction(number),
            () -> {
              var starts = graph.all(write.address(), action.guard());
              starts.or(graph.all(write.data(), Optional.empty()));
              write.mask().ifPresent(mask -> starts.or(graph.all(mask, Optional.empty())));
              return starts;
            });
      }
      case Stmt.Check check -> {
        Supplier<Stage> stage =
            () -> new Stage(module.path() + "." + check.name(), check.origin().source());
        int domain = domains.of(check.clock());
        take(
            new Sink(stage, domain, false),
            cones.ofAction(number),
            () -> graph.all(check.condition(), action.guard()));
        check.reset().ifPresent(reset -> reset(reset, new Sink(stage, domain, true)));
      }
      case Stmt.Log log -> {
        Supplier<Stage> stage = () -> new Stage(module.path() + ".log", log.origin().source());
        int domain = domains.of(log.clock());
        take(
            new Sink(stage, domain, false),
            cones.ofAction(number),
            () -> {
              var starts = graph.all(Expr.Literal.of(0, 1), action.guard());
              for (var part : log.parts()) {
                if (part instanceof Stmt.LogPart.Value value) {
                  starts.or(graph.all(value.value(), Optional.empty()));
                }
              }
              return starts;
            });
        log.reset().ifPresent(reset -> reset(reset, new Sink(stage, domain, true)));
      }
      case Stmt.Unused _ -> {}
      case Stmt.When _, Stmt.Switch _ -> throw new IllegalStateException("a block is no action");
    }
  }

  /** Many registers share a reset: each pair of reset and clock is looked at once. */
  private void resets() {
    record Pair(String reset, int domain) {}
    var seen = new HashSet<Pair>();
    for (var signal : module.signals()) {
      if (signal.role() instanceof Signal.Role.State(var register)
          && register.reset().isPresent()) {
        String reset = register.reset().get().signal();
        int domain = domains.of(register.clock());
        if (seen.add(new Pair(reset, domain))) {
          Supplier<Stage> stage = () -> new Stage(module.path(signal), signal.origin().source());
          reset(reset, new Sink(stage, domain, true));
        }
      }
    }
  }

  private void reset(String reset, Sink sink) {
    take(module.signal(reset), sink);
  }

  private void take(Signal signal, Sink sink) {
    take(sink, cones.of(signal), () -> bits(signal));
  }

  private BitSet bits(Signal signal) {
    var bits = new BitSet();
    for (int number = 0; number < signal.width(); number++) {
      bits.set(graph.at(signal, number));
    }
    return bits;
  }

  private void part(Part part) {
    var clock = part.unit() instanceof Module ? Optional.<Integer>empty() : domains.onlyClock(part);
    for (var joint : part.joints().values()) {
      var type = joint.port().type();
      if (joint.port().direction() == Port.Direction.OUTPUT || type instanceof Type.Clock) {
        continue;
      }
      if (part.unit() instanceof Module child) {
        units.get(child.name()).sinks(joint.port()).stream()
            .forEach(sink -> take(joint.signal(), seenFromHere(part, child, sink)));
      } else {
        Supplier<Stage> stage =
            () -> new Stage(module.path() + "." + joint.label(), part.instance().origin().source());
        boolean isReset = type instanceof Type.Reset;
        clock.ifPresent(domain -> take(joint.signal(), new Sink(stage, domain, isReset)));
      }
    }
  }

  /** The sink by its place below this module, whichever instance of the part it was found in. */
  private Sink seenFromHere(Part part, Module child, Sink sink) {
    int above = units.get(child.name()).module.path().length();
    return new Sink(
        () -> {
          var inside = sink.stage();
          String path =
              module.path() + "." + part.instance().name() + inside.path().substring(above);
          return new Stage(path, inside.source());
        },
        domains.of(part, sink.domain()),
        sink.isReset());
  }

  private List<Sink> sinks(Port input) {
    return inputs.getOrDefault(module.signal(input.name()).id(), Map.of()).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  private void take(Sink sink, int[] cone, Supplier<BitSet> starts) {
    for (int element : cone) {
      if (cones.isInput(element)) {
        note(element, sink);
      } else if (cones.isSource(element) && cones.domain(element) != sink.domain()) {
        suspect(sink, cones.domain(element), starts);
      }
    }
  }

  /** One data sink and one reset sink of each clock are enough. */
  private void note(int input, Sink sink) {
    var sinks =
        inputs
            .computeIfAbsent(input, _ -> new TreeMap<>())
            .computeIfAbsent(sink.domain(), _ -> new ArrayList<>());
    for (var known : sinks) {
      if (known.isReset() == sink.isReset()) {
        return;
      }
    }
    sinks.add(sink);
  }

  private void suspect(Sink sink, int from, Supplier<BitSet> starts) {
    if (reported.contains(new Reported(sink.stage().path(), sink.isReset(), from))) {
      return;
    }
    var clean = innocent.computeIfAbsent(from, _ -> new BitSet());
    var visited = new BitSet();
    var way =
        graph.way(
            starts.get().stream().toArray(),
            node -> changesOn(graph.bit(node), from),
            node -> !clean.get(node),
            visited);
    if (way.isEmpty()) {
      clean.or(visited);
    } else {
      report(sink, from, graph.stages(way, -1).reversed());
    }
  }

  private boolean changesOn(BitGraph.Bit bit, int domain) {
    var scope = bit.scope();
    var there = hierarchy.of(scope.module());
    return switch (bit.signal().role()) {
      case Signal.Role.State(var register) ->
          scope.domain(hierarchy, there.domains().of(register.clock())) == domain;
      case Signal.Role.Value(var definition)
          when definition.value() instanceof Expr.MemoryRead read && !definition.crossing() ->
          there.writersOf(read.memory()).stream()
              .anyMatch(writer -> scope.domain(hierarchy, writer) == domain);
      case Signal.Role.Wire _, Signal.Role.Output _ ->
          scope
              .module()
              .outputOfPart(bit.signal())
              .filter(joint -> !(joint.part().unit() instanceof Module))
              .flatMap(joint -> there.domains().onlyClock(joint.part()))
              .filter(clock -> scope.domain(hierarchy, clock) == domain)
              .isPresent();
      case Signal.Role.Input _, Signal.Role.Value _ -> false;
    };
  }

  private void synchronousRead(Expr.MemoryRead read, Sink sink) {
    var memory = module.memory(read.memory());
    if (memory.readUnderWrite() != Declaration.ReadUnderWrite.UNSPECIFIED) {
      cones.writersOf(memory.name()).stream()
          .filter(writer -> writer != sink.domain())
          .forEach(writer ->
              report(
                  sink,
                  writer,
                  List.of(
                      new Stage(module.path() + "." + memory.name(), memory.origin().source()))));
    }
  }

  private void report(Sink sink, int from, List<Stage> way) {
    if (reported.add(new Reported(sink.stage().path(), sink.isReset(), from))) {
      var stages = new ArrayList<>(way);
      stages.add(sink.stage());
      found.add(
          new Crossing.Between(
              sink.isReset(),
              sink.stage().path(),
              sink.stage().source(),
              domains.label(sink.domain()),
              domains.label(from),
              stages));
    }
  }

  /** The inputs that several clocks take over. */
  List<Crossing> shared() {
    var shared = new ArrayList<Crossing>();
    inputs.forEach((input, sinks) -> {
      if (sinks.size() > 1) {
        var signal = module.signals().get(input);
        var uses =
            sinks.values().stream()
                .map(List::getFirst)
                .map(sink -> new Crossing.Use(domains.label(sink.domain()), sink.stage()))
                .toList();
        boolean isReset = sinks.values().stream().flatMap(List::stream).allMatch(Sink::isReset);
        shared.add(
            new Crossing.Shared(isReset, module.path(signal), signal.origin().source(), uses));
      }
    });
    return shared;
  }
}
