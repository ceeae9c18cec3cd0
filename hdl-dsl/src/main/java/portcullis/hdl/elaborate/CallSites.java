package portcullis.hdl.elaborate;

import java.io.IOException;
import java.lang.StackWalker.StackFrame;
import java.lang.classfile.ClassFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import portcullis.hdl.ir.Frame;

/**
 * Finds out, at the moment a value is made, which of the designer's calls are making it. The class
 * file of the caller tells the name of the variable that the result goes to.
 *
 * <p>One object serves one elaboration. Looking up a known call takes about a microsecond.
 */
final class CallSites {
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private final Map<Key, CallSite> known = new HashMap<>();
  private final Map<Class<?>, Map<String, MethodCode>> code = new HashMap<>();
  private final Map<Class<?>, Kind> kinds = new HashMap<>();

  private record Key(Class<?> caller, String method, String descriptor, int index) {}

  private enum Kind {
    DESIGN,
    FRAMEWORK,
    BOUNDARY
  }

  /** The designer's calls now under way in the current module, innermost first. */
  List<CallSite> current() {
    return WALKER.walk(this::collect);
  }

  private List<CallSite> collect(Stream<StackFrame> frames) {
    var sites = new ArrayList<CallSite>(4);
    for (Iterator<StackFrame> it = frames.iterator(); it.hasNext(); ) {
      var frame = it.next();
      switch (kinds.computeIfAbsent(frame.getDeclaringClass(), CallSites::kind)) {
        case DESIGN -> sites.add(site(frame));
        case FRAMEWORK -> {}
        case BOUNDARY -> {
          return sites;
        }
      }
    }
    return sites;
  }

  private static Kind kind(Class<?> type) {
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

  private CallSite site(StackFrame frame) {
    var key =
        new Key(
            frame.getDeclaringClass(),
            frame.getMethodName(),
            frame.getDescriptor(),
            frame.getByteCodeIndex());
    var site = known.get(key);
    if (site == null) {
      site = read(key, frame);
      known.put(key, site);
    }
    return site;
  }

  private CallSite read(Key key, StackFrame frame) {
    var place =
        new Frame(
            frame.getClassName(),
            frame.getMethodName(),
            frame.getFileName() == null ? "unknown" : frame.getFileName(),
            frame.getLineNumber());
    var method =
        code.computeIfAbsent(key.caller(), CallSites::parse).get(key.method() + key.descriptor());
    return new CallSite(
        place,
        method == null ? new CallSite.Result.Consumed() : method.resultOfCallAt(key.index()));
  }

  private static Map<String, MethodCode> parse(Class<?> type) {
    var resource = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (var in = type.getResourceAsStream(resource)) {
      if (in == null) {
        // Classes made at run time have no file; their calls stay without a name.
        return Map.of();
      }
      var methods = new HashMap<String, MethodCode>();
      for (var method : ClassFile.of().parse(in.readAllBytes()).methods()) {
        methods.put(
            method.methodName().stringValue() + method.methodType().stringValue(),
            new MethodCode(method));
      }
      return methods;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot read the class file of " + type.getName(), e);
    }
  }
}
