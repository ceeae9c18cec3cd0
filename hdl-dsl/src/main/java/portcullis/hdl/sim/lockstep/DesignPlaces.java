package portcullis.hdl.sim.lockstep;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Stmt;

/** Where in the Java a signal is described and assigned. */
public final class DesignPlaces {
  private final Design design;

  /** Of a design. */
  public DesignPlaces(Design design) {
    this.design = design;
  }

  /**
   * The places of a signal.
   *
   * @param path instance path and name, as in {@link portcullis.hdl.sim.Signal#name()}
   * @return {@code described at Fifo.java:12, assigned at Fifo.java:20, Fifo.java:25}
   */
  public String of(String path) {
    var parts = List.of(path.split("\\."));
    String name = parts.getLast();
    Module module = design.top();
    for (var instance : parts.subList(0, parts.size() - 1)) {
      module = inner(module, instance);
    }
    var origins = new HashMap<String, Origin>();
    module.ports().forEach(port -> origins.put(port.name(), port.origin()));
    module.declarations().forEach(it -> origins.put(it.name(), it.origin()));
    var assigned = new LinkedHashSet<String>();
    collect(module.body(), name, assigned);
    String described = "described at " + place(origins.getOrDefault(name, Origin.NONE));
    return assigned.isEmpty()
        ? described
        : described + ", assigned at " + String.join(", ", assigned);
  }

  private Module inner(Module module, String instance) {
    return module.declarations().stream()
        .filter(it -> it instanceof Declaration.Instance && it.name().equals(instance))
        .map(it -> (Module) design.byName().get(((Declaration.Instance) it).module()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no instance " + instance));
  }

  private static String place(Origin origin) {
    return origin.source().toString();
  }

  private static void collect(List<Stmt> body, String name, Set<String> places) {
    for (var statement : body) {
      switch (statement) {
        case Stmt.Assign assign when assign.target().name().equals(name) ->
            places.add(place(assign.origin()));
        case Stmt.MemoryWrite write when write.memory().equals(name) ->
            places.add(place(write.origin()));
        case Stmt.When when -> {
          collect(when.then(), name, places);
          collect(when.otherwise(), name, places);
        }
        case Stmt.Switch choice -> {
          choice.cases().forEach(each -> collect(each.body(), name, places));
          choice.otherwise().ifPresent(rest -> collect(rest, name, places));
        }
        case Stmt.Assign _, Stmt.MemoryWrite _, Stmt.Check _, Stmt.Log _, Stmt.Unused _ -> {}
      }
    }
  }
}
