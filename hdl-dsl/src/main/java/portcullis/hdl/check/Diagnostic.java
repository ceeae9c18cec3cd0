package portcullis.hdl.check;

import java.util.stream.Collectors;
import portcullis.hdl.ir.Frame;
import portcullis.hdl.ir.Source;

/**
 * One finding.
 *
 * @param rule the mistake
 * @param path where in the hierarchy, for example {@code Iommu.translator.iotlb.hits_3}
 * @param source the designer's Java
 * @param seen what was found, with the names and shapes of what is involved; may have several lines
 * @param fix what the designer can do; wrapped where it is long
 */
public record Diagnostic(Rule rule, String path, Source source, String seen, String fix) {
  private static final int WIDTH = 90;
  private static final String INDENT = " ".repeat(8);

  /** The code of the mistake, for example {@code HDL010}. */
  public String code() {
    return rule.code();
  }

  /** How bad it is. */
  public Severity severity() {
    return rule.severity();
  }

  /** Whether the design cannot be used. */
  public boolean isError() {
    return severity() == Severity.ERROR;
  }

  /** The finding in a few lines, the place as the innermost line of the designer's Java. */
  @Override
  public String toString() {
    return render(source.toString());
  }

  /** As {@link #toString}, the place as the whole stack of the designer's Java. */
  public String withStack() {
    return source.frames().isEmpty()
        ? toString()
        : render(source.frames().stream().map(Diagnostic::call).collect(Collectors.joining("\n")));
  }

  private String render(String place) {
    return "%s %s: %s\n".formatted(severity().word(), code(), rule.title())
        + part("at", place)
        + part("path", path)
        + part("seen", seen)
        + part("fix", wrapped(fix)).stripTrailing();
  }

  private static String part(String label, String text) {
    return "%6s  %s\n".formatted(label, text.replace("\n", "\n" + INDENT));
  }

  private static String wrapped(String text) {
    var lines = new StringBuilder();
    int column = 0;
    for (var word : text.split(" ")) {
      if (column > 0 && column + word.length() > WIDTH) {
        lines.append('\n');
        column = 0;
      }
      lines.append(column == 0 ? "" : " ").append(word);
      column += word.length() + 1;
    }
    return lines.toString();
  }

  private static String call(Frame frame) {
    return "%s.%s(%s)".formatted(frame.className(), frame.method(), frame);
  }
}
