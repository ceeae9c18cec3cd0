package portcullis.hdl.check.netlist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Module;

/** A design with every name resolved. */
public final class Netlist {
  private final Map<String, ModuleNet> modules = new LinkedHashMap<>();
  private final ModuleNet top;
  private final Hierarchy hierarchy;
  private Optional<Crossings> crossings = Optional.empty();

  private Netlist(Design design) {
    var units = design.byName();
    var paths = paths(design);
    design.units().parallelStream()
        .flatMap(unit -> unit instanceof Module module ? Stream.of(module) : Stream.empty())
        .map(module ->
            new ModuleNet(module, units, paths.getOrDefault(module.name(), module.name())))
        .forEachOrdered(net -> modules.put(net.module().name(), net));
    top = modules.get(design.top().name());
    hierarchy = new Hierarchy(this);
  }

  /**
   * Resolves a design.
   *
   * @throws IllegalArgumentException if it refers to a name that it does not declare
   */
  public static Netlist of(Design design) {
    return new Netlist(design);
  }

  /** The modules, each after its parts. */
  public List<ModuleNet> modules() {
    return List.copyOf(modules.values());
  }

  /** The top module. */
  public ModuleNet top() {
    return top;
  }

  /** Where values go from one clock to another; looked for when first asked, by any thread. */
  public synchronized Crossings crossings() {
    if (crossings.isEmpty()) {
      crossings = Optional.of(new Crossings(this));
    }
    return crossings.get();
  }

  /** Clocks and cones of all modules. */
  Hierarchy hierarchy() {
    return hierarchy;
  }

  /** The module with the given name, which must not be a black box. */
  ModuleNet module(String name) {
    return modules.get(name);
  }

  /** The first place of each module in the hierarchy, nearest to the top. */
  private static Map<String, String> paths(Design design) {
    var units = design.byName();
    var paths = new HashMap<String, String>();
    var open = new ArrayDeque<Module>();
    paths.put(design.top().name(), design.top().name());
    open.add(design.top());
    while (!open.isEmpty()) {
      var module = open.remove();
      String path = paths.get(module.name());
      for (var instance : instances(module)) {
        if (paths.putIfAbsent(instance.module(), path + "." + instance.name()) == null
            && units.get(instance.module()) instanceof Module child) {
          open.add(child);
        }
      }
    }
    return paths;
  }

  private static List<Declaration.Instance> instances(Module module) {
    var instances = new ArrayList<Declaration.Instance>();
    for (var declaration : module.declarations()) {
      if (declaration instanceof Declaration.Instance instance) {
        instances.add(instance);
      }
    }
    return instances;
  }
}
