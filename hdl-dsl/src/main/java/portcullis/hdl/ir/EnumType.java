package portcullis.hdl.ir;

import java.math.BigInteger;
import java.util.List;

/**
 * A Java enum as hardware: each constant has a bit pattern.
 *
 * @param name simple name of the Java enum
 * @param width bits of a pattern, at least 1
 * @param constants the constants in the order of the Java enum
 */
public record EnumType(String name, int width, List<Constant> constants) {
  /**
   * One constant.
   *
   * @param name name of the Java constant
   * @param value its bit pattern
   */
  public record Constant(String name, BigInteger value) {}

  /** Copies the list. */
  public EnumType {
    constants = List.copyOf(constants);
  }
}
