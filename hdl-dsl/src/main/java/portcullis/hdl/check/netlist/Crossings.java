package portcullis.hdl.check.netlist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values that change on one clock and are taken over on another.
 *
 * <p>A register, a memory write, a check and a log take over what their inputs depend on, back to
 * registers and asynchronously read memories. First stages of synchronisers take over anything, and
 * what is behind a declared crossing suits every clock. A synchronous read takes over words written
 * on another clock only where the memory promises nothing about reads that meet writes.
 *
 * <p>An input belongs to the clock that takes it over. What an input of a part really depends on is
 * looked at from the module around it; an input of the top that two clocks take over cannot belong
 * to both.
 */
public final class Crossings {
  private final Map<String, CrossingsOfModule> modules = new HashMap<>();

  Crossings(Netlist netlist) {
    for (var module : netlist.modules()) {
      modules.put(module.module().name(), new CrossingsOfModule(netlist, module, modules));
    }
  }

  /** What meets in a module, not in one of its parts. */
  public List<Crossing> in(ModuleNet module) {
    return modules.get(module.module().name()).found();
  }

  /** Inputs of the top that are taken over on several clocks. */
  public List<Crossing> atTop(ModuleNet top) {
    return new ArrayList<>(modules.get(top.module().name()).shared());
  }
}
