package portcullis.hdl.verilog;

import java.util.List;
import portcullis.hdl.ir.Source;

/**
 * Which Java each line of a Verilog text comes from.
 *
 * @param lines one place for each line; {@link Source#UNKNOWN} for blank lines and frames
 */
public record SourceMap(List<Source> lines) {
  /** Copies the list. */
  public SourceMap {
    lines = List.copyOf(lines);
  }

  /**
   * The Java of a line.
   *
   * @param line number of the line, from 1; unknown places for numbers out of range
   */
  public Source at(int line) {
    return line < 1 || line > lines.size() ? Source.UNKNOWN : lines.get(line - 1);
  }
}
