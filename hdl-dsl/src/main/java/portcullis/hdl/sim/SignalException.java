package portcullis.hdl.sim;

import java.math.BigInteger;
import java.util.List;

/** A test named a signal that does not exist, or used one in a way that it does not allow. */
public final class SignalException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Made with a message that names the signal and the way out. */
  public SignalException(String message) {
    super(message);
  }

  static SignalException unknown(String design, String name, List<String> near) {
    String hint =
        near.isEmpty()
            ? "Simulation.signals() lists what there is"
            : "did you mean " + String.join(", ", near) + "?";
    return new SignalException("no signal '%s' in %s; %s".formatted(name, design, hint));
  }

  static SignalException outOfRange(Signal signal, BigInteger value) {
    BigInteger low =
        signal.signed() ? BigInteger.ONE.shiftLeft(signal.width() - 1).negate() : BigInteger.ZERO;
    BigInteger high = BigInteger.ONE.shiftLeft(signal.width()).subtract(BigInteger.ONE);
    String form = signal.width() > 16 ? "0x%x" : "%d";
    return new SignalException(
        ("value %d does not fit '%s' (%s): it takes %d to " + form)
            .formatted(value, signal.name(), bits(signal), low, high));
  }

  /** Says that only inputs can be driven. */
  public static SignalException notAnInput(Signal signal) {
    return new SignalException(
        "'%s' is not an input of the top module but %s; a test can only read it"
            .formatted(signal.name(), article(signal.kind())));
  }

  /** Says that a value has more than 64 bits. */
  public static SignalException tooWide(Signal signal) {
    return new SignalException(
        "'%s' has %d bits, more than a long holds; read it with peekBig"
            .formatted(signal.name(), signal.width()));
  }

  /** Says that a memory is read word by word. */
  public static SignalException isMemory(Signal signal) {
    return new SignalException(
        "'%s' is a memory of %d words; read a word with peek(signal, index)"
            .formatted(signal.name(), signal.depth()));
  }

  /** Says that a word number is past the end. */
  public static SignalException noSuchWord(Signal signal, int index) {
    return new SignalException(
        "word %d of '%s' does not exist; it has words 0 to %d"
            .formatted(index, signal.name(), signal.depth() - 1));
  }

  /** Says that a signal is not a truth value. */
  public static SignalException notOneBit(Signal signal) {
    return new SignalException(
        "'%s' has %s; only a signal of one bit is true or false"
            .formatted(signal.name(), bits(signal)));
  }

  /** Says that a handle comes from another design. */
  public static SignalException foreign(String design, Signal signal) {
    return new SignalException(
        "the handle '%s' belongs to another design than %s; look it up with signal(\"%s\")"
            .formatted(signal.name(), design, signal.name()));
  }

  /** Says that a signal is not a clock. */
  public static SignalException notAClock(Signal signal, List<String> clocks) {
    return new SignalException(
        "'%s' is not a clock of the top module; its clocks: %s"
            .formatted(signal.name(), clocks.isEmpty() ? "none" : String.join(", ", clocks)));
  }

  private static String bits(Signal signal) {
    return signal.width() == 1 ? "1 bit" : signal.width() + " bits";
  }

  private static String article(Signal.Kind kind) {
    return switch (kind) {
      case INPUT -> "an input";
      case CLOCK -> "a clock";
      case RESET -> "a reset";
      case OUTPUT -> "an output";
      case REGISTER -> "a register";
      case WIRE -> "a wire";
      case MEMORY -> "a memory";
    };
  }
}
