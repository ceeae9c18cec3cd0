package portcullis.hdl.sim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.Unit;

/** The tree of instances of a design, and how their ports are joined. */
public final class Hierarchy {
  private final Design design;
  private final Map<String, Unit> units;

  /** Of a design. */
  public Hierarchy(Design design) {
    this.design = design;
    this.units = design.byName();
  }

  /**
   * A name within an instance.
   *
   * @param instance names of the instances from the top down; empty for the top itself
   * @param module what the instance is of
   * @param name name of a port, declaration or claim of the module
   */
  public record Place(List<String> instance, Module module, String name) {
    /** Another name in the same instance. */
    public Place sibling(String other) {
      return new Place(instance, module, other);
    }

    /** Instance path and name, as in {@link Signal#name()}. */
    public String path() {
      return instance.isEmpty() ? name : String.join(".", instance) + "." + name;
    }

    /** The port of that name. */
    public Optional<Port> port() {
      return module.ports().stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** The declaration of that name. */
    public Optional<Declaration> declaration() {
      return module.declarations().stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** Its type; empty if it is no signal. */
    public Optional<Type> type() {
      return port()
          .map(Port::type)
          .or(() ->
              declaration()
                  .flatMap(it ->
                      switch (it) {
                        case Declaration.Wire wire -> Optional.of(wire.type());
                        case Declaration.Definition definition -> Optional.of(definition.type());
                        case Declaration.Register register -> Optional.of(register.type());
                        case Declaration.Memory _, Declaration.Instance _ -> Optional.empty();
                      }));
    }

    /** Where it is described. */
    public Origin origin() {
      return port()
          .map(Port::origin)
          .or(() -> declaration().map(Declaration::origin))
          .orElse(Origin.NONE);
    }

    /** Whether it is driven from outside of the instance. */
    public boolean isInput() {
      return port().filter(it -> it.direction() == Port.Direction.INPUT).isPresent();
    }

    /** Whether it is driven from outside of the design. */
    public boolean isTopInput() {
      return instance.isEmpty() && isInput();
    }
  }

  /**
   * The place of a name.
   *
   * @param path instance path and name
   * @throws IllegalArgumentException if there is no such instance; the name itself is not looked at
   */
  public Place find(String path) {
    return ifThere(path)
        .orElseThrow(() ->
            new IllegalArgumentException("%s has no %s".formatted(design.top().name(), path)));
  }

  /**
   * The place of a name that may belong to another design.
   *
   * @return empty if there is no such instance; the name itself is not looked at
   */
  public Optional<Place> ifThere(String path) {
    var parts = List.of(path.split("\\."));
    var instance = parts.subList(0, parts.size() - 1);
    var module = Optional.of(design.top());
    for (var name : instance) {
      module = module.flatMap(outer -> inner(outer, name));
    }
    return module.map(it -> new Place(List.copyOf(instance), it, parts.getLast()));
  }

  /** The signal on the other side of a port that this one only passes on. */
  public Optional<Place> beyond(Place place) {
    if (place.isInput()) {
      return place.instance.isEmpty() ? Optional.empty() : outside(place);
    }
    return instances(place.module)
        .flatMap(it ->
            it.connections().stream()
                .filter(joined -> drives(joined, place.name))
                .flatMap(joined ->
                    inner(place.module, it.name()).stream()
                        .map(inner ->
                            new Place(append(place.instance, it.name()), inner, joined.port()))))
        .findFirst();
  }

  /** The black box that drives a signal. */
  public Optional<Declaration.Instance> box(Place place) {
    return instances(place.module)
        .filter(it -> !(units.get(it.module()) instanceof Module))
        .filter(it -> it.connections().stream().anyMatch(joined -> drives(joined, place.name)))
        .findFirst();
  }

  private static boolean drives(Declaration.Connection joined, String signal) {
    return joined.direction() == Port.Direction.OUTPUT && joined.signal().equals(signal);
  }

  private Optional<Module> inner(Module module, String instance) {
    return instances(module)
        .filter(it -> it.name().equals(instance))
        .map(it -> units.get(it.module()))
        .filter(Module.class::isInstance)
        .map(Module.class::cast)
        .findFirst();
  }

  private static Stream<Declaration.Instance> instances(Module module) {
    return module.declarations().stream()
        .filter(Declaration.Instance.class::isInstance)
        .map(Declaration.Instance.class::cast);
  }

  private Optional<Place> outside(Place place) {
    var outer = find(String.join(".", place.instance));
    return instances(outer.module)
        .filter(it -> it.name().equals(outer.name))
        .flatMap(it -> it.connections().stream())
        .filter(joined -> joined.port().equals(place.name))
        .map(joined -> outer.sibling(joined.signal()))
        .findFirst();
  }

  private static List<String> append(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }
}
