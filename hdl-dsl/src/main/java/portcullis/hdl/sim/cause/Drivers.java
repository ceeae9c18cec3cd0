package portcullis.hdl.sim.cause;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.sim.Hierarchy;
import portcullis.hdl.sim.Hierarchy.Place;

/** What drives the signals of a design. */
final class Drivers {
  private final Hierarchy hierarchy;
  private final Map<Key, List<Guarded>> assignments = new HashMap<>();

  private record Key(String module, String name) {}

  Drivers(Design design) {
    hierarchy = new Hierarchy(design);
  }

  Hierarchy hierarchy() {
    return hierarchy;
  }

  /** The assignments to a signal, or the writes to a memory, the later ones win. */
  List<Guarded> of(Place place) {
    return assignments.computeIfAbsent(
        new Key(place.module().name(), place.name()), _ -> in(place.module(), place.name()));
  }

  private static List<Guarded> in(Module module, String name) {
    return Guarded.in(
        module.body(),
        statement ->
            switch (statement) {
              case Stmt.Assign assign -> assign.target().name().equals(name);
              case Stmt.MemoryWrite write -> write.memory().equals(name);
              default -> false;
            });
  }

  /** The signal that this one always equals, one step away. */
  Optional<Place> original(Place place) {
    var beyond = hierarchy.beyond(place);
    if (beyond.isPresent()) {
      return beyond;
    }
    var declaration = place.declaration();
    if (declaration.isPresent() && declaration.get() instanceof Declaration.Definition definition) {
      return definition.value() instanceof Expr.Ref ref
          ? Optional.of(place.sibling(ref.name()))
          : Optional.empty();
    }
    if (declaration.isPresent() && declaration.get() instanceof Declaration.Register) {
      return Optional.empty();
    }
    var all = of(place);
    return all.size() == 1
            && all.getFirst().guards().isEmpty()
            && all.getFirst().statement() instanceof Stmt.Assign assign
            && assign.target().isWhole()
            && assign.value() instanceof Expr.Ref ref
        ? Optional.of(place.sibling(ref.name()))
        : Optional.empty();
  }

  /** The signal that this one always equals, however far away; itself if it is a copy of none. */
  Place source(Place place) {
    var at = place;
    for (var next = original(at); next.isPresent(); next = original(at)) {
      at = next.get();
    }
    return at;
  }
}
