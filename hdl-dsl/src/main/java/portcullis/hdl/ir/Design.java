package portcullis.hdl.ir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole design.
 *
 * @param units every module and black box once, each after the ones it instantiates; the last is
 *     the top
 */
public record Design(List<Unit> units) {
  /** Copies the list, which must not be empty. */
  public Design {
    units = List.copyOf(units);
    if (units.isEmpty()) {
      throw new IllegalArgumentException("a design needs a top module");
    }
  }

  /** The top module. */
  public Module top() {
    return (Module) units.getLast();
  }

  /** The units by name. */
  public Map<String, Unit> byName() {
    var map = new LinkedHashMap<String, Unit>();
    units.forEach(unit -> map.put(unit.name(), unit));
    return map;
  }
}
