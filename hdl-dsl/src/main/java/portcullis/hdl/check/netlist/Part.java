package portcullis.hdl.check.netlist;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Unit;

/** An instance with its connections resolved. */
public final class Part {
  private final Declaration.Instance instance;
  private final Unit unit;
  private final Map<String, Joint> joints = new LinkedHashMap<>();

  Part(Declaration.Instance instance, Unit unit, ModuleNet around) {
    this.instance = instance;
    this.unit = unit;
    var signals = new LinkedHashMap<String, Signal>();
    for (var connection : instance.connections()) {
      signals.put(connection.port(), around.signal(connection.signal()));
    }
    for (var port : unit.ports()) {
      var signal = signals.get(port.name());
      if (signal != null) {
        joints.put(port.name(), new Joint(this, port, signal));
      }
    }
  }

  /** The instance in the intermediate representation. */
  public Declaration.Instance instance() {
    return instance;
  }

  /** What it is an instance of. */
  public Unit unit() {
    return unit;
  }

  /** The ports that are joined, by name, in the order of the unit. */
  public Map<String, Joint> joints() {
    return joints;
  }

  /** The joint of a port; absent if it is joined to nothing. */
  public Optional<Joint> joint(Port port) {
    return Optional.ofNullable(joints.get(port.name()));
  }
}
