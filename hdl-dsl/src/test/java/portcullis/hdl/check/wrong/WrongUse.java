package portcullis.hdl.check.wrong;

import java.util.Map;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/** Signals used where they cannot be, and Java that goes wrong. */
public final class WrongUse {
  private WrongUse() {}

  /** A part that does nothing wrong. */
  public static final class Counter extends Module {
    final UInt count = out(uint(8));
    final UInt value = reg(uint(8)).resetTo(0);

    /** The module. */
    public Counter() {
      value.set(value.plus(uint(8).of(1)));
      count.set(value);
    }
  }

  /** HDL030. */
  public static final class Foreign extends Module {
    private final UInt copy = out(uint(8));

    /** The module. */
    public Foreign() {
      var counter = instance(Counter::new);
      copy.set(counter.value);
    }
  }

  /** HDL031. */
  public static final class Input extends Module {
    private final UInt data = in(uint(8));

    /** The module. */
    public Input() {
      data.set(0);
    }
  }

  /** HDL037. */
  public static final class Port extends Module {
    private final UInt data = out(uint(8));

    /** The module. */
    public Port() {
      data.set(in(uint(8)));
    }
  }

  /** HDL032. */
  public static final class Expression extends Module {
    private final UInt left = in(uint(8));
    private final UInt right = in(uint(8));

    /** The module. */
    public Expression() {
      var sum = left.plus(right);
      sum.set(0);
    }
  }

  /** HDL032, an output of a part. */
  public static final class PartsOutput extends Module {
    /** The module. */
    public PartsOutput() {
      var counter = instance(Counter::new);
      counter.count.set(0);
    }
  }

  /** HDL033. */
  public static final class Shape extends Module {
    private final UInt data = in(uint(8));
    private final UInt result = out(uint(8));

    /** The module. */
    public Shape() {
      result.set(data.plus(uint(8)));
    }
  }

  /** HDL034. */
  public static UInt outsideOfADescription() {
    return Module.wire(Module.uint(8));
  }

  /** HDL035. */
  public static final class Names extends Module {
    private final UInt data = in(uint(8));
    private final UInt first = out(uint(8)).named("logic");
    private final UInt second = out(uint(8)).named("data");
    private final UInt third = out(uint(8)).named("2nd");

    /** The module. */
    public Names() {
      first.set(data);
      second.set(data);
      third.set(data);
    }
  }

  /** HDL090, after another finding. */
  public static final class Java extends Module {
    private final UInt data = in(uint(8));
    private final UInt result = out(uint(8));

    /** The module. */
    public Java() {
      result.set(data.slice(8, 1));
      instance(() -> new Failing(Map.of()));
    }
  }

  /** A part whose constructor throws. */
  public static final class Failing extends Module {
    private final Bool flag = out(bool());

    /** The module. */
    public Failing(Map<String, Boolean> options) {
      flag.set(option(options, "flag"));
    }

    private static Bool option(Map<String, Boolean> options, String name) {
      if (!options.containsKey(name)) {
        throw new IllegalArgumentException("no option named " + name);
      }
      return bool(options.get(name));
    }
  }
}
