package portcullis.hdl.verilog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import portcullis.hdl.ir.Source;

/**
 * Leads messages of Verilator, Icarus Verilog and yosys back to the Java that the Verilog came
 * from.
 */
public final class ToolMessages {
  private static final String PLACE = "(?<file>[^\\s:]+\\.s?vh?):(?<line>\\d+)";

  /**
   * The forms in which the tools speak, the most telling first. {@code %Error: Exiting due to} and
   * the like only count what was said before.
   */
  private static final List<Pattern> FORMS =
      List.of(
          // Verilator: %Warning-WIDTH: Fifo.v:12:3: text
          Pattern.compile(
              "%(?<severity>Error|Warning)(-(?<code>\\w+))?: " + PLACE + "(:\\d+)?: (?<text>.*)"),
          Pattern.compile("%(?<severity>Error|Warning)(-(?<code>\\w+))?: (?<text>(?!Exiting).*)"),
          // Icarus: Fifo.v:12: error: text; also without a severity, as in a syntax error
          Pattern.compile(
              PLACE
                  + "(\\.\\d+(-\\d+(\\.\\d+)?)?)?: (?<severity>error|warning|sorry|ERROR|Warning):?"
                  + " (?<text>.*)"),
          Pattern.compile(PLACE + "(\\.\\d+(-\\d+(\\.\\d+)?)?)?: (?<text>syntax error.*)"),
          // yosys: ERROR: text at Fifo.v:12.3-12.9
          Pattern.compile("(?<severity>ERROR|Warning): (?<text>.*?) (?:at|See) " + PLACE + ".*"),
          Pattern.compile("(?<severity>ERROR|Warning): (?<text>.*)"));

  private static final Pattern YOSYS_WIRE =
      Pattern.compile("Wire (?<module>[\\w$]+)\\.\\\\?(?<wire>[\\w$]+)");

  private final Map<String, VerilogFile> files;

  private ToolMessages(List<VerilogFile> files) {
    this.files =
        files.stream()
            .collect(
                Collectors.toMap(
                    VerilogFile::name, file -> file, (one, _) -> one, LinkedHashMap::new));
  }

  /** For tools that read these files, in whatever folder. */
  public static ToolMessages about(List<VerilogFile> files) {
    return new ToolMessages(files);
  }

  /**
   * The errors and warnings in what a tool printed.
   *
   * @param output what it printed, errors and normal output in any order
   */
  public List<ToolMessage> parse(String output) {
    var messages = new ArrayList<ToolMessage>();
    for (var line : output.lines().toList()) {
      var match = match(line);
      if (match != null) {
        messages.add(message(match));
      } else if (!messages.isEmpty() && isDetail(line)) {
        messages.add(withDetail(messages.removeLast(), line.stripTrailing()));
      }
    }
    return List.copyOf(messages);
  }

  private static Matcher match(String line) {
    for (var form : FORMS) {
      var match = form.matcher(line);
      if (match.matches()) {
        return match;
      }
    }
    return null;
  }

  /**
   * Tools indent what belongs to the message above; Verilator's advice to switch lint off is none.
   */
  private static boolean isDetail(String line) {
    return line.startsWith(" ")
        && !line.isBlank()
        && !line.contains("... For warning description")
        && !line.contains("lint_off");
  }

  private static ToolMessage withDetail(ToolMessage message, String detail) {
    var details = new ArrayList<>(message.details());
    details.add(detail);
    return new ToolMessage(
        message.severity(),
        message.code(),
        message.text(),
        message.file(),
        message.line(),
        message.source(),
        details);
  }

  private ToolMessage message(Matcher match) {
    var groups = match.namedGroups();
    String severity = groups.containsKey("severity") ? match.group("severity") : "error";
    String code = groups.containsKey("code") ? match.group("code") : null;
    String text = match.group("text");
    String file = "";
    int line = 0;
    if (groups.containsKey("file")) {
      file = String.valueOf(Path.of(match.group("file")).getFileName());
      line = Integer.parseInt(match.group("line"));
    } else {
      var declaration = declaration(text);
      if (declaration != null) {
        file = declaration.file();
        line = declaration.line();
      }
    }
    Source source = files.containsKey(file) ? files.get(file).sourceMap().at(line) : Source.UNKNOWN;
    return new ToolMessage(
        severity.toLowerCase(java.util.Locale.ROOT).startsWith("warn")
            ? ToolMessage.Severity.WARNING
            : ToolMessage.Severity.ERROR,
        code == null ? "" : code,
        text,
        file,
        line,
        source,
        List.of());
  }

  /**
   * A line of a file.
   *
   * @param file name of the file
   * @param line from 1
   */
  private record Place(String file, int line) {}

  /** Where the wire is declared that yosys speaks of; null if it speaks of none that is known. */
  private Place declaration(String text) {
    var wire = YOSYS_WIRE.matcher(text);
    if (!wire.find()) {
      return null;
    }
    var module = Pattern.compile("\\s*module " + Pattern.quote(wire.group("module")) + "\\b.*");
    var declaration =
        Pattern.compile(
            "\\s*(input|output|wire|reg)\\b[^=]*\\b" + Pattern.quote(wire.group("wire")) + "\\b.*");
    for (var file : files.values()) {
      boolean inside = false;
      int number = 0;
      for (var line : file.text().lines().toList()) {
        number++;
        inside = inside ? !line.strip().equals("endmodule") : module.matcher(line).matches();
        if (inside && declaration.matcher(line).matches()) {
          return new Place(file.name(), number);
        }
      }
    }
    return null;
  }
}
