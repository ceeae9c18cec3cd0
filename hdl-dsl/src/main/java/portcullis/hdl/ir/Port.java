package portcullis.hdl.ir;

/**
 * A port of a module.
 *
 * @param name its name
 * @param direction its direction
 * @param type its type
 * @param origin the designer's words and place
 */
public record Port(String name, Direction direction, Type type, Origin origin) {
  /** Seen from inside the module. */
  public enum Direction {
    /** Driven from outside. */
    INPUT,
    /** Driven by the module. */
    OUTPUT
  }
}
