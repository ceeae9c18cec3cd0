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

    /** Returned to the caller, who decides on the name. */
    record Returned() implements Result {}

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
