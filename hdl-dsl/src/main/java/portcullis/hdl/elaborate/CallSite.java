package portcullis.hdl.elaborate;

import portcullis.hdl.ir.Frame;

/**
 * One call instruction in the designer's code, and what the code does with the result. There is one
 * object for each call instruction, so identity is equality.
 */
final class CallSite {
  private final Frame frame;
  private final Result result;
  private final MethodCode constructor;

  /** What happens to the result of a call. */
  sealed interface Result {
    /** Kept in a local variable or a field. */
    record Kept(String name) implements Result {}

    /**
     * Part of what a local variable or a field keeps.
     *
     * @param name the variable
     * @param added to a collection, in which its number depends on what else is added
     * @param part the component of a record or the number in a list, {@code 0_data} if one is in
     *     the other; empty if nothing but the count tells it
     */
    record Part(String name, boolean added, String part) implements Result {}

    /**
     * Returned to the caller, who decides on the name.
     *
     * @param part which part of the returned object it is; empty for the whole
     */
    record Returned(String part) implements Result {}

    /** Anything else: an argument, the receiver of the next call, dropped. */
    record Consumed() implements Result {}

    /** A local variable whose name the class file does not tell. */
    record Nameless() implements Result {}
  }

  /**
   * A call.
   *
   * @param constructor the constructor that makes it; null if another method does
   */
  CallSite(Frame frame, Result result, MethodCode constructor) {
    this.frame = frame;
    this.result = result;
    this.constructor = constructor;
  }

  MethodCode constructor() {
    return constructor;
  }

  Frame frame() {
    return frame;
  }

  Result result() {
    return result;
  }
}
