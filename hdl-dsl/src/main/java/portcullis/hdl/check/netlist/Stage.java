package portcullis.hdl.check.netlist;

import portcullis.hdl.ir.Source;

/**
 * A signal on a way through a design.
 *
 * @param path its place in the hierarchy
 * @param source the Java that gives it its value
 */
public record Stage(String path, Source source) {
  @Override
  public String toString() {
    return "%s (%s)".formatted(path, source);
  }
}
