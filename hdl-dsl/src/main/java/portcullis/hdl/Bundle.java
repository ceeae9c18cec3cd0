package portcullis.hdl;

/**
 * Values that belong together: implemented by records whose components are {@link Data}. Other
 * components, such as a configuration, are carried along unchanged.
 *
 * <p>A component marked {@link Flipped} runs against the direction of the rest, as the {@code
 * ready} of a {@link Stream} does.
 *
 * <pre>{@code
 * record Request(UInt address, Bool write) implements Bundle {
 *   static Request of(int addressBits) {
 *     return new Request(uint(addressBits), bool());
 *   }
 * }
 * }</pre>
 */
public non-sealed interface Bundle extends Data {
  /**
   * Drives this bundle from another of the same record type, component by component; flipped
   * components are driven the other way.
   */
  default void set(Bundle value) {
    Structure.connect(this, value);
  }

  /**
   * The name that a signal of this bundle has in Verilog, behind the name of the bundle's variable.
   * Bundles whose signals have names by custom override it, as AXI's {@code awvalid}.
   *
   * @param component the component that the signal belongs to
   * @param inside the signal's name within that component; empty if the component is the signal
   */
  default String leafName(String component, String inside) {
    return joined(component, inside);
  }

  /** Two names with an underscore between them, or the one that is not empty. */
  static String joined(String outer, String inner) {
    return outer.isEmpty() ? inner : inner.isEmpty() ? outer : outer + "_" + inner;
  }
}
