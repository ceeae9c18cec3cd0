package portcullis.hdl.check;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import portcullis.hdl.ir.Source;

/** A design with errors. Holds and shows all findings of the run, errors first. */
public final class DesignException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::severity)
          .thenComparing(finding -> file(finding.source()))
          .thenComparing(finding -> line(finding.source()))
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::path)
          .thenComparing(Diagnostic::seen);

  private final transient List<Diagnostic> findings;

  /**
   * An exception of all findings of a run.
   *
   * @param findings in any order, at least one
   */
  public DesignException(List<Diagnostic> findings) {
    super(render(findings));
    this.findings = sorted(findings);
  }

  /**
   * An exception of all findings of a run that an exception in the designer's Java ended.
   *
   * @param findings in any order, at least one
   * @param cause what the designer's Java threw
   */
  public DesignException(List<Diagnostic> findings, Throwable cause) {
    super(render(findings), cause);
    this.findings = sorted(findings);
  }

  /** The findings: errors first, then by Java file and line. */
  public List<Diagnostic> findings() {
    return findings;
  }

  /** Findings in the order in which they are shown: errors first, then by Java file and line. */
  public static List<Diagnostic> sorted(List<Diagnostic> findings) {
    return findings.stream().distinct().sorted(ORDER).toList();
  }

  private static String render(List<Diagnostic> findings) {
    var all = sorted(findings);
    long errors = all.stream().filter(Diagnostic::isError).count();
    return "the design has %s and %s\n\n"
            .formatted(count(errors, "error"), count(all.size() - errors, "warning"))
        + all.stream().map(Diagnostic::toString).collect(Collectors.joining("\n\n"));
  }

  private static String count(long number, String what) {
    return number == 1 ? "1 " + what : "%d %ss".formatted(number, what);
  }

  private static String file(Source source) {
    return source.frames().isEmpty() ? "\uffff" : source.frames().getFirst().file();
  }

  private static int line(Source source) {
    return source.frames().isEmpty() ? 0 : source.frames().getFirst().line();
  }
}
