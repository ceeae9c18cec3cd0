package portcullis.hdl.check.wrong;

import java.util.List;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Data;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/** Mistakes with widths, kinds, constants and shapes. */
public final class WrongValues {
  private WrongValues() {}

  /** HDL010. */
  public static final class Widths extends Module {
    private final UInt count = in(uint(8));
    private final UInt step = in(uint(4));
    private final UInt sum = out(uint(8));

    /** The module. */
    public Widths() {
      sum.set(count.plus(step));
    }
  }

  /** HDL011. */
  public static final class Kinds extends Module {
    private final Bool choose = in(bool());
    private final UInt length = in(uint(8));
    private final Data offset = in(sint(8));
    private final UInt result = out(uint(8));

    /** The module. */
    public Kinds() {
      var either = mux(choose, (Data) length, offset);
      result.set((UInt) either);
    }
  }

  /** HDL012. */
  public static final class Constants extends Module {
    private final UInt digit = out(uint(4));

    /** The module. */
    public Constants() {
      digit.set(16);
    }
  }

  /** HDL012, a negative constant. */
  public static final class NegativeConstant extends Module {
    private final UInt digit = out(uint(4));

    /** The module. */
    public NegativeConstant() {
      digit.set(-1);
    }
  }

  /** HDL013. */
  public static final class Shapes extends Module {
    private final UInt empty;

    /** The module. */
    public Shapes(int entries) {
      empty = out(uint(entries - 5));
      empty.set(0);
    }
  }

  /** HDL013, lanes that do not divide a word. */
  public static final class Lanes extends Module {
    private final UInt address = in(uint(4));
    private final UInt word = out(uint(8));

    /** The module. */
    public Lanes() {
      var table = memory(16, uint(8)).lanes(3);
      word.set(table.read(address));
    }
  }

  /** HDL014. */
  public static final class Slices extends Module {
    private final UInt address = in(uint(8));
    private final UInt page = out(uint(4));

    /** The module. */
    public Slices() {
      page.set(address.slice(9, 6));
    }
  }

  /** HDL014, a constant index of a vector. */
  public static final class Elements extends Module {
    private final UInt first = out(uint(8));

    /** The module. */
    public Elements() {
      var entries = wire(vec(4, uint(8)));
      entries.forEach(entry -> entry.set(0));
      first.set(entries.at(4));
    }
  }

  /** HDL015. */
  public static final class Indices extends Module {
    private final UInt which = in(uint(3));
    private final UInt chosen = out(uint(8));

    /** The module. */
    public Indices() {
      var entries = wire(vec(4, uint(8)));
      entries.forEach(entry -> entry.set(0));
      chosen.set(entries.at(which));
    }
  }

  /** HDL016. */
  public static final class Nothing extends Module {
    private final Bool hit = out(bool());

    /** The module. */
    public Nothing() {
      hit.set(any(vec(List.<Bool>of())));
    }
  }

  /** One structure. */
  public record Request(UInt address, Bool write) implements Bundle {}

  /** Another structure. */
  public record Answer(UInt data, Bool error) implements Bundle {}

  /** HDL017. */
  public static final class Bundles extends Module {
    private final Bundle request = in(new Request(uint(8), bool()));
    private final Bundle answer = out(new Answer(uint(8), bool()));

    /** The module. */
    public Bundles() {
      connect(answer, request);
    }
  }

  /** HDL017, vectors. */
  public static final class Vectors extends Module {
    /** The module. */
    public Vectors() {
      var few = in(vec(2, uint(8)));
      var many = out(vec(3, uint(8)));
      many.set(few);
    }
  }

  /** HDL018. */
  public static final class Resets extends Module {
    private final UInt start = in(uint(8));
    private final UInt count = out(uint(8));

    /** The module. */
    public Resets() {
      var value = regInit(start);
      value.set(value.plus(uint(8).of(1)));
      count.set(value);
    }
  }
}
