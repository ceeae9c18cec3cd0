package portcullis.hdl.check;

import java.util.ArrayList;
import java.util.List;
import portcullis.hdl.check.netlist.Coverage;
import portcullis.hdl.check.netlist.ModuleNet;
import portcullis.hdl.check.netlist.Netlist;
import portcullis.hdl.ir.IrText;
import portcullis.hdl.ir.Source;
import portcullis.hdl.ir.Stmt;

/** A select has no case for some value of its subject. */
public final class IncompleteSelect implements DesignRule {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL042",
          "select is not complete",
          "A select covers every constant of its enum or every value of its subject, or has an"
              + " otherwise, so that nothing is forgotten when a constant is added.");

  /** The rule. */
  public IncompleteSelect() {}

  /**
   * A value without a case.
   *
   * @param source the select
   * @param path the module being described
   * @param subject name of the subject
   * @param missing the values without a case
   */
  public static Diagnostic of(Source source, String path, String subject, String missing) {
    return RULE.at(
        source,
        path,
        "no case of %s for %s".formatted(subject, missing),
        "add the missing cases, or an otherwise(...), which may be empty");
  }

  @Override
  public List<Diagnostic> find(Netlist design) {
    var findings = new ArrayList<Diagnostic>();
    for (var module : design.modules()) {
      for (var choice : module.switches()) {
        if (choice.otherwise().isEmpty()) {
          find(module, choice, findings);
        }
      }
    }
    return findings;
  }

  private static void find(ModuleNet module, Stmt.Switch choice, List<Diagnostic> findings) {
    Coverage.missing(module, choice)
        .ifPresent(missing ->
            findings.add(
                of(choice.origin().source(), module.path(), IrText.of(choice.subject()), missing)));
  }
}
