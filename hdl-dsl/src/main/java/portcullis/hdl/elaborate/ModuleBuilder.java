package portcullis.hdl.elaborate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import portcullis.hdl.check.DesignException;
import portcullis.hdl.check.Diagnostic;
import portcullis.hdl.check.NotBeingDescribed;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Source;
import portcullis.hdl.ir.Type;

/**
 * Takes down what one module's constructor describes. The language's constructs call it; while a
 * constructor runs, {@link #current} is the module being described.
 */
public final class ModuleBuilder {
  private static final ScopedValue<ModuleBuilder> CURRENT = ScopedValue.newInstance();

  // More than any hardware has; a module that contains itself would not end.
  private static final int DEEPEST = 500;

  private final DesignBuilder design;
  private final Optional<ModuleBuilder> parent;
  private final Group instance;
  private final int nesting;
  private final Domains domains;
  private final Body body = new Body(this);
  private final Labels labels;
  private final List<Node.Storage> storages = new ArrayList<>();
  private final List<Node.Operation> operations = new ArrayList<>();
  private final List<MemoryNode> memories = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final Visibility visibility = new Visibility(this);
  private String unitName = "";
  private String description = "";
  private Optional<String> verilog = Optional.empty();
  private Source source = Trace.NOWHERE.source();
  private boolean claimed;
  private boolean finished;

  ModuleBuilder(
      DesignBuilder design, Optional<ModuleBuilder> parent, Group instance, Domain domain) {
    this.design = design;
    labels = new Labels(this, design.callSites());
    this.parent = parent;
    this.instance = instance;
    nesting = parent.map(outer -> outer.nesting + 1).orElse(0);
    domains = new Domains(this, domain);
  }

  /** The module being described; an error outside of any description. */
  public static ModuleBuilder current() {
    if (!CURRENT.isBound()) {
      throw new DesignException(List.of(NotBeingDescribed.of(new CallSites().current().source())));
    }
    return CURRENT.get();
  }

  /** Whether a module is being described. */
  public static boolean isDescribing() {
    return CURRENT.isBound();
  }

  <T> T describe(Supplier<T> constructor) {
    try {
      T result =
          ScopedValue.where(CURRENT, this).call(() -> design.callSites().inModule(constructor));
      if (!claimed) {
        throw new IllegalStateException(
            "no module was made here: give a constructor that makes a new one, () -> new ...");
      }
      finished = true;
      return result;
    } catch (RuntimeException | StackOverflowError e) {
      design.failedIn(this);
      throw e;
    }
  }

  // --- the module as a whole -------------------------------------------------------------------

  /** Called by the module's base class: this description belongs to an object of that type. */
  public void claim(Class<?> type, String name) {
    if (claimed) {
      throw new IllegalStateException(
          name + " is created inside another module: write instance(() -> new " + name + "(...))");
    }
    claimed = true;
    design.callSites().describes(type);
    unitName = name;
    source = parent.isEmpty() ? here() : instance.trace().source();
  }

  /** Gives the module another name in Verilog. */
  public void rename(String name) {
    unitName = name;
  }

  /** Sets the comment above the module. */
  public void description(String words) {
    description = words;
  }

  /** Makes the module a black box with this text as its whole Verilog, or as its inside. */
  public void verilog(String text) {
    verilog = Optional.of(text);
    if (VerilogBody.mentions("clock", text)) {
      domains.clock();
    }
    if (VerilogBody.mentions("reset", text)) {
      domains.reset();
    }
  }

  /** Describes a part of this module. */
  public <T> T instance(Supplier<T> constructor) {
    return instance(labels.group(), constructor);
  }

  /** Describes a part of this module that has a name whatever variable takes it. */
  public <T> T instance(String name, Supplier<T> constructor) {
    var group = labels.group();
    group.rename(name);
    return instance(group, constructor);
  }

  private <T> T instance(Group group, Supplier<T> constructor) {
    var child = new ModuleBuilder(design, Optional.of(this), group, domains.current());
    if (child.nesting > DEEPEST) {
      throw new IllegalStateException(
          "parts within parts, %d levels: does %s contain itself without an end?"
              .formatted(DEEPEST, unitName));
    }
    group.hint(() -> Optional.of(child.nameForInstances()));
    T result = child.describe(constructor);
    parts.add(new Part(group, child, design.finish(child)));
    return result;
  }

  /** Joins a domain that a part of this module has made to one of this module. */
  public void join(Domain ofPart, Domain here) {
    boolean partOfThis =
        ofPart.throughPorts()
            && ofPart
                .owner()
                .filter(owner -> owner.finished && owner.parent.orElse(null) == this)
                .isPresent();
    if (!partOfThis) {
      throw new IllegalStateException(
          "set(...) joins a domain that a part of %s has made with clockDomain(...), which '%s' is not"
              .formatted(unitName, ofPart.name().isEmpty() ? "clock" : ofPart.name()));
    }
    domains.join(ofPart, here);
  }

  /** The class's name as a variable would be named, without the parameters. */
  private String nameForInstances() {
    String name = unitName.split("_", 2)[0];
    return name.isEmpty()
        ? "part"
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  // --- names and places ------------------------------------------------------------------------

  /** Where the designer is now. */
  public Source here() {
    return labels.trace().source();
  }

  /** Path of instances from the top module, for example {@code Top.fifo}. */
  public String path() {
    return parent.isEmpty() ? unitName : parent.get().path() + "." + instanceName();
  }

  private String instanceName() {
    return instance.explicitName().or(() -> instance.trace().name()).orElse(unitName);
  }

  /** Path of a value in the hierarchy, as well as it is known while the module is described. */
  public String pathOf(Node node) {
    return Paths.of(node);
  }

  /** Reports a mistake; the description goes on so that others are found too. */
  public void report(Diagnostic diagnostic) {
    design.report(diagnostic);
  }

  // --- values ----------------------------------------------------------------------------------

  /** An operator's result. Operands of other modules are reported and count as 0. */
  public Node operation(
      Type type, String word, List<Node> operands, Function<List<Expr>, Expr> build) {
    return operation(labels.operationGroup(), type, word, false, operands, build, Optional.empty());
  }

  Node operation(
      Group group,
      Type type,
      String word,
      boolean cheap,
      List<Node> operands,
      Function<List<Expr>, Expr> build,
      Optional<Place> place) {
    var local = new ArrayList<Node>(operands.size());
    operands.forEach(operand -> local.add(local(operand)));
    var operation =
        new Node.Operation(
            this, type, local, build, group, labels.operationPath(), word, cheap, place);
    operations.add(operation);
    return operation;
  }

  /** Declares the leaves of one port, wire or register; {@code leaves} makes them. */
  public <T> T declare(Function<Leaves, T> leaves) {
    return leaves.apply(new Leaves(this, labels.declarationGroup()));
  }

  /** Declares a memory of {@code depth} words of {@code width} bits. */
  public MemoryNode memory(int depth, int width) {
    var memory = new MemoryNode(this, labels.group(), depth, width);
    if (width > 0) {
      memories.add(memory);
    }
    return memory;
  }

  /** A word of a memory as it stands, as a signal. */
  public Node read(MemoryNode memory, Node address) {
    var word = readInto(memory, address);
    if (word instanceof Node.Operation read) {
      read.demandName();
      read.group().hint(memory::wordName);
    }
    return word;
  }

  /** A word of a memory as it stands, to be assigned to a register and used nowhere else. */
  public Node readInto(MemoryNode memory, Node address) {
    if (memory.width() == 0 || !owns(memory)) {
      return Gates.constant(BigInteger.ZERO, memory.width());
    }
    return operation(
        new Type.Bits(memory.width()),
        "read",
        List.of(address),
        operand -> new Expr.MemoryRead(memory.name(), operand.getFirst(), memory.width()));
  }

  /** Gives a value a name that the Java does not; only for values of this module. */
  public void rename(Node node, String name) {
    switch (node) {
      case Node foreign when !owns(foreign) -> {}
      case Node.Operation operation -> {
        operation.group().rename(name);
        operation.demandName();
        labels.takeNote(operation.group());
      }
      case Node.Storage storage -> storage.group().rename(name);
      case Node.Constant ignored -> {}
    }
  }

  /** Names a register after a value, if no variable names it: {@code data_delayed}. */
  public void nameAfter(Node register, Node value, String word) {
    if (register instanceof Node.Storage storage && !storage.group().hasName()) {
      storage
          .group()
          .hint(() ->
              local(value) instanceof Named named && named.isNamed()
                  ? Optional.of(Paths.nameFor(storage, named) + "_" + word)
                  : Optional.of(word));
    }
  }

  /** Names a register after the memory whose words it takes, if no variable names it. */
  public void nameAfter(Node register, MemoryNode memory) {
    if (register instanceof Node.Storage storage && !storage.group().hasName()) {
      storage.group().hint(memory::wordName);
    }
  }

  /** The value as a signal of this module with a name, {@code constant} if it is a constant. */
  Node signal(Node node, String constant) {
    if (local(node) instanceof Node.Constant value) {
      var signal =
          (Node.Operation) operation(new Type.Bool(), constant, List.of(value), List::getFirst);
      signal.group().hint(() -> Optional.of(constant));
      signal.demandName();
      return signal;
    }
    demandSignal(node);
    return local(node);
  }

  /** Demands a signal for a value even if no variable names it. */
  public void demandSignal(Node node) {
    if (node instanceof Node.Operation operation) {
      operation.demandName();
    }
  }

  /** Names a thing after the variable that takes the result of this call, if it has no name. */
  public void adoptName(Node node) {
    switch (node) {
      case Node.Operation operation -> adoptName(operation.group());
      case Node.Storage storage -> adoptName(storage.group());
      case Node.Constant ignored -> {}
    }
  }

  private void adoptName(Group group) {
    // Looking at the stack is the dear part of a description.
    if (!group.hasName()) {
      group.adoptName(labels.trace());
    }
  }

  /** Names a memory after the variable that takes the result of this call, if it has no name. */
  public void adoptName(MemoryNode memory) {
    adoptName(memory.group());
  }

  /** The value as this module sees it: a child's port is seen through the instance. */
  Node local(Node node) {
    return visibility.local(node);
  }

  /** Whether a value is this module's; reports it if not. */
  public boolean owns(Node node) {
    return visibility.owns(node);
  }

  /** Whether a memory is this module's; reports it if not. */
  boolean owns(MemoryNode memory) {
    return visibility.owns(memory);
  }

  Node.Storage childPort(Node.Storage port) {
    return visibility.childPort(port);
  }

  boolean isFinished() {
    return finished;
  }

  /** Name of a signal below the top module, as {@code fifo.count}; absent if it has none. */
  public static Optional<String> hierarchicalName(Node node) {
    return Paths.hierarchicalName(node);
  }

  /**
   * Lets go of what only the finished module needed: of a large design it would take most of the
   * memory. Ports and parts stay, whose names the module around and the caller may ask for.
   */
  void release() {
    operations.clear();
    memories.clear();
    storages.removeIf(storage -> !storage.isPort());
    body.statements().clear();
  }

  // --- what was described ----------------------------------------------------------------------

  /** Names, places and comments of what is being described. */
  public Labels labels() {
    return labels;
  }

  /** The clock domains. */
  public Domains domains() {
    return domains;
  }

  DesignBuilder design() {
    return design;
  }

  String unitName() {
    return unitName;
  }

  String description() {
    return description;
  }

  Optional<String> verilog() {
    return verilog;
  }

  /** Where the module is made; of the top module, its own first line. */
  Source source() {
    return source;
  }

  Optional<ModuleBuilder> parent() {
    return parent;
  }

  /** The statements of the module. */
  public Body body() {
    return body;
  }

  List<Node.Storage> storages() {
    return storages;
  }

  /** All ports: clocks and resets that came in by need, then the designer's in order. */
  List<Node.Storage> ports() {
    var ports = new ArrayList<>(domains.ports());
    for (var storage : storages) {
      if (storage.kind() == Node.Storage.Kind.INPUT || storage.kind() == Node.Storage.Kind.OUTPUT) {
        ports.add(storage);
      }
    }
    return ports;
  }

  List<Node.Operation> operations() {
    return operations;
  }

  List<MemoryNode> memories() {
    return memories;
  }

  List<Part> parts() {
    return parts;
  }
}
