package portcullis.hdl.netlist;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import portcullis.hdl.evaluate.Evaluator;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.Unit;

/** Makes a failing netlist small while it goes on failing. */
final class Shrinker {
  private final Predicate<Netlist> fails;
  private int tries;

  /**
   * A shrinker.
   *
   * @param fails whether a netlist still fails; asked only of legal netlists
   * @param tries how often it may be asked
   */
  Shrinker(Predicate<Netlist> fails, int tries) {
    this.fails = fails;
    this.tries = tries;
  }

  /** A small netlist that fails. */
  Netlist shrink(Netlist failing) {
    var smallest = fewerSteps(innermost(failing));
    boolean smaller = true;
    while (smaller && tries > 0) {
      smaller = false;
      for (int unit = smallest.design().units().size() - 1; unit >= 0; unit--) {
        for (var next = reduced(smallest, unit); next != null; next = reduced(smallest, unit)) {
          smallest = next;
          smaller = true;
          // Units that nobody instantiates any more are gone.
          unit = Math.min(unit, smallest.design().units().size() - 1);
        }
      }
      var inner = innermost(fewerSteps(smallest));
      smaller |= inner.design().units().size() < smallest.design().units().size();
      smallest = inner;
    }
    return smallest;
  }

  /** The smallest instance that fails on its own, given the inputs it had within the whole. */
  private Netlist innermost(Netlist netlist) {
    for (var declaration : netlist.design().top().declarations()) {
      if (declaration instanceof Declaration.Instance instance) {
        var alone = alone(netlist, instance);
        if (stillFails(alone)) {
          return innermost(alone);
        }
      }
    }
    return netlist;
  }

  private static Netlist alone(Netlist netlist, Declaration.Instance instance) {
    var units = new ArrayList<>(netlist.design().units());
    var module = (Module) netlist.design().byName().get(instance.module());
    units.remove(module);
    units.add(module);
    var evaluator = new Evaluator(netlist.design());
    var steps = new ArrayList<Netlist.Step>();
    for (var step : netlist.steps()) {
      step.inputs().forEach(evaluator::poke);
      var inputs = new TreeMap<String, BigInteger>();
      var clocks = new TreeSet<String>();
      for (var port : module.ports()) {
        var path = instance.name() + "." + port.name();
        if (port.type() instanceof Type.Clock) {
          if (step.clocks().contains(evaluator.clockRoot(path))) {
            clocks.add(port.name());
          }
        } else if (port.direction() == Port.Direction.INPUT) {
          inputs.put(port.name(), evaluator.peek(path).orElse(BigInteger.ZERO));
        }
      }
      steps.add(new Netlist.Step(inputs, clocks));
      evaluator.tick(step.clocks());
    }
    return new Netlist(netlist.seed(), new Design(reachable(units)), steps);
  }

  private boolean stillFails(Netlist netlist) {
    if (tries <= 0 || !Legality.holds(netlist)) {
      return false;
    }
    tries--;
    return fails.test(netlist);
  }

  private Netlist fewerSteps(Netlist netlist) {
    var smallest = netlist;
    for (int drop = netlist.steps().size() / 2; drop > 0; drop /= 2) {
      for (int from = smallest.steps().size() - drop; from >= 0; from -= drop) {
        var steps = new ArrayList<>(smallest.steps());
        steps.subList(from, from + drop).clear();
        var shorter = smallest.with(steps);
        if (stillFails(shorter)) {
          smallest = shorter;
        }
      }
    }
    return smallest;
  }

  /** The netlist with less in one unit, or null if nothing can go. */
  private Netlist reduced(Netlist netlist, int unit) {
    if (!(netlist.design().units().get(unit) instanceof Module module)) {
      return null;
    }
    return Reduction.of(module)
        .map(smaller -> tidy(netlist, unit, smaller))
        .filter(this::stillFails)
        .findFirst()
        .orElse(null);
  }

  private static Netlist tidy(Netlist netlist, int unit, Module smaller) {
    var units = new ArrayList<>(netlist.design().units());
    units.set(unit, smaller);
    var ports = smaller.ports().stream().map(Port::name).collect(Collectors.toUnmodifiableSet());
    units.replaceAll(each -> connected(each, smaller.name(), ports));
    var design = new Design(reachable(units));
    var inputs =
        design.top().ports().stream().map(Port::name).collect(Collectors.toUnmodifiableSet());
    var steps =
        netlist.steps().stream()
            .map(step -> {
              var values = new TreeMap<>(step.inputs());
              values.keySet().retainAll(inputs);
              var clocks = new TreeSet<>(step.clocks());
              clocks.retainAll(inputs);
              return new Netlist.Step(values, clocks);
            })
            .toList();
    return new Netlist(netlist.seed(), design, steps);
  }

  /** Without connections to ports that are gone. */
  private static Unit connected(Unit unit, String of, Set<String> ports) {
    if (!(unit instanceof Module module)) {
      return unit;
    }
    var declarations = new ArrayList<Declaration>();
    for (var declaration : module.declarations()) {
      declarations.add(
          declaration instanceof Declaration.Instance instance && instance.module().equals(of)
              ? new Declaration.Instance(
                  instance.name(),
                  instance.module(),
                  instance.connections().stream()
                      .filter(connection -> ports.contains(connection.port()))
                      .toList(),
                  instance.origin())
              : declaration);
    }
    return new Module(module.name(), module.ports(), declarations, module.body(), module.origin());
  }

  /** The units that the last one needs. */
  static List<Unit> reachable(List<Unit> units) {
    Map<String, Unit> byName = new TreeMap<>();
    units.forEach(unit -> byName.put(unit.name(), unit));
    var needed = new HashSet<String>();
    need(units.getLast(), byName, needed);
    return units.stream().filter(unit -> needed.contains(unit.name())).toList();
  }

  private static void need(Unit unit, Map<String, Unit> byName, Set<String> needed) {
    if (needed.add(unit.name()) && unit instanceof Module module) {
      for (var declaration : module.declarations()) {
        if (declaration instanceof Declaration.Instance instance) {
          need(byName.get(instance.module()), byName, needed);
        }
      }
    }
  }
}
