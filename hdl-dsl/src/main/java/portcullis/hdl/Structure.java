package portcullis.hdl;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import portcullis.hdl.check.ShapeMismatch;
import portcullis.hdl.check.WidthMismatch;
import portcullis.hdl.elaborate.Gates;
import portcullis.hdl.elaborate.ModuleBuilder;
import portcullis.hdl.elaborate.Node;
import portcullis.hdl.ir.Type;

/**
 * Takes bundles and vectors apart into single signals and puts them together again. Records are
 * read by reflection, since their components are the designer's.
 */
final class Structure {
  private static final ClassValue<Layout> LAYOUTS =
      new ClassValue<>() {
        @Override
        protected Layout computeValue(Class<?> type) {
          return Layout.of(type);
        }
      };

  private Structure() {}

  /** A single signal within a structure. */
  record Leaf(Naming naming, Scalar<?> scalar, boolean flipped) {
    /** The leaf's name within the structure; empty if the structure is the leaf. */
    String path() {
      return naming.of("");
    }
  }

  /** The name within the whole structure of something that has a name within a part of it. */
  interface Naming {
    /** The whole has just the part's names. */
    Naming WHOLE = inside -> inside;

    String of(String inside);

    /** For the parts of a vector. */
    default Naming element(int index) {
      return inside -> of(Bundle.joined(Integer.toString(index), inside));
    }

    /** For the parts of a bundle. */
    default Naming component(Bundle bundle, RecordComponent component) {
      return inside -> of(bundle.leafName(component.getName(), inside));
    }
  }

  /** Makes the replacement for one leaf. */
  interface Replacement {
    Scalar<?> of(Leaf leaf);
  }

  private record Layout(
      List<RecordComponent> components, List<Boolean> flipped, Constructor<?> constructor) {
    static Layout of(Class<?> type) {
      if (!type.isRecord()) {
        throw new IllegalArgumentException(
            type.getName() + " implements Bundle but is not a record: make it a record");
      }
      var components = List.of(type.getRecordComponents());
      components.forEach(Layout::requireNoCollection);
      components.forEach(c -> c.getAccessor().setAccessible(true));
      try {
        var constructor =
            type.getDeclaredConstructor(
                components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return new Layout(
            components,
            components.stream().map(c -> c.isAnnotationPresent(Flipped.class)).toList(),
            constructor);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("a record without canonical constructor", e);
      }
    }

    /** Signals in a list would be carried along as shapes, which nobody expects. */
    private static void requireNoCollection(RecordComponent component) {
      var type = component.getType();
      boolean isCollection =
          component.getGenericType() instanceof ParameterizedType generic
              && (Collection.class.isAssignableFrom(type) || type == Optional.class)
              && generic.getActualTypeArguments()[0] instanceof Class<?> element
              && Data.class.isAssignableFrom(element);
      if (isCollection || type.isArray() && Data.class.isAssignableFrom(type.componentType())) {
        throw new IllegalArgumentException(
            "component %s of %s is a %s: several equal signals in a bundle are a Vec"
                .formatted(
                    component.getName(),
                    component.getDeclaringRecord().getSimpleName(),
                    type.getSimpleName()));
      }
    }

    Object component(int index, Object bundle) {
      try {
        var value = components.get(index).getAccessor().invoke(bundle);
        if (value == null && Data.class.isAssignableFrom(components.get(index).getType())) {
          throw new IllegalArgumentException(
              "component %s of a %s is null"
                  .formatted(components.get(index).getName(), bundle.getClass().getSimpleName()));
        }
        return value;
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("cannot read " + components.get(index), e);
      }
    }

    Object make(Object[] values) {
      try {
        return constructor.newInstance(values);
      } catch (InvocationTargetException e) {
        throw new IllegalStateException(
            "the constructor of " + constructor.getDeclaringClass().getName() + " failed",
            e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot make a " + constructor.getDeclaringClass(), e);
      }
    }
  }

  static List<Leaf> leaves(Data data) {
    if (data instanceof Scalar<?> scalar) {
      return List.of(new Leaf(Naming.WHOLE, scalar, false));
    }
    var leaves = new ArrayList<Leaf>();
    collect(data, Naming.WHOLE, false, leaves);
    return leaves;
  }

  private static void collect(Data data, Naming naming, boolean flipped, List<Leaf> leaves) {
    switch (data) {
      case Scalar<?> scalar -> leaves.add(new Leaf(naming, scalar, flipped));
      case Vec<?> vec -> {
        for (int i = 0; i < vec.size(); i++) {
          collect(vec.at(i), naming.element(i), flipped, leaves);
        }
      }
      case Bundle bundle -> {
        var layout = LAYOUTS.get(bundle.getClass());
        for (int i = 0; i < layout.components().size(); i++) {
          if (layout.component(i, bundle) instanceof Data part) {
            var inner = naming.component(bundle, layout.components().get(i));
            collect(part, inner, flipped ^ layout.flipped().get(i), leaves);
          }
        }
      }
    }
  }

  /** The same structure with other leaves. */
  @SuppressWarnings("unchecked") // The result has the class of the argument, leaf by leaf.
  static <T extends Data> T rebuild(T data, Replacement replacement) {
    return (T) rebuilt(data, Naming.WHOLE, false, replacement);
  }

  private static Data rebuilt(Data data, Naming naming, boolean flipped, Replacement replacement) {
    return switch (data) {
      case Scalar<?> scalar -> replacement.of(new Leaf(naming, scalar, flipped));
      case Vec<?> vec -> {
        var elements = new ArrayList<Data>();
        for (int i = 0; i < vec.size(); i++) {
          elements.add(rebuilt(vec.at(i), naming.element(i), flipped, replacement));
        }
        yield new Vec<>(elements);
      }
      case Bundle bundle -> {
        var layout = LAYOUTS.get(bundle.getClass());
        var values = new Object[layout.components().size()];
        for (int i = 0; i < values.length; i++) {
          var component = layout.component(i, bundle);
          var inner = naming.component(bundle, layout.components().get(i));
          values[i] =
              component instanceof Data part
                  ? rebuilt(part, inner, flipped ^ layout.flipped().get(i), replacement)
                  : component;
        }
        yield (Data) layout.make(values);
      }
    };
  }

  /** Whether both have the same structure of records and vectors; reports it if not. */
  static boolean agree(String operation, Data left, Data right) {
    var module = ModuleBuilder.current();
    return switch (left) {
      case Scalar<?> ignored when right instanceof Scalar<?> -> true;
      case Vec<?> first when right instanceof Vec<?> second -> {
        if (first.size() != second.size()) {
          module.report(
              ShapeMismatch.vectors(
                  module.here(),
                  module.path(),
                  operation,
                  describe(left),
                  first.size(),
                  describe(right),
                  second.size()));
          yield false;
        }
        for (int i = 0; i < first.size(); i++) {
          if (!agree(operation, first.at(i), second.at(i))) {
            yield false;
          }
        }
        yield true;
      }
      case Bundle first when right.getClass() == left.getClass() -> {
        var layout = LAYOUTS.get(first.getClass());
        for (int i = 0; i < layout.components().size(); i++) {
          if (layout.component(i, first) instanceof Data part
              && !agree(operation, part, (Data) layout.component(i, right))) {
            yield false;
          }
        }
        yield true;
      }
      default -> {
        module.report(
            ShapeMismatch.bundles(
                module.here(),
                module.path(),
                operation,
                describe(left),
                left.getClass().getSimpleName(),
                describe(right),
                right.getClass().getSimpleName()));
        yield false;
      }
    };
  }

  /** A name for messages: that of the first signal. */
  private static String describe(Data data) {
    var leaves = leaves(data);
    return leaves.isEmpty()
        ? data.getClass().getSimpleName()
        : Operands.name(leaves.getFirst().scalar());
  }

  /** Drives {@code target} from {@code value}, flipped leaves the other way. */
  static void connect(Data target, Data value) {
    if (!agree("set", target, value)) {
      return;
    }
    var targets = new ArrayList<Node>();
    var values = new ArrayList<Node>();
    var to = leaves(target);
    var from = leaves(value);
    for (int i = 0; i < to.size(); i++) {
      var driven = to.get(i).flipped() ? from.get(i).scalar() : to.get(i).scalar();
      var driver = to.get(i).flipped() ? to.get(i).scalar() : from.get(i).scalar();
      Operands.check("set", driven, driver);
      targets.add(driven.node("set"));
      values.add(Operands.fitted(driver, "set", driven.width()));
    }
    ModuleBuilder.current().body().assign(targets, values);
  }

  static Bits pack(Data data) {
    var type = new Type.Bits(data.width());
    return new Bits(type, Optional.of(Gates.concat(packing(data), type)));
  }

  private static List<Node> packing(Data data) {
    return switch (data) {
      case Scalar<?> scalar -> List.of(scalar.node("asBits"));
      case Vec<?> vec -> {
        var parts = new ArrayList<Node>();
        for (int i = vec.size() - 1; i >= 0; i--) {
          parts.addAll(packing(vec.at(i)));
        }
        yield parts;
      }
      case Bundle bundle -> {
        var parts = new ArrayList<Node>();
        var layout = LAYOUTS.get(bundle.getClass());
        for (int i = 0; i < layout.components().size(); i++) {
          if (layout.component(i, bundle) instanceof Data part) {
            parts.addAll(packing(part));
          }
        }
        yield parts;
      }
    };
  }

  static <T extends Data> T unpack(T shape, Bits bits) {
    if (shape.width() != bits.width()) {
      var module = ModuleBuilder.current();
      module.report(
          WidthMismatch.of(
              module.here(),
              module.path(),
              "as",
              Operands.name(bits),
              bits.type().toString(),
              "the shape " + shape.getClass().getSimpleName(),
              shape.width() + " bits"));
    }
    var node = Operands.fitted(bits, "as", shape.width());
    var position = positions(shape);
    int[] next = {0};
    return ModuleBuilder.current()
        .labels()
        .together(() ->
            rebuild(
                shape,
                leaf -> {
                  int low = position[next[0]++];
                  var type = leaf.scalar().type();
                  return ModuleBuilder.current()
                      .labels()
                      .atPath(
                          leaf.path(),
                          () ->
                              leaf.scalar()
                                  .bound(Gates.slice(node, low + type.width() - 1, low, type)));
                }));
  }

  /** The lowest bit of each leaf, in the order of {@link #leaves}, when packed. */
  private static int[] positions(Data shape) {
    var lows = new ArrayList<Integer>();
    place(shape, 0, lows);
    return lows.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void place(Data shape, int low, List<Integer> lows) {
    switch (shape) {
      case Scalar<?> ignored -> lows.add(low);
      case Vec<?> vec -> {
        int next = low;
        for (int i = 0; i < vec.size(); i++) {
          place(vec.at(i), next, lows);
          next += vec.at(i).width();
        }
      }
      case Bundle bundle -> {
        var layout = LAYOUTS.get(bundle.getClass());
        int next = low + bundle.width();
        for (int i = 0; i < layout.components().size(); i++) {
          if (layout.component(i, bundle) instanceof Data part) {
            next -= part.width();
            place(part, next, lows);
          }
        }
      }
    }
  }

  /** One operator on the corresponding leaves of several structures. */
  interface LeafOperator {
    Node of(List<Node> nodes, Type type);
  }

  /** Applies an operator leaf by leaf; all structures must agree with the first. */
  static <T extends Data> T combine(String operation, List<T> parts, LeafOperator operator) {
    var first = parts.getFirst();
    for (var part : parts) {
      if (!agree(operation, first, part)) {
        return first;
      }
    }
    var leaves = parts.stream().map(Structure::leaves).toList();
    int[] next = {0};
    return ModuleBuilder.current()
        .labels()
        .together(() ->
            rebuild(
                first,
                leaf -> {
                  int index = next[0]++;
                  var nodes = new ArrayList<Node>();
                  for (var each : leaves) {
                    var scalar = each.get(index).scalar();
                    Operands.check(operation, leaf.scalar(), scalar);
                    nodes.add(Operands.fitted(scalar, operation, leaf.scalar().width()));
                  }
                  return ModuleBuilder.current()
                      .labels()
                      .atPath(
                          leaf.path(),
                          () -> leaf.scalar().bound(operator.of(nodes, leaf.scalar().type())));
                }));
  }

  /** The same value as signals that may read other clocks. */
  static <T extends Data> T crossing(String reason, T value) {
    var module = ModuleBuilder.current();
    return module
        .labels()
        .together(
            reason,
            () ->
                rebuild(
                    value,
                    leaf ->
                        module
                            .labels()
                            .atPath(
                                leaf.path(),
                                () ->
                                    leaf.scalar()
                                        .bound(
                                            Gates.crossing(
                                                leaf.scalar().node("crossing"),
                                                leaf.scalar().type())))));
  }
}
