package portcullis.hdl.elaborate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.StackWalker.StackFrame;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import portcullis.hdl.ir.Frame;

/**
 * A class that is met on the call stack, with the calls in its code.
 *
 * <p>A frame tells its class and the place in the code cheaply, but the name of its method only at
 * the price of the whole rest of the walk. So a place where just one method has anything that calls
 * is known by its number alone.
 */
final class CallingClass {
  /**
   * Kept as long as the class itself, as to read its code takes longer than most other things that
   * a description does.
   */
  private static final ClassValue<CallingClass> KNOWN =
      new ClassValue<>() {
        @Override
        protected CallingClass computeValue(Class<?> type) {
          return new CallingClass(type);
        }
      };

  /** Whose code it is. */
  enum Kind {
    /** The designer's: its variables give names. */
    DESIGN,
    /** The language's or Java's. */
    FRAMEWORK,
    /** Where the description of a module or of a branch begins. */
    BOUNDARY
  }

  private final Class<?> type;
  private final Kind kind;
  private final Map<String, MethodCode> byName = new HashMap<>();
  private final Set<String> overloaded = new HashSet<>();
  private final BitSet inOneMethod = new BitSet();
  private final Map<Place, CallSite> sites = new ConcurrentHashMap<>();

  /** Several threads may write the same site to the same place; sites are immutable. */
  private CallSite[] byIndex = {};

  private record Place(String method, String descriptor, int index) {}

  /** What is known of a class; can be shared by threads. */
  static CallingClass of(Class<?> type) {
    return KNOWN.get(type);
  }

  private CallingClass(Class<?> type) {
    this.type = type;
    kind = kindOf(type);
    if (kind == Kind.DESIGN) {
      parse();
    }
  }

  private static Kind kindOf(Class<?> type) {
    if (type == Describing.class) {
      return Kind.BOUNDARY;
    }
    if (type.isAnnotationPresent(ReadAsDesign.class)
        || type.getNestHost().isAnnotationPresent(ReadAsDesign.class)) {
      return Kind.DESIGN;
    }
    return switch (type.getPackageName()) {
      case "portcullis.hdl", "portcullis.hdl.elaborate" -> Kind.FRAMEWORK;
      case String name when name.startsWith("java.") || name.startsWith("jdk.") -> Kind.FRAMEWORK;
      default -> Kind.DESIGN;
    };
  }

  private void parse() {
    var resource = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (var in = type.getResourceAsStream(resource)) {
      if (in == null) {
        // Classes made at run time have no file; their calls stay without a name.
        return;
      }
      var models = ClassFile.of().parse(in.readAllBytes()).methods();
      var seen = new HashSet<String>();
      for (var method : models) {
        String name = method.methodName().stringValue();
        if (!seen.add(name)) {
          overloaded.add(name);
        }
      }
      var codes = new ArrayList<MethodCode>();
      for (var method : models) {
        String name = method.methodName().stringValue();
        String descriptor = overloaded.contains(name) ? method.methodType().stringValue() : "";
        var code = new MethodCode(method, this::components);
        codes.add(code);
        byName.put(name + descriptor, code);
      }
      compare(codes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the class file of " + type.getName(), e);
    }
  }

  private Optional<List<String>> components(InvokeInstruction constructor) {
    String name = constructor.owner().asInternalName().replace('/', '.');
    try {
      var made = Class.forName(name, false, type.getClassLoader());
      if (!made.isRecord()) {
        return Optional.empty();
      }
      var components = List.of(made.getRecordComponents());
      boolean canonical =
          components.stream()
              .map(it -> it.getType().descriptorString())
              .toList()
              .equals(
                  constructor.typeSymbol().parameterList().stream()
                      .map(ClassDesc::descriptorString)
                      .toList());
      return canonical
          ? Optional.of(components.stream().map(RecordComponent::getName).toList())
          : Optional.empty();
    } catch (ClassNotFoundException e) {
      // The call itself will say so.
      return Optional.empty();
    }
  }

  private void compare(List<MethodCode> codes) {
    var inSeveral = new BitSet();
    for (var code : codes) {
      var both = (BitSet) code.calling().clone();
      both.and(inOneMethod);
      inSeveral.or(both);
      inOneMethod.or(code.calling());
    }
    inOneMethod.andNot(inSeveral);
    byIndex = new CallSite[inOneMethod.length()];
  }

  Kind kind() {
    return kind;
  }

  /** The call at which a frame of this class stands. */
  CallSite site(StackFrame frame) {
    int index = frame.getByteCodeIndex();
    if (index >= 0 && inOneMethod.get(index)) {
      var site = byIndex[index];
      if (site == null) {
        site = siteInMethod(frame, index);
        byIndex[index] = site;
      }
      return site;
    }
    return siteInMethod(frame, index);
  }

  private CallSite siteInMethod(StackFrame frame, int index) {
    String name = frame.getMethodName();
    // Most names are unique.
    String descriptor = overloaded.contains(name) ? frame.getDescriptor() : "";
    var place = new Place(name, descriptor, index);
    return sites.computeIfAbsent(place, it -> read(it, frame));
  }

  private CallSite read(Place place, StackFrame frame) {
    var where =
        new Frame(
            frame.getClassName(),
            frame.getMethodName(),
            frame.getFileName() == null ? "unknown" : frame.getFileName(),
            frame.getLineNumber());
    var method = byName.get(place.method() + place.descriptor());
    return new CallSite(
        where,
        method == null ? new CallSite.Result.Consumed() : method.resultOfCallAt(place.index()),
        place.method().equals("<init>") ? method : null);
  }
}
