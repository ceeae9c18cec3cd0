package portcullis.hdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import portcullis.hdl.check.EmptyVector;
import portcullis.hdl.elaborate.Gates;
import portcullis.hdl.elaborate.ModuleBuilder;
import portcullis.hdl.elaborate.Node;
import portcullis.hdl.ir.Type;

/** Operators on several values. A {@link Module} inherits them. */
public abstract class Operators {
  Operators() {}

  /** One of two values of any structure: {@code ifTrue} where the condition is 1. */
  public static <T extends Data> T mux(Bool condition, T ifTrue, T ifFalse) {
    var chosenBy = condition.node("mux");
    return Structure.combine(
        "mux",
        List.of(ifTrue, ifFalse),
        (nodes, type) -> Gates.mux(chosenBy, nodes.get(0), nodes.get(1), type));
  }

  /** The value whose select bit is 1: the bitwise or of all that are selected, so 0 if none is. */
  public static <T extends Data> T oneHot(Vec<Bool> selects, Vec<T> values) {
    return oneHot(selects.elements(), values.elements());
  }

  /** The value whose select bit is 1; bit 0 selects the first. */
  public static <T extends Data> T oneHot(Bits selects, Vec<T> values) {
    return oneHot(bitsOf(selects), values.elements());
  }

  private static <T extends Data> T oneHot(List<Bool> selects, List<T> values) {
    if (values.isEmpty() || selects.size() != values.size()) {
      throw new IllegalArgumentException(
          "oneHot with %d selects for %d values".formatted(selects.size(), values.size()));
    }
    var chosenBy = selects.stream().map(select -> select.node("oneHot")).toList();
    return Structure.combine(
        "oneHot", values, (nodes, type) -> Gates.oneHot(chosenBy, nodes, type));
  }

  /** The first value whose select bit is 1; the last value if none is. */
  public static <T extends Data> T priority(Bits selects, Vec<T> values) {
    if (values.size() == 0 || selects.width() != values.size()) {
      throw new IllegalArgumentException(
          "priority with %d selects for %d values".formatted(selects.width(), values.size()));
    }
    var bits = bitsOf(selects);
    return Structure.combine(
        "priority",
        values.elements(),
        (nodes, type) -> {
          Node chosen = nodes.getLast();
          for (int i = nodes.size() - 2; i > 0; i--) {
            chosen = unnamedMux(bits.get(i), nodes.get(i), chosen, type);
          }
          return nodes.size() == 1
              ? chosen
              : Gates.mux(bits.getFirst().node("priority"), nodes.getFirst(), chosen, type);
        });
  }

  private static Node unnamedMux(Bool condition, Node ifTrue, Node ifFalse, Type type) {
    return ModuleBuilder.current()
        .labels()
        .anonymously(() -> Gates.mux(condition.node("priority"), ifTrue, ifFalse, type));
  }

  /** The number of the lowest bit that is 1; the highest number if none is. */
  public static UInt priorityEncode(Bits bits) {
    int width = Hdl.bitsFor(bits.width());
    return priority(bits, constants(bits.width(), width));
  }

  /** The number of the bit that is 1; 0 if none is, the or of the numbers if several are. */
  public static UInt oneHotToNumber(Bits bits) {
    int width = Hdl.bitsFor(bits.width());
    return oneHot(bits, constants(bits.width(), width));
  }

  private static Vec<UInt> constants(int count, int width) {
    return new Vec<>(IntStream.range(0, count).mapToObj(i -> Hdl.uint(width).of(i)).toList());
  }

  /** Only the lowest bit that is 1, the others cleared. */
  public static Bits lowestOne(Bits bits) {
    if (bits.width() == 0) {
      return bits;
    }
    var number = bits.asUInt();
    var negative =
        ModuleBuilder.current()
            .labels()
            .anonymously(() -> number.not().plus(Hdl.uint(bits.width()).of(1)).asBits());
    return bits.and(negative);
  }

  /** How many bits are 1, in as few bits as hold every count. */
  public static UInt popCount(Bits bits) {
    int width = Hdl.bitsFor(bits.width() + 1);
    if (bits.width() == 0) {
      return Hdl.uint(width).of(0);
    }
    var operands =
        ModuleBuilder.current()
            .labels()
            .anonymously(() -> {
              var terms =
                  new ArrayList<>(bitsOf(bits).stream().map(b -> widened(b, width)).toList());
              while (terms.size() > 2) {
                terms.add(terms.removeFirst().plus(terms.removeFirst()));
              }
              return terms;
            });
    return operands.size() == 1 ? operands.getFirst() : operands.get(0).plus(operands.get(1));
  }

  private static UInt widened(Bool bit, int width) {
    return bit.asUInt().extend(width);
  }

  /** {@code count} ones from bit 0 upward in {@code width} bits; all ones from {@code width} on. */
  public static Bits lowMask(UInt count, int width) {
    var above =
        ModuleBuilder.current()
            .labels()
            .anonymously(() -> Hdl.bits(width).of(0).not().shiftLeft(count));
    return above.not();
  }

  /** The parts side by side, the first in the most significant place. */
  public static Bits concat(Data... parts) {
    var nodes = new ArrayList<Node>();
    int width = 0;
    for (var part : parts) {
      nodes.add(ModuleBuilder.current().labels().anonymously(() -> part.asBits().node("concat")));
      width += part.width();
    }
    var type = new Type.Bits(width);
    return new Bits(type, Optional.of(Gates.concat(nodes, type)));
  }

  /** 1 if any element is 1. */
  public static Bool any(Vec<Bool> elements) {
    return packed("any", elements).orReduce();
  }

  /** 1 if all elements are 1. */
  public static Bool all(Vec<Bool> elements) {
    return packed("all", elements).andReduce();
  }

  private static Bits packed(String operation, Vec<Bool> elements) {
    var module = ModuleBuilder.current();
    if (elements.size() == 0) {
      module.report(EmptyVector.of(module.here(), module.path(), operation));
    }
    return module.labels().anonymously(elements::asBits);
  }

  /** The bits as single signals, bit 0 first. */
  static List<Bool> bitsOf(Bits bits) {
    return ModuleBuilder.current()
        .labels()
        .anonymously(() -> IntStream.range(0, bits.width()).mapToObj(bits::bit).toList());
  }
}
