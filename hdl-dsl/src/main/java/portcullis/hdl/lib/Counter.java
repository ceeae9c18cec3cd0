package portcullis.hdl.lib;

import portcullis.hdl.Bool;
import portcullis.hdl.Hdl;
import portcullis.hdl.UInt;

/**
 * A register that counts from 0 to {@code modulo - 1} and round again; any modulo from 1. It resets
 * to 0. {@code var beat = Counter.modulo(16)} makes a register {@code beat_value}.
 */
public final class Counter {
  private final UInt value;
  private final int modulo;

  private Counter(int modulo) {
    this.modulo = Sizes.requireAtLeast(1, modulo, "modulo of a Counter");
    value = Hdl.reg(Hdl.uint(Hdl.bitsFor(modulo))).resetTo(0);
  }

  /** A counter with {@code modulo} values, at least 1. */
  public static Counter modulo(int modulo) {
    return new Counter(modulo);
  }

  /** The count, in as few bits as hold it: none at all for modulo 1. */
  public UInt value() {
    return value;
  }

  /** 1 while the count is 0. */
  public Bool isFirst() {
    return value.eq(0);
  }

  /** 1 while the count is {@code modulo - 1}. */
  public Bool isLast() {
    return value.eq(modulo - 1);
  }

  /** Counts one up at the clock edge, where the statement is reached. */
  public void increment() {
    value.set(next(value, modulo));
  }

  /** Counts one down at the clock edge, where the statement is reached. */
  public void decrement() {
    value.set(previous(value, modulo));
  }

  /** Counts up, down, or, where both or none are 1, not at all. */
  public void step(Bool up, Bool down) {
    Hdl.when(up.andNot(down), this::increment).elseWhen(down.andNot(up), this::decrement);
  }

  /** Goes to 0 at the clock edge, where the statement is reached. */
  public void clear() {
    value.set(0);
  }

  /** The number after {@code value}, round to 0 after {@code modulo - 1}. */
  public static UInt next(UInt value, int modulo) {
    if (fillsItsBits(value, modulo)) {
      return value.plus(value.width() == 0 ? 0 : 1);
    }
    return Hdl.mux(value.eq(modulo - 1), value.of(0), value.plus(1));
  }

  /** The number before {@code value}, round to {@code modulo - 1} before 0. */
  public static UInt previous(UInt value, int modulo) {
    if (fillsItsBits(value, modulo)) {
      return value.minus(value.width() == 0 ? 0 : 1);
    }
    return Hdl.mux(value.eq(0), value.of(modulo - 1), value.minus(1));
  }

  private static boolean fillsItsBits(UInt value, int modulo) {
    return 1L << value.width() == modulo;
  }
}
