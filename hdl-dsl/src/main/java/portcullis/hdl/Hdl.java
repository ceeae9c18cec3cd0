package portcullis.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import portcullis.hdl.check.IllegalShape;
import portcullis.hdl.elaborate.ModuleBuilder;
import portcullis.hdl.elaborate.Node;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Type;

/**
 * The constructs of the language, as static methods. A {@link Module} inherits them; other classes
 * that describe hardware import them statically. Operators on values are in {@link Operators}.
 */
public abstract class Hdl extends Operators {
  Hdl() {}

  // --- shapes ----------------------------------------------------------------------------------

  /** The shape of a truth value. */
  public static Bool bool() {
    return Bool.SHAPE;
  }

  /** A constant truth value. */
  public static Bool bool(boolean value) {
    return Bool.SHAPE.of(value);
  }

  /** The shape of an unsigned number of {@code width} bits; 0 bits read as the number 0. */
  public static UInt uint(int width) {
    return new UInt(new Type.UInt(legal("UInt", width)), Optional.empty());
  }

  /** The shape of a signed number of {@code width} bits. */
  public static SInt sint(int width) {
    return new SInt(new Type.SInt(legal("SInt", width)), Optional.empty());
  }

  /** The shape of {@code width} bits without numeric meaning. */
  public static Bits bits(int width) {
    return new Bits(new Type.Bits(legal("Bits", width)), Optional.empty());
  }

  private static int legal(String kind, int width) {
    if (width >= 0) {
      return width;
    }
    var module = ModuleBuilder.current();
    module.report(IllegalShape.negativeWidth(module.here(), module.path(), kind, width));
    return 0;
  }

  static int legal(String thing, String of, int count) {
    if (count >= 0) {
      return count;
    }
    var module = ModuleBuilder.current();
    module.report(
        IllegalShape.of(
            module.here(),
            module.path(),
            "%s of %d %s".formatted(thing, count, of),
            "numbers are 0 or more; check the parameters that this one is computed from"));
    return 0;
  }

  /** The shape of an enum's constant in binary encoding. */
  public static <E extends Enum<E>> Enumerated<E> enumerated(Class<E> constants) {
    return enumerated(constants, Encoding.BINARY);
  }

  /** The shape of an enum's constant. */
  public static <E extends Enum<E>> Enumerated<E> enumerated(
      Class<E> constants, Encoding encoding) {
    return Enumerated.shape(constants, encoding);
  }

  /** The shape of {@code size} equal things in a row. */
  public static <T extends Data> Vec<T> vec(int size, T element) {
    return new Vec<>(Collections.nCopies(legal("a vector", "elements", size), element));
  }

  /** Signals as a vector; {@code function} makes the element of each number. */
  public static <T extends Data> Vec<T> vecOf(int size, IntFunction<T> function) {
    var module = ModuleBuilder.current();
    var elements = new ArrayList<T>();
    for (int i = 0; i < size; i++) {
      int index = i;
      elements.add(module.labels().atIndex(index, () -> function.apply(index)));
    }
    return new Vec<>(elements);
  }

  /** Signals as a vector. */
  public static <T extends Data> Vec<T> vec(List<? extends T> elements) {
    return new Vec<>(elements);
  }

  /** Bits it takes to number {@code count} things from 0: 0 for one thing, 3 for eight. */
  public static int bitsFor(int count) {
    return count <= 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
  }

  // --- ports, wires, registers, memories -------------------------------------------------------

  /** An input of this module; flipped parts are outputs. */
  public static <T extends Data> T in(T shape) {
    return in(shape, "");
  }

  /** An input with a comment for the Verilog. */
  public static <T extends Data> T in(T shape, String comment) {
    return declare(shape, Node.Storage.Kind.INPUT, Node.Storage.Kind.OUTPUT, comment);
  }

  /** An output of this module; flipped parts are inputs. */
  public static <T extends Data> T out(T shape) {
    return out(shape, "");
  }

  /** An output with a comment for the Verilog. */
  public static <T extends Data> T out(T shape, String comment) {
    return declare(shape, Node.Storage.Kind.OUTPUT, Node.Storage.Kind.INPUT, comment);
  }

  /** A stream into this module. */
  public static <T extends Data> Stream<T> sink(T payload) {
    return in(Stream.of(payload));
  }

  /** A stream out of this module. */
  public static <T extends Data> Stream<T> source(T payload) {
    return out(Stream.of(payload));
  }

  /** A wire; it must be driven on every path. */
  public static <T extends Data> T wire(T shape) {
    return declare(shape, Node.Storage.Kind.WIRE, Node.Storage.Kind.WIRE, "");
  }

  /** A wire with the value it has where nothing else drives it. */
  public static <T extends Data> T wireDefault(T value) {
    T wire = wire(value);
    ModuleBuilder.current().body().assign(nodes(wire), nodes(value));
    return wire;
  }

  private static List<Node> nodes(Data data) {
    return Structure.leaves(data).stream().map(leaf -> leaf.scalar().node("set")).toList();
  }

  /**
   * A register: takes its assigned value at the clock edge and keeps it where nothing assigns it.
   * Without {@code resetTo} or {@code initially} its first value is unknown.
   */
  public static <T extends Data> T reg(T shape) {
    return declare(shape, Node.Storage.Kind.REGISTER, Node.Storage.Kind.REGISTER, "");
  }

  /** A register that is {@code resetValue}, a constant of any structure, while in reset. */
  public static <T extends Data> T regInit(T resetValue) {
    T register = reg(resetValue);
    Registers.reset(register, resetValue);
    return register;
  }

  /** The value one clock edge ago. */
  public static <T extends Data> T regNext(T value) {
    T register = registerAfter(value, "delayed");
    Structure.connect(register, value);
    return register;
  }

  /** The value at the last clock edge at which {@code enable} was 1. */
  public static <T extends Data> T regEnable(T value, Bool enable) {
    T register = registerAfter(value, "held");
    when(enable, () -> Structure.connect(register, value));
    return register;
  }

  private static <T extends Data> T registerAfter(T value, String word) {
    T register = reg(value);
    var parts = Structure.leaves(register);
    var values = Structure.leaves(value);
    for (int i = 0; i < parts.size(); i++) {
      ModuleBuilder.current()
          .nameAfter(parts.get(i).scalar().node(word), values.get(i).scalar().node(word), word);
    }
    return register;
  }

  private static <T extends Data> T declare(
      T shape, Node.Storage.Kind kind, Node.Storage.Kind flipped, String comment) {
    return ModuleBuilder.current()
        .declare(leaves ->
            Structure.rebuild(
                shape,
                leaf ->
                    leaf.scalar()
                        .bound(
                            leaves.leaf(
                                leaf.flipped() ? flipped : kind,
                                leaf.scalar().type(),
                                leaf.path(),
                                comment))));
  }

  /** A memory of {@code depth} words. */
  public static <T extends Data> Mem<T> memory(int depth, T word) {
    return new Mem<>(depth, word);
  }

  /** A table of constants. */
  public static <T extends Data> Mem<T> rom(T word, List<BigInteger> words) {
    return new Mem<>(words.size(), word).contents(words);
  }

  // --- control ---------------------------------------------------------------------------------

  /** What happens where a condition is 1. */
  public static When when(Bool condition, Runnable then) {
    return new When(ModuleBuilder.current().body().when(condition.node("when"), then));
  }

  /** A choice by the constant of an enum. */
  public static <E extends Enum<E>> Select<E> select(Enumerated<E> subject) {
    return new Select<>(subject);
  }

  /** A choice by value. */
  public static Select<Long> select(UInt subject) {
    return new Select<>(subject);
  }

  /** A choice by value. */
  public static Select<Long> select(Bits subject) {
    return new Select<>(subject);
  }

  /** A state machine with a register that resets to {@code start}; gives the register. */
  public static <E extends Enum<E>> Enumerated<E> fsm(E start, Consumer<Fsm<E>> description) {
    return fsm(start, Encoding.BINARY, description);
  }

  /** A state machine with its states in another encoding. */
  public static <E extends Enum<E>> Enumerated<E> fsm(
      E start, Encoding encoding, Consumer<Fsm<E>> description) {
    var register = reg(enumerated(start.getDeclaringClass(), encoding)).resetTo(start);
    return Fsm.describe(register, start, description);
  }

  /** Drives one value from another of the same structure, flipped parts the other way. */
  public static <T extends Data> void connect(T target, T value) {
    Structure.connect(target, value);
  }

  // --- structure -------------------------------------------------------------------------------

  /** A part of this module: another module, whose constructor runs now. */
  public static <M extends Module> M instance(Supplier<M> constructor) {
    return ModuleBuilder.current().instance(constructor);
  }

  /** A part with a name of its own, where no variable gives one. */
  public static <M extends Module> M instance(String name, Supplier<M> constructor) {
    return ModuleBuilder.current().instance(name, constructor);
  }

  /**
   * A clock domain whose clock and reset are ports of this module, {@code name_clock} and {@code
   * name_reset}; each is there if something needs it.
   */
  public static ClockDomain clockDomain(String name) {
    return new ClockDomain(ModuleBuilder.current().domains().newDomain(name));
  }

  /** The clock domain in force, for a part that needs several. */
  public static ClockDomain currentDomain() {
    return new ClockDomain(ModuleBuilder.current().domains().current());
  }

  /** Describes something in another clock domain. */
  public static <T> T withClock(ClockDomain domain, Supplier<T> description) {
    return ModuleBuilder.current().domains().inDomain(domain.domain(), description);
  }

  /** Describes something in another clock domain. */
  public static void withClock(ClockDomain domain, Runnable description) {
    withClock(domain, asSupplier(description));
  }

  /**
   * Describes something that a condition resets in place of the reset in force, at the same clock;
   * {@code withReset(flush.or(resetSignal()), ...)} keeps that one too.
   */
  public static void withReset(Bool reset, Runnable description) {
    var module = ModuleBuilder.current();
    module
        .domains()
        .inDomain(module.domains().withReset(reset.node("withReset")), asSupplier(description));
  }

  private static Supplier<Boolean> asSupplier(Runnable description) {
    return () -> {
      description.run();
      return true;
    };
  }

  /** The reset of the domain in force as a value. */
  public static Bool resetSignal() {
    return ModuleBuilder.current()
        .domains()
        .reset()
        .map(signal -> Bool.SHAPE.bound(signal))
        .orElseGet(() -> bool(false));
  }

  /**
   * Brings a slowly changing bit, or one bit of a Gray code, into the clock domain in force through
   * {@code stages} registers, at least 2. Several bits that must change together need another way.
   */
  public static Bool synchronise(Bool signal, int stages) {
    return Synchroniser.of(signal, stages);
  }

  /**
   * The same value, with the designer's word that another clock's signals may be read here, for
   * example because a synchronised handshake holds them still.
   */
  public static <T extends Data> T crossing(String reason, T value) {
    return Structure.crossing(reason, value);
  }

  /** Sets the comment of the next declaration or statement. */
  public static void note(String comment) {
    ModuleBuilder.current().labels().note(comment);
  }

  /** Gives all parts of a value another name than that of its Java variable. */
  public static <T extends Data> T named(String name, T value) {
    Structure.leaves(value)
        .forEach(
            leaf -> leaf.scalar().node().ifPresent(n -> ModuleBuilder.current().rename(n, name)));
    return value;
  }

  /** Says that nobody reads a value, and why. */
  public static void unused(Data value, String reason) {
    Structure.leaves(value)
        .forEach(
            leaf -> ModuleBuilder.current().body().unused(leaf.scalar().node("unused"), reason));
  }

  // --- claims and messages ---------------------------------------------------------------------

  /** Must be 1 at every clock edge outside reset at which the statement is reached. */
  public static void assertAlways(Bool condition, String message) {
    Claims.claim(Stmt.CheckKind.ASSERT, condition, message);
  }

  /** The surroundings keep it 1 at every clock edge outside reset. */
  public static void assume(Bool condition, String message) {
    Claims.claim(Stmt.CheckKind.ASSUME, condition, message);
  }

  /** Should be 1 at some clock edge: told once in simulation, reached by formal tools. */
  public static void cover(Bool condition, String message) {
    Claims.claim(Stmt.CheckKind.COVER, condition, message);
  }

  /**
   * Prints a line in simulation at every clock edge outside reset at which the statement is
   * reached. {@code {}} is a value in decimal, {@code {x}} in hexadecimal, {@code {b}} in binary.
   */
  public static void log(String format, Scalar<?>... values) {
    Claims.log(format, List.of(values));
  }
}
