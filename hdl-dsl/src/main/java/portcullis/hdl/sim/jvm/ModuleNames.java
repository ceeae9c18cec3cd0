package portcullis.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;

/** What the names of a module stand for, and the statements that drive each of them. */
final class ModuleNames {
  private final Module module;
  private final Map<String, Port> ports = new HashMap<>();
  private final Map<String, Declaration> declarations = new HashMap<>();
  private final Map<String, List<Stmt>> drivers;
  private final List<Stmt> actions;

  ModuleNames(Module module) {
    this.module = module;
    module.ports().forEach(port -> ports.put(port.name(), port));
    module.declarations().forEach(each -> declarations.put(each.name(), each));
    drivers = byTarget(module.body());
    actions = actions(module.body());
  }

  Module module() {
    return module;
  }

  Port port(String name) {
    return ports.get(name);
  }

  Declaration declaration(String name) {
    return declarations.get(name);
  }

  int width(String name) {
    var port = ports.get(name);
    if (port != null) {
      return port.type().width();
    }
    return switch (declarations.get(name)) {
      case Declaration.Wire wire -> wire.type().width();
      case Declaration.Definition definition -> definition.type().width();
      case Declaration.Register register -> register.type().width();
      case Declaration.Memory _, Declaration.Instance _ ->
          throw new IllegalArgumentException("not a signal: " + name);
      case null -> throw new IllegalArgumentException("no signal " + name);
    };
  }

  /** What remains of the body when only one signal is of interest. */
  List<Stmt> drivers(String name) {
    return drivers.getOrDefault(name, List.of());
  }

  /** What remains of the body without assignments. */
  List<Stmt> actions() {
    return actions;
  }

  private static Map<String, List<Stmt>> byTarget(List<Stmt> body) {
    var all = new HashMap<String, List<Stmt>>();
    for (var statement : body) {
      switch (statement) {
        case Stmt.Assign assign -> add(all, assign.target().name(), assign);
        case Stmt.When when -> {
          var then = byTarget(when.then());
          var otherwise = byTarget(when.otherwise());
          for (var name : names(List.of(then, otherwise))) {
            add(
                all,
                name,
                new Stmt.When(
                    when.condition(),
                    then.getOrDefault(name, List.of()),
                    otherwise.getOrDefault(name, List.of()),
                    when.origin()));
          }
        }
        case Stmt.Switch choice -> choice(choice, all);
        case Stmt.MemoryWrite _, Stmt.Check _, Stmt.Log _, Stmt.Unused _ -> {}
      }
    }
    return all;
  }

  private static void choice(Stmt.Switch choice, Map<String, List<Stmt>> all) {
    var bodies = choice.cases().stream().map(it -> byTarget(it.body())).toList();
    var otherwise = choice.otherwise().map(ModuleNames::byTarget);
    var everyBody = new ArrayList<>(bodies);
    otherwise.ifPresent(everyBody::add);
    for (var name : names(everyBody)) {
      var cases = new ArrayList<Stmt.Case>();
      for (int i = 0; i < bodies.size(); i++) {
        var each = choice.cases().get(i);
        cases.add(
            new Stmt.Case(
                each.labels(), bodies.get(i).getOrDefault(name, List.of()), each.origin()));
      }
      Optional<List<Stmt>> rest = otherwise.map(it -> it.getOrDefault(name, List.of()));
      add(all, name, new Stmt.Switch(choice.subject(), cases, rest, choice.origin()));
    }
  }

  private static Set<String> names(List<Map<String, List<Stmt>>> maps) {
    var names = new TreeSet<String>();
    maps.forEach(map -> names.addAll(map.keySet()));
    return names;
  }

  private static void add(Map<String, List<Stmt>> all, String name, Stmt statement) {
    all.computeIfAbsent(name, _ -> new ArrayList<>()).add(statement);
  }

  private static List<Stmt> actions(List<Stmt> body) {
    var kept = new ArrayList<Stmt>();
    for (var statement : body) {
      switch (statement) {
        case Stmt.MemoryWrite _, Stmt.Check _, Stmt.Log _ -> kept.add(statement);
        case Stmt.When when -> {
          var then = actions(when.then());
          var otherwise = actions(when.otherwise());
          if (!then.isEmpty() || !otherwise.isEmpty()) {
            kept.add(new Stmt.When(when.condition(), then, otherwise, when.origin()));
          }
        }
        case Stmt.Switch choice -> {
          var cases =
              choice.cases().stream()
                  .map(it -> new Stmt.Case(it.labels(), actions(it.body()), it.origin()))
                  .toList();
          var rest = choice.otherwise().map(ModuleNames::actions);
          boolean some =
              cases.stream().anyMatch(it -> !it.body().isEmpty())
                  || rest.filter(it -> !it.isEmpty()).isPresent();
          if (some) {
            kept.add(new Stmt.Switch(choice.subject(), cases, rest, choice.origin()));
          }
        }
        case Stmt.Assign _, Stmt.Unused _ -> {}
      }
    }
    return kept;
  }
}
