package portcullis.hdl.verilog;

import java.util.List;
import portcullis.hdl.ir.Source;

/**
 * What a tool said about the Verilog.
 *
 * @param severity how bad it is
 * @param code the tool's own name for it, for example {@code WIDTH}; empty if it has none
 * @param text what was said, without the place
 * @param file the Verilog file; empty if the tool named no place
 * @param line line in it, from 1; 0 if the tool named no place
 * @param source the Java that the line comes from
 * @param details further lines of the message, as the tool wrote them
 */
public record ToolMessage(
    Severity severity,
    String code,
    String text,
    String file,
    int line,
    Source source,
    List<String> details) {
  /** How bad a message is. */
  public enum Severity {
    /** The tool gives up. */
    ERROR,
    /** The tool goes on. */
    WARNING
  }

  /** Copies the list. */
  public ToolMessage {
    details = List.copyOf(details);
  }

  /** The message against the Java line, the Verilog line behind it. */
  @Override
  public String toString() {
    var out = new StringBuilder();
    out.append(source.frames().isEmpty() ? (file.isEmpty() ? "Verilog" : file) : source.toString());
    out.append(": ").append(severity == Severity.ERROR ? "error" : "warning");
    if (!code.isEmpty()) {
      out.append(' ').append(code);
    }
    out.append(": ").append(text);
    if (!file.isEmpty()) {
      out.append("\n    in ").append(file).append(" line ").append(line);
    }
    for (var frame : source.frames().stream().skip(1).toList()) {
      out.append("\n    from ").append(frame);
    }
    details.forEach(detail -> out.append("\n    ").append(detail));
    return out.toString();
  }
}
