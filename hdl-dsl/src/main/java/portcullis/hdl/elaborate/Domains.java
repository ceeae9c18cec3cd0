package portcullis.hdl.elaborate;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import portcullis.hdl.ir.Type;

/** The clock domains of a module while it is being described. */
public final class Domains {
  private final ModuleBuilder module;
  private final Domain implicit;
  private final Deque<Domain> stack = new ArrayDeque<>();
  private final Map<Domain, LocalDomain> locals = new LinkedHashMap<>();
  private final Map<Node.Storage, String> ports = new LinkedHashMap<>();
  private final Map<Domain, Domain> joined = new HashMap<>();

  Domains(ModuleBuilder module, Domain implicit) {
    this.module = module;
    this.implicit = implicit;
    stack.push(implicit);
  }

  private static String order(String name) {
    return switch (name) {
      case "clock" -> " 1";
      case "reset" -> " 2";
      default -> name;
    };
  }

  /** The domain in force. */
  public Domain current() {
    return stack.peek();
  }

  /** Describes something in another domain. */
  public <T> T inDomain(Domain domain, Supplier<T> description) {
    stack.push(domain);
    try {
      return description.get();
    } finally {
      stack.pop();
    }
  }

  /** A new domain that has its clock and reset from ports of this module. */
  public Domain newDomain(String name) {
    return new Domain(name, Optional.of(module), Optional.empty(), Optional.empty(), true);
  }

  /** The domain in force with another reset. */
  public Domain withReset(Node reset) {
    var local = module.signal(reset, "constant_reset");
    var clock = local(stack.peek()).clock();
    return new Domain(
        stack.peek().name(), Optional.of(module), Optional.of(clock), Optional.of(local), false);
  }

  /** The clock of the domain in force. */
  public Node clock() {
    return local(stack.peek()).clock();
  }

  /** The reset of the domain in force. */
  public Optional<Node> reset() {
    return local(stack.peek()).reset();
  }

  boolean isImplicit(Domain domain) {
    return domain == implicit;
  }

  /** A clock or reset port that comes in by need. */
  Node.Storage port(String name, Type type) {
    var group = module.labels().anonymousGroup();
    group.rename(name);
    var port = new Node.Storage(module, Node.Storage.Kind.INPUT, type, group, "", Optional.empty());
    ports.put(port, name);
    return port;
  }

  /** The ports that came in by need and their names, the implicit ones first. */
  Map<Node.Storage, String> namedPorts() {
    var sorted = new LinkedHashMap<Node.Storage, String>();
    ports.entrySet().stream()
        .sorted(Comparator.comparing(port -> order(port.getValue())))
        .forEach(port -> sorted.put(port.getKey(), port.getValue()));
    return sorted;
  }

  /** The ports that came in by need, the implicit ones first. */
  List<Node.Storage> ports() {
    return List.copyOf(namedPorts().keySet());
  }

  void join(Domain ofPart, Domain here) {
    if (joined.putIfAbsent(ofPart, here) != null) {
      throw new IllegalStateException(
          "the clock domain '%s' of a part is joined twice".formatted(ofPart.name()));
    }
  }

  /** The domain here that goes to a domain in a part; absent if nothing is joined to it. */
  Optional<LocalDomain> around(Part part, Domain domain) {
    boolean made = domain.owner().orElse(null) == part.builder();
    var here = made ? joined.get(domain) : domain;
    return Optional.ofNullable(here).map(this::local);
  }

  /** A domain as this module sees it. */
  LocalDomain local(Domain domain) {
    return locals.computeIfAbsent(domain, d -> new LocalDomain(module, d));
  }

  /** The domains that this module needs, as it sees them. */
  Map<Domain, LocalDomain> locals() {
    return locals;
  }
}
