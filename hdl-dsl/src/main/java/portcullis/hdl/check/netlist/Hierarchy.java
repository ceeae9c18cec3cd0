package portcullis.hdl.check.netlist;

import java.util.HashMap;
import java.util.Map;

/** Clocks and cones of all modules of a design. */
final class Hierarchy {
  private final Map<String, Cones> cones = new HashMap<>();

  Hierarchy(Netlist netlist) {
    var domains = new HashMap<String, Domains>();
    // Only what follows looks from a module into its parts.
    var dependencies =
        netlist.modules().parallelStream().map(Dependencies::new).toList().iterator();
    for (var module : netlist.modules()) {
      var own = new Domains(module, domains);
      domains.put(module.module().name(), own);
      cones.put(module.module().name(), new Cones(module, dependencies.next(), cones, own));
    }
  }

  Cones of(ModuleNet module) {
    return cones.get(module.module().name());
  }
}
