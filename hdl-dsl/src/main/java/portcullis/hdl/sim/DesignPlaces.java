package portcullis.hdl.sim;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Reads;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.sim.Hierarchy.Place;

/** Where in the Java a signal is described and assigned. */
public final class DesignPlaces {
  private final Hierarchy hierarchy;

  /** Of a design. */
  public DesignPlaces(Design design) {
    hierarchy = new Hierarchy(design);
  }

  /**
   * The places of a signal. What an instance drives is assigned inside of it, and the input of one
   * where its signal outside is.
   *
   * @param path instance path and name, as in {@link Signal#name()}
   * @return {@code described at Fifo.java:12, assigned at Fifo.java:20, Fifo.java:25}
   */
  public String of(String path) {
    var place = hierarchy.find(path);
    String described = "described at " + text(place.origin());
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
   * @return instance paths and names, without memories; empty if this design makes no such claim
   */
  public SequencedSet<String> readBy(String check) {
    return hierarchy.ifThere(check).map(DesignPlaces::readBy).orElseGet(LinkedHashSet::new);
  }

  private static SequencedSet<String> readBy(Place place) {
    var names = new LinkedHashSet<String>();
    claim(place.module().body(), place.name(), names);
    for (var name : List.copyOf(names)) {
      place.module().declarations().stream()
          .filter(it -> it.name().equals(name))
          .forEach(it -> {
            if (it instanceof Declaration.Definition definition) {
              read(definition.value(), names);
            }
          });
    }
    var full = new LinkedHashSet<String>();
    names.forEach(name -> full.add(place.sibling(name).path()));
    return full;
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
    assignments(place.module().body(), place.name(), places, passedOn);
    passedOn.forEach(name -> assigned(place.sibling(name), places, seen));
    if (places.size() == before) {
      hierarchy.beyond(place).ifPresent(it -> assigned(it, places, seen));
    }
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
