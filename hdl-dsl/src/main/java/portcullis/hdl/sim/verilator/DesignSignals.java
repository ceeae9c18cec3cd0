package portcullis.hdl.sim.verilator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import portcullis.hdl.ir.BlackBox;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.Unit;
import portcullis.hdl.sim.Signal;

/** Lists everything in a design that has a name, instance by instance. */
final class DesignSignals {
  private final Map<String, Unit> units;
  private final List<VerilogSource.Internal> found = new ArrayList<>();

  private DesignSignals(Design design) {
    units = design.byName();
  }

  /** The signals inside; the ports of the top module are not among them. */
  static List<VerilogSource.Internal> of(Design design) {
    var signals = new DesignSignals(design);
    signals.module(design.top(), "");
    return signals.found;
  }

  private void module(Module module, String path) {
    for (var declaration : module.declarations()) {
      switch (declaration) {
        case Declaration.Wire(String name, Type type, _) ->
            add(path, module, name, Signal.Kind.WIRE, type);
        case Declaration.Definition definition ->
            add(path, module, definition.name(), Signal.Kind.WIRE, definition.type());
        case Declaration.Register register ->
            add(path, module, register.name(), Signal.Kind.REGISTER, register.type());
        case Declaration.Memory memory ->
            found.add(
                new VerilogSource.Internal(
                    path,
                    module.name(),
                    memory.name(),
                    Signal.Kind.MEMORY,
                    memory.width(),
                    false,
                    memory.depth()));
        case Declaration.Instance instance -> instance(instance, path);
      }
    }
  }

  private void instance(Declaration.Instance instance, String path) {
    String inner = path.isEmpty() ? instance.name() : path + "." + instance.name();
    switch (units.get(instance.module())) {
      case Module module -> {
        for (var port : module.ports()) {
          add(inner, module, port.name(), Signal.Kind.WIRE, port.type());
        }
        module(module, inner);
      }
      case BlackBox _ -> {
        // Its ports are readable as the wires that join them; inside, nothing is known.
      }
    }
  }

  private void add(String path, Module module, String name, Signal.Kind kind, Type type) {
    found.add(
        new VerilogSource.Internal(
            path, module.name(), name, kind, type.width(), type instanceof Type.SInt, 1));
  }
}
