package portcullis.hdl.elaborate;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Type;

/** A value while its module is being described. Values of no bits are constants 0. */
public sealed interface Node {
  /** Number of bits, 0 or more. */
  int width();

  /** What an assignment to this value drives; absent if it cannot be assigned. */
  Optional<Place> place();

  /**
   * A constant, at home everywhere.
   *
   * @param value its bits as an unsigned number
   * @param width its bits
   * @param meaning the enum constant it stands for
   */
  record Constant(BigInteger value, int width, Optional<Expr.EnumConstant> meaning)
      implements Node {
    @Override
    public Optional<Place> place() {
      return Optional.empty();
    }
  }

  /** The result of an operator. */
  final class Operation extends Named implements Node {
    // An expression of more levels is cut in parts: nobody reads it, and tools run out of stack.
    private static final int DEEPEST = 200;

    private final ModuleBuilder owner;
    private final Type type;
    private final List<Node> operands;
    private final Function<List<Expr>, Expr> build;
    private final Group group;
    private final String path;
    private final String word;
    private final boolean cheap;
    private final Optional<Place> place;
    private boolean crossing;
    private boolean nameDemanded;
    private int uses;
    private final int depth;

    Operation(
        ModuleBuilder owner,
        Type type,
        List<Node> operands,
        Function<List<Expr>, Expr> build,
        Group group,
        String path,
        String word,
        boolean cheap,
        Optional<Place> place) {
      this.owner = owner;
      this.type = type;
      this.operands = List.copyOf(operands);
      this.build = build;
      this.group = group;
      this.path = path;
      this.word = word;
      this.cheap = cheap;
      this.place = place;
      depth = 1 + deepest(operands);
      nameDemanded = depth > DEEPEST;
    }

    private static int deepest(List<Node> operands) {
      int deepest = 0;
      for (var operand : operands) {
        deepest = Math.max(deepest, depth(operand));
      }
      return deepest;
    }

    /** Operators that stand within one another up to this value. */
    private static int depth(Node node) {
      return node instanceof Operation operation && !operation.isSignal() ? operation.depth : 0;
    }

    @Override
    public int width() {
      return type.width();
    }

    @Override
    public Optional<Place> place() {
      return place;
    }

    ModuleBuilder owner() {
      return owner;
    }

    Type type() {
      return type;
    }

    List<Node> operands() {
      return operands;
    }

    Expr build(List<Expr> operandExprs) {
      return build.apply(operandExprs);
    }

    Group group() {
      return group;
    }

    /** Name within the group; empty for a single value. */
    String path() {
      return path;
    }

    /** Whether this is one of several values under one name. */
    boolean isField() {
      return !path.isEmpty();
    }

    /** Whether the operator costs nothing, so that it may be written out more than once. */
    boolean isCheap() {
      return cheap;
    }

    /** A word for the operator, used in names that no Java variable gives. */
    String word() {
      return word;
    }

    boolean crossing() {
      return crossing;
    }

    /** Declares that reading another clock's signals here is safe. */
    void declareCrossing() {
      crossing = true;
      nameDemanded = true;
    }

    /** Whether the value has a signal of its own however often it is used. */
    boolean isSignal() {
      return nameDemanded || group.hasName();
    }

    /** Counts a use by another value or a statement; gives the number of uses so far. */
    int countUse() {
      return ++uses;
    }

    int uses() {
      return uses;
    }

    /** Demands a signal of its own. */
    void demandName() {
      nameDemanded = true;
    }
  }

  /** A port, wire or register. */
  final class Storage extends Named implements Node {
    private final ModuleBuilder owner;
    private final Kind kind;
    private final Type type;
    private final Group group;
    private final String path;
    private final Optional<Domain> domain;
    private Optional<BigInteger> reset = Optional.empty();
    private Optional<BigInteger> initial = Optional.empty();
    private boolean synchroniser;

    /** What a {@link Storage} is. */
    public enum Kind {
      /** Input port. */
      INPUT,
      /** Output port. */
      OUTPUT,
      /** Wire. */
      WIRE,
      /** Register. */
      REGISTER,
      /** The parent's end of a child's input: assigned in the parent. */
      CHILD_INPUT,
      /** The parent's end of a child's output: read in the parent. */
      CHILD_OUTPUT
    }

    Storage(
        ModuleBuilder owner,
        Kind kind,
        Type type,
        Group group,
        String path,
        Optional<Domain> domain) {
      this.owner = owner;
      this.kind = kind;
      this.type = type;
      this.group = group;
      this.path = path;
      this.domain = domain;
    }

    @Override
    public int width() {
      return type.width();
    }

    @Override
    public Optional<Place> place() {
      return Optional.of(new Place.Range(this, type.width() - 1, 0));
    }

    ModuleBuilder owner() {
      return owner;
    }

    /** What this is. */
    public Kind kind() {
      return kind;
    }

    boolean isPort() {
      return kind == Kind.INPUT || kind == Kind.OUTPUT;
    }

    Type type() {
      return type;
    }

    Group group() {
      return group;
    }

    /** Name within the group, for example {@code payload_tag}; empty for a single signal. */
    String path() {
      return path;
    }

    /** The domain of a register. */
    Optional<Domain> domain() {
      return domain;
    }

    Optional<BigInteger> reset() {
      return reset;
    }

    /** Gives the register a reset value. */
    public void reset(BigInteger value) {
      // The module needs a reset from here on.
      owner.domains().local(domain.orElseThrow()).reset();
      reset = Optional.of(value);
    }

    Optional<BigInteger> initial() {
      return initial;
    }

    /** Gives the register a value at power-up. */
    public void initial(BigInteger value) {
      initial = Optional.of(value);
    }

    boolean synchroniser() {
      return synchroniser;
    }

    /** Declares the register the first stage of a synchroniser. */
    public void declareSynchroniser() {
      synchroniser = true;
    }
  }
}
