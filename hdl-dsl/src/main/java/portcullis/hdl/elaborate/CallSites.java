package portcullis.hdl.elaborate;

import java.lang.StackWalker.StackFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
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
  // Frames are made in batches of this many; a usual description takes one batch.
  private static final int USUAL_DEPTH = 14;

  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE), USUAL_DEPTH);

  private final Map<Class<?>, CallingClass> classes = new HashMap<>();
  private final CallPath nowhere = new CallPath(List.of());
  private final Function<Stream<StackFrame>, CallPath> search = this::search;
  private final Consumer<StackFrame> visitor = this::visit;
  private CallPath reached = nowhere;
  private boolean ended;

  /** The designer's calls now under way in the current module. */
  CallPath current() {
    return WALKER.walk(search);
  }

  private CallPath search(Stream<StackFrame> stack) {
    reached = nowhere;
    ended = false;
    Spliterator<StackFrame> frames = stack.spliterator();
    while (!ended && frames.tryAdvance(visitor)) {
      // The visitor goes on along the path.
    }
    return reached;
  }

  private void visit(StackFrame frame) {
    var type = frame.getDeclaringClass();
    var caller = classes.get(type);
    if (caller == null) {
      caller = new CallingClass(type);
      classes.put(type, caller);
    }
    switch (caller.kind()) {
      case DESIGN -> reached = reached.from(caller.site(frame));
      case FRAMEWORK -> {}
      case BOUNDARY -> ended = true;
    }
  }
}
