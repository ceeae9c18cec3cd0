package portcullis.hdl.ir;

import java.util.List;

/**
 * Where in the designer's Java something was described: the call stack, innermost call first, down
 * to the constructor of the module.
 *
 * @param frames the calls, innermost first; empty if unknown
 */
public record Source(List<Frame> frames) {
  /** Nothing is known about the origin. */
  public static final Source UNKNOWN = new Source(List.of());

  /** Copies the list. */
  public Source {
    frames = List.copyOf(frames);
  }

  /** The innermost call as {@code Counter.java:12}, or {@code unknown}. */
  @Override
  public String toString() {
    return frames.isEmpty() ? "unknown" : frames.getFirst().toString();
  }
}
