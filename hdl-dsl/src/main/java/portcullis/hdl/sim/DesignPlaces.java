package portcullis.hdl.sim;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Reads;
import portcullis.hdl.ir.Stmt;

/** Where in the Java a signal is described and assigned. */
public final class DesignPlaces {
  private final Design design;

  /** Of a design. */
  public DesignPlaces(Design design) {
    this.design = design;
  }

  /** A name within an instance. */
  private record Place(List<String> path, Module module, String name) {}

  /**
   * The places of a signal. What an instance drives is assigned inside of it, and the input of one
   * where its signal outside is.
   *
   * @param path instance path and name, as in {@link Signal#name()}
   * @return {@code described at Fifo.java:12, assigned at Fifo.java:20, Fifo.java:25}
   */
  public String of(String path) {
    var place = find(path);
    String described = "described at " + described(place);
    var assigned = assigned(place);
    return assigned.isEmpty()
        ? described
        : described + ", assigned at " + String.join(", ", assigned);
  }

  /**
   * The signals that a claim of the hardware speaks of: those in its condition, then those in the
   * conditions around it, then what makes up the named values among them.
   *
   * @param check instance path and name of the claim
   * @return instance paths and names, without memories; empty if there is no such claim
   */
  public SequencedSet<String> readBy(String check) {
    var place = find(check);
    var names = new LinkedHashSet<String>();
    claim(place.module.body(), place.name, names);
    for (var name : List.copyOf(names)) {
      place.module.declarations().stream()
          .filter(it -> it.name().equals(name))
          .forEach(it -> {
            if (it instanceof Declaration.Definition definition) {
              read(definition.value(), names);
            }
          });
    }
    var prefix = place.path.isEmpty() ? "" : String.join(".", place.path) + ".";
    var full = new LinkedHashSet<String>();
    names.forEach(name -> full.add(prefix + name));
    return full;
  }

  private Place find(String path) {
    var parts = List.of(path.split("\\."));
    Module module = design.top();
    for (var instance : parts.subList(0, parts.size() - 1)) {
      module = inner(module, instance);
    }
    return new Place(parts.subList(0, parts.size() - 1), module, parts.getLast());
  }

  private Module inner(Module module, String instance) {
    return instances(module)
        .filter(it -> it.name().equals(instance))
        .map(it -> (Module) design.byName().get(it.module()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no instance " + instance));
  }

  private static Stream<Declaration.Instance> instances(Module module) {
    return module.declarations().stream()
        .filter(Declaration.Instance.class::isInstance)
        .map(Declaration.Instance.class::cast);
  }

  private static String described(Place place) {
    return Stream.concat(
            place.module.ports().stream()
                .filter(port -> port.name().equals(place.name))
                .map(Port::origin),
            place.module.declarations().stream()
                .filter(it -> it.name().equals(place.name))
                .map(Declaration::origin))
        .map(DesignPlaces::text)
        .findFirst()
        .orElseGet(() -> text(Origin.NONE));
  }

  // ---- assignments ---------------------------------------------------------------------------

  private Set<String> assigned(Place place) {
    var places = new LinkedHashSet<String>();
    assigned(place, places, new HashSet<>());
    return places;
  }

  /** Goes on behind signals that only pass on another one. */
  private void assigned(Place place, Set<String> places, Set<Place> seen) {
    if (!seen.add(place)) {
      return;
    }
    var passedOn = new LinkedHashSet<String>();
    int before = places.size();
    assignments(place.module.body(), place.name, places, passedOn);
    passedOn.forEach(name -> assigned(new Place(place.path, place.module, name), places, seen));
    if (places.size() == before) {
      driver(place).ifPresent(it -> assigned(it, places, seen));
    }
  }

  /** The signal on the other side of a port that this one only passes on. */
  private Optional<Place> driver(Place place) {
    boolean input =
        place.module.ports().stream()
            .anyMatch(it -> it.name().equals(place.name) && it.direction() == Port.Direction.INPUT);
    if (input) {
      return place.path.isEmpty() ? Optional.empty() : outside(place);
    }
    return instances(place.module)
        .filter(it -> design.byName().get(it.module()) instanceof Module)
        .flatMap(it ->
            it.connections().stream()
                .filter(joined ->
                    joined.direction() == Port.Direction.OUTPUT
                        && joined.signal().equals(place.name))
                .map(joined ->
                    new Place(
                        append(place.path, it.name()),
                        inner(place.module, it.name()),
                        joined.port())))
        .findFirst();
  }

  private Optional<Place> outside(Place place) {
    var outer = find(String.join(".", place.path));
    return instances(outer.module)
        .filter(it -> it.name().equals(outer.name))
        .flatMap(it -> it.connections().stream())
        .filter(joined -> joined.port().equals(place.name))
        .map(joined -> new Place(outer.path, outer.module, joined.signal()))
        .findFirst();
  }

  private static List<String> append(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }

  private static String text(Origin origin) {
    return origin.source().toString();
  }

  private static void assignments(
      List<Stmt> body, String name, Set<String> places, Set<String> passedOn) {
    for (var statement : body) {
      switch (statement) {
        case Stmt.Assign assign when assign.target().name().equals(name) -> {
          places.add(text(assign.origin()));
          if (assign.target().isWhole() && assign.value() instanceof Expr.Ref ref) {
            passedOn.add(ref.name());
          }
        }
        case Stmt.MemoryWrite write when write.memory().equals(name) ->
            places.add(text(write.origin()));
        case Stmt.When when -> {
          assignments(when.then(), name, places, passedOn);
          assignments(when.otherwise(), name, places, passedOn);
        }
        case Stmt.Switch choice -> {
          choice.cases().forEach(each -> assignments(each.body(), name, places, passedOn));
          choice.otherwise().ifPresent(rest -> assignments(rest, name, places, passedOn));
        }
        case Stmt.Assign _, Stmt.MemoryWrite _, Stmt.Check _, Stmt.Log _, Stmt.Unused _ -> {}
      }
    }
  }

  // ---- claims --------------------------------------------------------------------------------

  /** Adds what a claim reads, if it is there; the innermost first. */
  private static boolean claim(List<Stmt> body, String name, Set<String> names) {
    for (var statement : body) {
      switch (statement) {
        case Stmt.Check check when check.name().equals(name) -> {
          read(check.condition(), names);
          return true;
        }
        case Stmt.When when -> {
          if (claim(when.then(), name, names) || claim(when.otherwise(), name, names)) {
            read(when.condition(), names);
            return true;
          }
        }
        case Stmt.Switch choice -> {
          if (choice.cases().stream().anyMatch(each -> claim(each.body(), name, names))
              || choice.otherwise().map(rest -> claim(rest, name, names)).orElse(false)) {
            read(choice.subject(), names);
            return true;
          }
        }
        case Stmt.Check _, Stmt.Assign _, Stmt.MemoryWrite _, Stmt.Log _, Stmt.Unused _ -> {}
      }
    }
    return false;
  }

  private static void read(Expr expr, Set<String> names) {
    new Reads(
            new Reads.Sink() {
              @Override
              public void signal(Expr.Ref ref, int high, int low) {
                names.add(ref.name());
              }

              @Override
              public void memory(Expr.MemoryRead read) {
                // A waveform does not show memories.
              }
            })
        .of(expr);
  }
}
