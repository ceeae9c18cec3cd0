package portcullis.hdl.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import portcullis.hdl.check.netlist.Netlist;
import portcullis.hdl.ir.IrText;
import portcullis.hdl.ir.Source;

/** Two cases name the same value. */
public final class OverlappingLabels implements DesignRule {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL041",
          "label twice",
          "Two cases of one select name the same value, so one of them would never happen.");

  /** The rule. */
  public OverlappingLabels() {}

  /**
   * A label that an earlier case has already.
   *
   * @param source the later case
   * @param path the signal or module being described
   * @param label the label
   * @param subject name of the subject
   * @param first the earlier case
   */
  public static Diagnostic of(
      Source source, String path, String label, String subject, Source first) {
    return RULE.at(
        source,
        path,
        "the case %s of %s a second time, first at %s".formatted(label, subject, first),
        "join the two cases, or correct the label of one");
  }

  @Override
  public List<Diagnostic> find(Netlist design) {
    var findings = new ArrayList<Diagnostic>();
    for (var module : design.modules()) {
      for (var choice : module.switches()) {
        var first = new HashMap<BigInteger, Source>();
        for (var each : choice.cases()) {
          var source = each.origin().source();
          for (var label : each.labels()) {
            var before = first.putIfAbsent(label.value(), source);
            if (before != null) {
              String subject = IrText.of(choice.subject());
              findings.add(of(source, module.path(), IrText.of(label), subject, before));
            }
          }
        }
      }
    }
    return findings;
  }
}
