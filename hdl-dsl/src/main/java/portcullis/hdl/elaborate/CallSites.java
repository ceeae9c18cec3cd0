package portcullis.hdl.elaborate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.StackWalker.StackFrame;
import java.lang.classfile.ClassFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import portcullis.hdl.ir.Frame;

/**
 * Finds out, at the moment a value is made, which of the designer's calls are making it. The class
 * file of the caller tells the name of the variable that the result goes to.
 *
 * <p>One object serves one elaboration. Looking up a known call takes about a microsecond.
 */
final class CallSites {
  // Frames are made in batches of this many; a usual description takes one batch.
  private static final int USUAL_DEPTH = 14;

  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE), USUAL_DEPTH);

  private final Map<Key, CallSite> known = new HashMap<>();
  private final Map<List<CallSite>, CallPath> paths = new HashMap<>();
  private final Map<Class<?>, Methods> code = new HashMap<>();
  private final Map<Class<?>, Kind> kinds = new HashMap<>();

  private record Key(Class<?> caller, String method, String descriptor, int index) {}

  /**
   * The methods of a class by name and descriptor, and the names that several of them share.
   * Descriptors are expensive to get from a stack frame, and most names are unique.
   */
  private record Methods(Map<String, MethodCode> byName, Set<String> overloaded) {}

  private enum Kind {
    DESIGN,
    FRAMEWORK,
    BOUNDARY
  }

  /** The designer's calls now under way in the current module. */
  CallPath current() {
    var sites = WALKER.walk(this::collect);
    var path = paths.get(sites);
    if (path == null) {
      path = new CallPath(sites);
      paths.put(sites, path);
    }
    return path;
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
    var caller = frame.getDeclaringClass();
    var methods = code.get(caller);
    if (methods == null) {
      methods = parse(caller);
      code.put(caller, methods);
    }
    String name = frame.getMethodName();
    String descriptor = methods.overloaded().contains(name) ? frame.getDescriptor() : "";
    var key = new Key(caller, name, descriptor, frame.getByteCodeIndex());
    var site = known.get(key);
    if (site == null) {
      site = read(key, frame, methods);
      known.put(key, site);
    }
    return site;
  }

  private static CallSite read(Key key, StackFrame frame, Methods methods) {
    var place =
        new Frame(
            frame.getClassName(),
            frame.getMethodName(),
            frame.getFileName() == null ? "unknown" : frame.getFileName(),
            frame.getLineNumber());
    var method = methods.byName().get(key.method() + key.descriptor());
    return new CallSite(
        place,
        method == null ? new CallSite.Result.Consumed() : method.resultOfCallAt(key.index()));
  }

  private static Methods parse(Class<?> type) {
    var resource = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (var in = type.getResourceAsStream(resource)) {
      if (in == null) {
        // Classes made at run time have no file; their calls stay without a name.
        return new Methods(Map.of(), Set.of());
      }
      var models = ClassFile.of().parse(in.readAllBytes()).methods();
      var seen = new HashSet<String>();
      var overloaded = new HashSet<String>();
      for (var method : models) {
        String name = method.methodName().stringValue();
        if (!seen.add(name)) {
          overloaded.add(name);
        }
      }
      var byName = new HashMap<String, MethodCode>();
      for (var method : models) {
        String name = method.methodName().stringValue();
        String descriptor = overloaded.contains(name) ? method.methodType().stringValue() : "";
        byName.put(name + descriptor, new MethodCode(method));
      }
      return new Methods(byName, overloaded);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the class file of " + type.getName(), e);
    }
  }
}
