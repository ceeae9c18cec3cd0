package portcullis.hdl.verilog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Port;

/** What is known about the names of one module, and what the writer finds out about them. */
final class Scope {
  /** What a name stands for. */
  enum Kind {
    INPUT,
    OUTPUT,
    WIRE,
    DEFINITION,
    REGISTER,
    MEMORY,
    INSTANCE
  }

  /** A name. */
  static final class Symbol {
    private final String name;
    private final Kind kind;
    private final int width;
    private final Declaration declaration;
    private final BitSet needed = new BitSet(0);
    private final BitSet read = new BitSet(0);
    private boolean procedural;

    private Symbol(String name, Kind kind, int width, Declaration declaration) {
      this.name = name;
      this.kind = kind;
      this.width = width;
      this.declaration = declaration;
    }

    String name() {
      return name;
    }

    Kind kind() {
      return kind;
    }

    int width() {
      return width;
    }

    /** The register; only for symbols of that kind. */
    Declaration.Register register() {
      return (Declaration.Register) declaration;
    }

    /** The memory; only for symbols of that kind. */
    Declaration.Memory memory() {
      return (Declaration.Memory) declaration;
    }

    /** An {@code always} block drives it, so that Verilog wants it declared as {@code reg}. */
    void drivenByProcess() {
      procedural = true;
    }

    boolean isProcedural() {
      return procedural || kind == Kind.REGISTER;
    }

    /** The design reads it. */
    void need() {
      need(width - 1, 0);
    }

    /** The design reads these bits. */
    void need(int high, int low) {
      needed.set(low, high + 1);
    }

    /** The Verilog reads it. */
    void markRead() {
      markRead(width - 1, 0);
    }

    /** The Verilog reads these bits. */
    void markRead(int high, int low) {
      read.set(low, high + 1);
    }

    /** Bits that the design reads and the Verilog does not, highest first. */
    List<Expr> neededOnly() {
      return withoutRead((BitSet) needed.clone());
    }

    /** Bits that the Verilog does not read, highest first. */
    List<Expr> unread() {
      var all = new BitSet();
      all.set(0, width);
      return withoutRead(all);
    }

    private List<Expr> withoutRead(BitSet left) {
      left.andNot(read);
      var ref = new Expr.Ref(name, width);
      if (left.cardinality() == width) {
        return List.of(ref);
      }
      var found = new ArrayList<Expr>();
      while (!left.isEmpty()) {
        int high = left.length() - 1;
        int low = left.previousClearBit(high) + 1;
        found.add(new Expr.Slice(ref, high, low));
        left.clear(low, high + 1);
      }
      return found;
    }
  }

  private final Module module;
  private final Names names = new Names();
  private final Map<String, Symbol> symbols = new HashMap<>();
  private final List<Symbol> addedRegisters = new ArrayList<>();
  private final Map<String, String> enumNames = new HashMap<>();
  private final Map<String, Expr.Literal> enumLiterals = new LinkedHashMap<>();

  Scope(Module module) {
    this.module = module;
    for (var port : module.ports()) {
      boolean input = port.direction() == Port.Direction.INPUT;
      add(port.name(), input ? Kind.INPUT : Kind.OUTPUT, port.type().width(), null);
    }
    for (var declaration : module.declarations()) {
      switch (declaration) {
        case Declaration.Wire wire -> add(wire.name(), Kind.WIRE, wire.type().width(), wire);
        case Declaration.Definition definition ->
            add(definition.name(), Kind.DEFINITION, definition.type().width(), definition);
        case Declaration.Register register ->
            add(register.name(), Kind.REGISTER, register.type().width(), register);
        case Declaration.Memory memory -> add(memory.name(), Kind.MEMORY, memory.width(), memory);
        case Declaration.Instance instance -> add(instance.name(), Kind.INSTANCE, 1, instance);
      }
    }
  }

  private void add(String name, Kind kind, int width, Declaration declaration) {
    names.take(name);
    symbols.put(name, new Symbol(name, kind, width, declaration));
  }

  Module module() {
    return module;
  }

  Names names() {
    return names;
  }

  /** The symbol of a name of the design, or of a wire that the writer added. */
  Symbol symbol(String name) {
    var symbol = symbols.get(name);
    if (symbol == null) {
      throw new IllegalArgumentException(
          "module %s has nothing named %s".formatted(module.name(), name));
    }
    return symbol;
  }

  /** Adds a wire with a name like the wish. */
  String addWire(String wish, int width) {
    String name = names.fresh(wish);
    symbols.put(name, new Symbol(name, Kind.WIRE, width, null));
    return name;
  }

  /** Adds a signal that a process drives, with a name like the wish. */
  String addRegister(String wish, int width) {
    String name = addWire(wish, width);
    symbol(name).drivenByProcess();
    addedRegisters.add(symbol(name));
    return name;
  }

  /** The signals added with {@link #addRegister}. */
  List<Symbol> addedRegisters() {
    return addedRegisters;
  }

  /** What the design reads of signals and the Verilog does not, in the order of declaration. */
  List<Expr> readInDesignOnly() {
    var found = new ArrayList<Expr>();
    for (var port : module.ports()) {
      addIfUnread(port.name(), found);
    }
    for (var declaration : module.declarations()) {
      addIfUnread(declaration.name(), found);
    }
    return found;
  }

  private void addIfUnread(String name, List<Expr> found) {
    var symbol = symbol(name);
    boolean isSignal = symbol.kind != Kind.MEMORY && symbol.kind != Kind.INSTANCE;
    if (isSignal) {
      found.addAll(symbol.neededOnly());
    }
  }

  /** The name of the {@code localparam} for an enum constant. */
  String enumName(Expr.Literal literal, Expr.EnumConstant constant) {
    String key =
        "%s.%s=%d'%d"
            .formatted(
                constant.type().name(), constant.constant(), literal.width(), literal.value());
    return enumNames.computeIfAbsent(
        key,
        _ -> {
          String name =
              names.fresh(upperCase(constant.type().name()) + "_" + upperCase(constant.constant()));
          enumLiterals.put(name, literal);
          return name;
        });
  }

  /** The enum constants that the Verilog names, by name. */
  Map<String, Expr.Literal> enumLiterals() {
    return enumLiterals;
  }

  private static String upperCase(String javaName) {
    return javaName
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("[^A-Za-z0-9_]", "_")
        .toUpperCase(java.util.Locale.ROOT);
  }
}
