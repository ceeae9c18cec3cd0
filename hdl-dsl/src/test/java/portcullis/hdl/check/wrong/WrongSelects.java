package portcullis.hdl.check.wrong;

import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/** Mistakes with select and states. */
public final class WrongSelects {
  private WrongSelects() {}

  /** States of a walk. */
  public enum Walk {
    /** Waits. */
    IDLE,
    /** Reads. */
    READ,
    /** Checks. */
    CHECK,
    /** Gives up. */
    FAULT
  }

  /** HDL040. */
  public static final class Label extends Module {
    private final UInt mode = in(uint(2));
    private final UInt result = out(uint(4));

    /** The module. */
    public Label() {
      result.set(0);
      select(mode).is(4L, () -> result.set(1)).otherwise(() -> result.set(2));
    }
  }

  /** HDL041. */
  public static final class Twice extends Module {
    private final UInt mode = in(uint(2));
    private final UInt result = out(uint(4));

    /** The module. */
    public Twice() {
      select(mode)
          .is(0L, 1L, () -> result.set(1))
          .is(1L, () -> result.set(2))
          .otherwise(() -> result.set(3));
    }
  }

  /** HDL042. */
  public static final class Incomplete extends Module {
    private final UInt result = out(uint(4));

    /** The module. */
    public Incomplete() {
      var state = in(enumerated(Walk.class));
      result.set(0);
      select(state)
          .is(Walk.IDLE, () -> result.set(1))
          .is(Walk.READ, Walk.CHECK, () -> result.set(2));
    }
  }

  /** HDL043. */
  public static final class Unreachable extends Module {
    private final UInt result = out(uint(2));

    /** The module. */
    public Unreachable() {
      var walk =
          fsm(
              Walk.IDLE,
              states ->
                  states
                      .state(Walk.IDLE, () -> states.goTo(Walk.READ))
                      .state(Walk.READ, () -> states.goTo(Walk.IDLE))
                      .state(Walk.CHECK, () -> states.goTo(Walk.FAULT))
                      .state(Walk.FAULT, () -> states.goTo(Walk.IDLE)));
      result.set(walk.asBits().asUInt());
    }
  }
}
