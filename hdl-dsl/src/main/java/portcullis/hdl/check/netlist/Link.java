package portcullis.hdl.check.netlist;

import portcullis.hdl.ir.Source;

/**
 * A bit of one signal that depends on a bit of another, or of the same.
 *
 * @param path the place of the signal that depends
 * @param reader the bit that depends, by place and number
 * @param read the bit that it depends on, by place and number
 * @param source the Java through which it does
 */
public record Link(String path, String reader, String read, Source source) {
  /** The link as {@code Top.carry[1] reads Top.carry[0] (Adder.java:12)}. */
  @Override
  public String toString() {
    return "%s reads %s (%s)".formatted(reader, read, source);
  }
}
