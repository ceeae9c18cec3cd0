package portcullis.hdl.check.wrong;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/** Signals that are driven by nobody, only sometimes, by too many, or by themselves. */
public final class WrongDrivers {
  private WrongDrivers() {}

  /** HDL050. */
  public static final class Undriven extends Module {
    private final UInt enabled = out(uint(8));

    /** The module. */
    public Undriven() {
      var next = wire(uint(8));
      enabled.set(next);
    }
  }

  /** HDL050, some bits. */
  public static final class UndrivenBits extends Module {
    private final UInt low = in(uint(4));
    private final UInt all = out(uint(8));

    /** The module. */
    public UndrivenBits() {
      all.slice(3, 0).set(low);
    }
  }

  /** HDL050, a register. */
  public static final class UndrivenRegister extends Module {
    private final UInt count = out(uint(8));

    /** The module. */
    public UndrivenRegister() {
      var value = reg(uint(8));
      count.set(value);
    }
  }

  /** HDL051. */
  public static final class Latch extends Module {
    private final Bool valid = in(bool());
    private final UInt mode = in(uint(2));
    private final UInt result = out(uint(8));

    /** The module. */
    public Latch() {
      when(valid, () -> select(mode).is(0L, () -> result.set(1)).otherwise(() -> {}));
    }
  }

  /** HDL053. */
  public static final class Unconnected extends Module {
    private final UInt result = out(uint(8));

    /** The module. */
    public Unconnected() {
      var inverter = instance(Inverter::new);
      result.set(inverter.result);
    }
  }

  /** A part without a clock. */
  public static final class Inverter extends Module {
    final UInt data = in(uint(8));
    final UInt result = out(uint(8));

    /** The module. */
    public Inverter() {
      result.set(data.not());
    }
  }

  /** HDL054. */
  public static final class EmptyMemory extends Module {
    private final UInt address = in(uint(4));
    private final UInt word = out(uint(8));

    /** The module. */
    public EmptyMemory() {
      var table = memory(16, uint(8));
      word.set(table.read(address));
    }
  }

  /** HDL055. */
  public static final class Constant extends Module {
    private final UInt version = out(uint(8));

    /** The module. */
    public Constant() {
      var value = reg(uint(8)).resetTo(3);
      version.set(value);
    }
  }

  /** HDL060. */
  public static final class Loop extends Module {
    private final UInt step = in(uint(8));
    private final UInt total = out(uint(8));

    /** The module. */
    public Loop() {
      var inverter = instance(Inverter::new);
      var next = inverter.result.plus(step);
      inverter.data.set(next);
      total.set(next);
    }
  }

  /** HDL061. */
  public static final class Ripple extends Module {
    private final UInt left = in(uint(4));
    private final UInt right = in(uint(4));
    private final UInt carries = out(uint(5));

    /** The module. */
    public Ripple() {
      var carry = wire(uint(5));
      carry.bit(0).set(false);
      for (int bit = 0; bit < 4; bit++) {
        var both = left.bit(bit).and(right.bit(bit));
        var one = left.bit(bit).or(right.bit(bit));
        carry.bit(bit + 1).set(both.or(one.and(carry.bit(bit))));
      }
      carries.set(carry);
    }
  }

  /** HDL080. */
  public static final class Unused extends Module {
    private final UInt address = in(uint(12));
    private final UInt page = out(uint(8));

    /** The module. */
    public Unused() {
      page.set(address.slice(11, 4));
      var offset = address.slice(3, 1).not();
    }
  }
}
