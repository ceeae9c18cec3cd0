package portcullis.hdl.check.netlist;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.Unit;

/** A module with every name resolved. */
public final class ModuleNet {
  private final Module module;
  private final String path;
  private final List<Signal> signals = new ArrayList<>();
  private final Map<String, Signal> byName = new HashMap<>();
  private final Map<String, Declaration.Memory> memories = new LinkedHashMap<>();
  private final List<Part> parts = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private final List<Guard> guards = new ArrayList<>();
  private final List<Stmt.Switch> switches = new ArrayList<>();
  private final List<List<Driver>> drivers;
  private final Map<Integer, Joint> inputsOfParts = new HashMap<>();
  private final Assignments assignments;
  private final Uses uses;

  ModuleNet(Module module, Map<String, Unit> units, String path) {
    this.module = module;
    this.path = path;
    for (var port : module.ports()) {
      add(
          port.name(),
          port.type(),
          port.direction() == Port.Direction.INPUT
              ? new Signal.Role.Input()
              : new Signal.Role.Output(),
          port.origin());
    }
    module.declarations().forEach(this::declare);
    drivers = new ArrayList<>(Collections.nCopies(signals.size(), List.of()));
    for (var declaration : module.declarations()) {
      if (declaration instanceof Declaration.Instance instance) {
        join(instance, units.get(instance.module()));
      }
    }
    flatten(module.body(), Optional.empty());
    assignments = new Assignments(this);
    uses = new Uses(this);
  }

  private void add(String name, Type type, Signal.Role role, Origin origin) {
    var signal = new Signal(signals.size(), name, type, role, origin);
    signals.add(signal);
    byName.putIfAbsent(name, signal);
  }

  private void declare(Declaration declaration) {
    switch (declaration) {
      case Declaration.Wire wire ->
          add(wire.name(), wire.type(), new Signal.Role.Wire(), wire.origin());
      case Declaration.Definition it ->
          add(it.name(), it.type(), new Signal.Role.Value(it), it.origin());
      case Declaration.Register it ->
          add(it.name(), it.type(), new Signal.Role.State(it), it.origin());
      case Declaration.Memory memory -> memories.put(memory.name(), memory);
      case Declaration.Instance _ -> {}
    }
  }

  private void join(Declaration.Instance instance, Unit unit) {
    if (unit == null) {
      throw unknown("module", instance.module());
    }
    var part = new Part(instance, unit, this);
    parts.add(part);
    for (var joint : part.joints().values()) {
      if (joint.port().direction() == Port.Direction.OUTPUT) {
        addDriver(joint.signal(), new Driver.Joined(joint));
      } else if (joint.signal().role() instanceof Signal.Role.Wire) {
        inputsOfParts.putIfAbsent(joint.signal().id(), joint);
      }
    }
  }

  private void flatten(List<Stmt> block, Optional<Guard> guard) {
    for (var stmt : block) {
      switch (stmt) {
        case Stmt.When when -> {
          var inside = guard(when.condition(), guard, when);
          flatten(when.then(), inside);
          flatten(when.otherwise(), inside);
        }
        case Stmt.Switch choice -> {
          switches.add(choice);
          var inside = guard(choice.subject(), guard, choice);
          choice.cases().forEach(each -> flatten(each.body(), inside));
          choice.otherwise().ifPresent(body -> flatten(body, inside));
        }
        case Stmt.Assign assign -> {
          actions.add(new Action(assign, guard));
          addDriver(signal(assign.target().name()), new Driver.Assigned(assign, guard));
        }
        default -> actions.add(new Action(stmt, guard));
      }
    }
  }

  private Optional<Guard> guard(Expr decision, Optional<Guard> outer, Stmt stmt) {
    var guard = new Guard(guards.size(), decision, outer, stmt.origin());
    guards.add(guard);
    return Optional.of(guard);
  }

  private void addDriver(Signal signal, Driver driver) {
    var sofar = drivers.get(signal.id());
    if (sofar.isEmpty()) {
      drivers.set(signal.id(), List.of(driver));
    } else {
      var more = sofar instanceof ArrayList<Driver> growing ? growing : new ArrayList<>(sofar);
      more.add(driver);
      drivers.set(signal.id(), more);
    }
  }

  private IllegalArgumentException unknown(String what, String name) {
    return new IllegalArgumentException(
        "module %s refers to the %s '%s', which does not exist"
            .formatted(module.name(), what, name));
  }

  /** The module in the intermediate representation. */
  public Module module() {
    return module;
  }

  /** Its first place in the hierarchy, for example {@code Iommu.translator.iotlb}. */
  public String path() {
    return path;
  }

  /** The ports in order, then the wires, definitions and registers in order. */
  public List<Signal> signals() {
    return signals;
  }

  /**
   * A signal by name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Signal signal(String name) {
    var signal = byName.get(name);
    if (signal == null) {
      throw unknown("signal", name);
    }
    return signal;
  }

  /** The memories by name, in order. */
  public Map<String, Declaration.Memory> memories() {
    return memories;
  }

  /** A memory by name. */
  Declaration.Memory memory(String name) {
    var memory = memories.get(name);
    if (memory == null) {
      throw unknown("memory", name);
    }
    return memory;
  }

  /** The instances in order. */
  public List<Part> parts() {
    return parts;
  }

  /** What statements do, in order. */
  public List<Action> actions() {
    return actions;
  }

  /** All switches, outer ones first. */
  public List<Stmt.Switch> switches() {
    return switches;
  }

  /** Which bits the statements assign. */
  public Assignments assignments() {
    return assignments;
  }

  /** What is read by anybody. */
  public Uses uses() {
    return uses;
  }

  /** All decisions, each after the one around it. */
  List<Guard> guards() {
    return guards;
  }

  /** What drives a signal, in order: parts first, then statements. */
  public List<Driver> drivers(Signal signal) {
    return drivers.get(signal.id());
  }

  /** The input of a part that a wire of this module stands for. */
  public Optional<Joint> inputOfPart(Signal wire) {
    return Optional.ofNullable(inputsOfParts.get(wire.id()));
  }

  /** The output of a part that drives a signal of this module. */
  public Optional<Joint> outputOfPart(Signal signal) {
    return drivers(signal).stream()
        .filter(Driver.Joined.class::isInstance)
        .map(driver -> ((Driver.Joined) driver).joint())
        .findFirst();
  }

  /** The place of a signal in the hierarchy, a port of a part by the part's name. */
  public String path(Signal signal) {
    return path + "." + label(signal);
  }

  /** The name of a signal; a wire that stands for a port of a part has the port's name. */
  public String label(Signal signal) {
    if (!(signal.role() instanceof Signal.Role.Wire)) {
      return signal.name();
    }
    return inputOfPart(signal)
        .or(() -> outputOfPart(signal))
        .map(Joint::label)
        .orElse(signal.name());
  }
}
