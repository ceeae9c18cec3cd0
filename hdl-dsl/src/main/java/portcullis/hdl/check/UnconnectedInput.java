package portcullis.hdl.check;

import java.util.ArrayList;
import java.util.List;
import portcullis.hdl.check.netlist.ModuleNet;
import portcullis.hdl.check.netlist.Netlist;
import portcullis.hdl.check.netlist.Part;
import portcullis.hdl.check.netlist.Signal;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Type;

/** An input of a part is joined to nothing. */
public final class UnconnectedInput implements DesignRule {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL053",
          "input of a part is not connected",
          "A part reads an input that the module around it never drives.");

  /** The rule. */
  public UnconnectedInput() {}

  @Override
  public List<Diagnostic> find(Netlist design) {
    var findings = new ArrayList<Diagnostic>();
    for (var module : design.modules()) {
      for (var part : module.parts()) {
        for (var port : part.unit().ports()) {
          if (port.direction() == Port.Direction.INPUT && !isDriven(module, part, port)) {
            findings.add(finding(module, part, port));
          }
        }
      }
    }
    return findings;
  }

  private static boolean isDriven(ModuleNet module, Part part, Port port) {
    return part.joint(port)
        .filter(joint ->
            !(joint.signal().role() instanceof Signal.Role.Wire)
                || !module.drivers(joint.signal()).isEmpty())
        .isPresent();
  }

  private static Diagnostic finding(ModuleNet module, Part part, Port port) {
    return RULE.at(
        part.instance().origin().source(),
        "%s.%s.%s".formatted(module.path(), part.instance().name(), port.name()),
        "the input %s of the %s (declared at %s) is never driven"
            .formatted(port.name(), part.unit().name(), port.origin().source()),
        port.type() instanceof Type.Clock || port.type() instanceof Type.Reset
            ? "the part makes this domain itself: let it keep its ClockDomain in a field and join"
                + " that here, part.field.set(currentDomain()); or give the ClockDomain to its"
                + " constructor and make the domain here"
            : "drive it with set(...); a constant will do if it is not needed here");
  }
}
