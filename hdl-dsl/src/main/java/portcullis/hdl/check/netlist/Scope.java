package portcullis.hdl.check.netlist;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** A place in the hierarchy below the module that is looked at. */
final class Scope {
  private final ModuleNet module;
  private final Optional<Scope> around;
  private final Optional<Part> part;
  private final Map<Part, Scope> inside = new IdentityHashMap<>();

  private Scope(ModuleNet module, Optional<Scope> around, Optional<Part> part) {
    this.module = module;
    this.around = around;
    this.part = part;
  }

  static Scope root(ModuleNet module) {
    return new Scope(module, Optional.empty(), Optional.empty());
  }

  Scope inside(Part child, ModuleNet childModule) {
    return inside.computeIfAbsent(
        child, _ -> new Scope(childModule, Optional.of(this), Optional.of(child)));
  }

  ModuleNet module() {
    return module;
  }

  Optional<Scope> around() {
    return around;
  }

  /** What an input of this place is joined to, in the place around it. */
  Optional<Signal> outside(Signal input) {
    return part.flatMap(it -> Optional.ofNullable(it.joints().get(input.name())))
        .map(Joint::signal);
  }

  boolean isRoot() {
    return around.isEmpty();
  }

  String path() {
    return around
        .map(scope -> scope.path() + "." + part.orElseThrow().instance().name())
        .orElseGet(module::path);
  }

  /** The number that a clock of this place has in the module that is looked at. */
  int domain(Hierarchy hierarchy, int domain) {
    return around
        .map(scope ->
            scope.domain(
                hierarchy, hierarchy.of(scope.module).domains().of(part.orElseThrow(), domain)))
        .orElse(domain);
  }
}
