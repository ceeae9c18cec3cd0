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
  // cost: so the calls of the language from an operator down to here are kept few.
  private static final int USUAL_DEPTH = 10;

  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE), USUAL_DEPTH);

  private final Map<Class<?>, CallingClass> classes = new HashMap<>();
  private final CallPath nowhere = new CallPath(List.of());
  private final Function<Stream<StackFrame>, CallPath> search = this::search;
  private final Consumer<StackFrame> visitor = this::visit;
  private CallPath around = nowhere;
  private CallPath reached = nowhere;
  private boolean ended;

  /** The designer's calls now under way in the current module. */
  CallPath current() {
    return WALKER.walk(search);
  }

  /** The body of a module's constructor: calls outside of it say nothing about what it makes. */
  <T> T inModule(Supplier<T> constructor) {
    return beyond(nowhere, constructor);
  }

  /**
   * Describes what a call at a known place has been given, as the branch of a {@code when}: the
   * search ends there and goes on with what is known.
   */
  void inBranch(CallPath place, Runnable branch) {
    beyond(
        place,
        () -> {
          branch.run();
          return null;
        });
  }

  private <T> T beyond(CallPath path, Supplier<T> description) {
    var before = around;
    around = path;
    try {
      return Describing.run(description);
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
      case DESIGN -> reached = reached.from(caller.site(frame));
      case FRAMEWORK -> {}
      case BOUNDARY -> ended = true;
    }
  }
}
