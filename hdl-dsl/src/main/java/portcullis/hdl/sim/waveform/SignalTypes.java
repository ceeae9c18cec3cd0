package portcullis.hdl.sim.waveform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import portcullis.hdl.ir.BlackBox;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.Unit;

/** The types of what waveforms show, unit by unit. Memories are left out. */
final class SignalTypes {
  private final Map<String, Unit> units;
  private final SequencedMap<String, SequencedMap<String, Type>> found = new LinkedHashMap<>();

  private SignalTypes(Design design) {
    units = design.byName();
  }

  /**
   * The types of a design.
   *
   * @return for each instance, the top's path being empty, its ports and what it declares; an
   *     instance follows the one that holds it
   */
  static SequencedMap<String, SequencedMap<String, Type>> of(Design design) {
    var types = new SignalTypes(design);
    types.unit(design.top(), "");
    return types.found;
  }

  /** The name that tests know a signal by. */
  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private void unit(Module module, String path) {
    var signals = new LinkedHashMap<String, Type>();
    module.ports().forEach(port -> signals.put(port.name(), port.type()));
    found.put(path, signals);
    for (var declaration : module.declarations()) {
      switch (declaration) {
        case Declaration.Wire wire -> signals.put(wire.name(), wire.type());
        case Declaration.Definition it -> signals.put(it.name(), it.type());
        case Declaration.Register register -> signals.put(register.name(), register.type());
        case Declaration.Memory _ -> {}
        case Declaration.Instance instance -> {
          switch (units.get(instance.module())) {
            case Module inner -> unit(inner, join(path, instance.name()));
            case BlackBox _ -> {
              // Its ports show as the wires that join them.
            }
          }
        }
      }
    }
  }
}
