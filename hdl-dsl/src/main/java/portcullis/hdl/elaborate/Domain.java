package portcullis.hdl.elaborate;

import java.util.Optional;

/**
 * A clock with its reset.
 *
 * @param name prefix of its ports in modules that it passes through; empty for the implicit one
 * @param owner the module in which clock and reset are signals; absent for the implicit domain of
 *     the top module
 * @param clock the clock
 * @param reset the reset
 * @param throughPorts clock and reset, where absent, come in through ports when they are needed;
 *     else what is absent does not exist
 */
public record Domain(
    String name,
    Optional<ModuleBuilder> owner,
    Optional<Node> clock,
    Optional<Node> reset,
    boolean throughPorts) {
  /** The domain that surrounds the top module. */
  public static final Domain OUTSIDE =
      new Domain("", Optional.empty(), Optional.empty(), Optional.empty(), true);

  // Identity matters, not contents: two domains are the same only if they are one object.
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
