package portcullis.hdl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portcullis.hdl.check.netlist.Driver;
import portcullis.hdl.check.netlist.ModuleNet;
import portcullis.hdl.check.netlist.Netlist;
import portcullis.hdl.check.netlist.Signal;

/** Two sources drive one signal. */
public final class MultiplyDriven implements DesignRule {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL052",
          "driven more than once",
          "An output of a part drives its signal alone. Of several assignments in one module the"
              + " last one wins, but an output of a part cannot take turns with them, nor with"
              + " another output, a register, an input or a named expression.");

  /** The rule. */
  public MultiplyDriven() {}

  @Override
  public List<Diagnostic> find(Netlist design) {
    var findings = new ArrayList<Diagnostic>();
    for (var module : design.modules()) {
      for (var signal : module.signals()) {
        if (isDrivenByStatementsOnly(module, signal)) {
          continue;
        }
        var drivers = new ArrayList<String>();
        own(signal).ifPresent(drivers::add);
        for (var driver : module.drivers(signal)) {
          if (driver instanceof Driver.Joined(var joint)) {
            drivers.add("the output %s (%s)".formatted(joint.label(), Places.of(joint)));
          }
        }
        firstAssignment(module, signal).ifPresent(drivers::add);
        if (drivers.size() > 1) {
          findings.add(finding(module, signal, drivers));
        }
      }
    }
    return findings;
  }

  private static boolean isDrivenByStatementsOnly(ModuleNet module, Signal signal) {
    boolean assignable =
        switch (signal.role()) {
          case Signal.Role.Wire _, Signal.Role.Output _, Signal.Role.State _ -> true;
          case Signal.Role.Input _, Signal.Role.Value _ -> module.drivers(signal).isEmpty();
        };
    for (var driver : module.drivers(signal)) {
      assignable &= driver instanceof Driver.Assigned;
    }
    return assignable;
  }

  /** All assignments together are one driver; those to a register belong to its clock edge. */
  private static Optional<String> firstAssignment(ModuleNet module, Signal signal) {
    return module.drivers(signal).stream()
        .filter(_ -> !(signal.role() instanceof Signal.Role.State))
        .filter(Driver.Assigned.class::isInstance)
        .map(driver -> ((Driver.Assigned) driver).assign().origin().source())
        .map("an assignment (%s)"::formatted)
        .findFirst();
  }

  private static Optional<String> own(Signal signal) {
    return Optional.ofNullable(
        switch (signal.role()) {
          case Signal.Role.Input _ -> "the outside, as it is an input";
          case Signal.Role.Value _ -> "its own expression";
          case Signal.Role.State _ -> "its clock edge, as it is a register";
          case Signal.Role.Wire _, Signal.Role.Output _ -> null;
        });
  }

  private static Diagnostic finding(ModuleNet module, Signal signal, List<String> drivers) {
    return RULE.at(
        signal.origin().source(),
        module.path() + "." + signal.name(),
        "driven by " + String.join("\nand by ", drivers),
        "give each its own wire() and choose between them with a mux or when()");
  }
}
