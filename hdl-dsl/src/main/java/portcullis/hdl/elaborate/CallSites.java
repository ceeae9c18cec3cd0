package portcullis.hdl.elaborate;

import java.lang.StackWalker.StackFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds out, at the moment a value is made, which of the designer's calls are making it. The class
 * file of the caller tells the name of the variable that the result goes to.
 *
 * <p>One object serves one elaboration. Looking up a known call takes about a microsecond, and a
 * description asks two or three times for each signal: so the way from a stack to its path makes no
 * objects of its own.
 */
final class CallSites {
  // Frames are made in batches of this many, each an object of the JDK's, and that is most of the
  // cost: so the calls of the language from an operator down to here are kept few, and a search
  // goes no further out than to the module's constructor.
  private static final int USUAL_DEPTH = 8;

  // To look for reflection's frames would take longer than to pass them by.
  private static final StackWalker WALKER =
      StackWalker.getInstance(
          Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_REFLECT_FRAMES),
          USUAL_DEPTH);

  private final Map<Class<?>, CallingClass> classes = new HashMap<>();
  private final CallPath nowhere = new CallPath(List.of());
  private final Function<Stream<StackFrame>, CallPath> search = this::search;
  private final Consumer<StackFrame> visitor = this::visit;
  private CallPath around = nowhere;
  private CallPath reached = nowhere;
  private boolean ended;
  private Constructing constructing = new Constructing();

  /** What is known about the constructor of the module being described. */
  private final class Constructing {
    private Class<?> module;
    private MethodCode constructor;
    private CallPath outside = nowhere;
    private MethodCode met;
    private CallPath beyond = nowhere;

    /**
     * A call in the designer's code is on the path. A constructor runs once in a description, so
     * what is outside of it is searched for once.
     */
    void pass(CallSite site, Class<?> type) {
      if (met != null) {
        beyond = beyond.from(site);
      } else if (site.constructor() != null) {
        if (site.constructor() == constructor) {
          reached = reached.from(outside);
          ended = true;
        } else if (module != null && type.isAssignableFrom(module)) {
          met = site.constructor();
          beyond = nowhere;
        }
      }
    }

    /** The search has come to where the description begins. */
    void end() {
      if (met != null) {
        constructor = met;
        outside = beyond;
        met = null;
      }
    }
  }

  /** The designer's calls now under way in the current module. */
  CallPath current() {
    return WALKER.walk(search);
  }

  /** The body of a module's constructor: calls outside of it say nothing about what it makes. */
  <T> T inModule(Supplier<T> constructor) {
    var aroundBefore = around;
    var constructingBefore = constructing;
    around = nowhere;
    constructing = new Constructing();
    try {
      return Describing.run(constructor);
    } finally {
      around = aroundBefore;
      constructing = constructingBefore;
    }
  }

  /** Tells the class of the module being described. */
  void describes(Class<?> module) {
    constructing.module = module;
  }

  /**
   * Describes what a call at a known place has been given, as the branch of a {@code when}: the
   * search ends there and goes on with what is known.
   */
  void inBranch(CallPath place, Runnable branch) {
    var before = around;
    around = place;
    try {
      Describing.run(branch);
    } finally {
      around = before;
    }
  }

  private CallPath search(Stream<StackFrame> stack) {
    reached = nowhere;
    ended = false;
    Spliterator<StackFrame> frames = stack.spliterator();
    while (!ended && frames.tryAdvance(visitor)) {
      // The visitor goes on along the path.
    }
    return reached.from(around);
  }

  private void visit(StackFrame frame) {
    var type = frame.getDeclaringClass();
    var caller = classes.get(type);
    if (caller == null) {
      caller = CallingClass.of(type);
      classes.put(type, caller);
    }
    switch (caller.kind()) {
      case DESIGN -> {
        var site = caller.site(frame);
        reached = reached.from(site);
        constructing.pass(site, type);
      }
      case FRAMEWORK -> {}
      case BOUNDARY -> {
        constructing.end();
        ended = true;
      }
    }
  }
}
