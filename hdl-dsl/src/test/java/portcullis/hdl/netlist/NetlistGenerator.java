package portcullis.hdl.netlist;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.EnumType;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.Unit;

/** Makes a netlist from a seed. */
final class NetlistGenerator {
  private static final int RESET_STEPS = 2;

  private NetlistGenerator() {}

  /** The netlist of a seed, with so many steps. */
  static Netlist generate(long seed, int steps) {
    var choice = new Choice(seed);
    var features = Features.of(choice);
    var enums = List.of(binary(choice), oneHot(choice), sparse(choice));
    var library = new ArrayList<Module>();
    for (int i = 0; i < features.children(); i++) {
      library.add(
          new ModuleGenerator(choice, features, enums, List.copyOf(library)).generate("Child" + i));
    }
    var top = new ModuleGenerator(choice, features, enums, List.copyOf(library)).generate("Top");
    var units = new ArrayList<Unit>(library);
    units.add(top);
    return new Netlist(seed, new Design(Shrinker.reachable(units)), steps(choice, top, steps));
  }

  private static EnumType binary(Choice choice) {
    return numbered("Phase", 3, choice.between(2, 8), 1);
  }

  private static EnumType sparse(Choice choice) {
    return numbered("Cause", choice.of(List.of(7, 33, 65)), choice.between(1, 5), 19);
  }

  private static EnumType numbered(String name, int width, int count, int factor) {
    var constants = new ArrayList<EnumType.Constant>();
    for (int i = 0; i < count; i++) {
      constants.add(new EnumType.Constant("C" + i, BigInteger.valueOf((long) i * factor)));
    }
    return new EnumType(name, width, constants);
  }

  private static EnumType oneHot(Choice choice) {
    int count = choice.between(2, 5);
    var constants = new ArrayList<EnumType.Constant>();
    for (int i = 0; i < count; i++) {
      constants.add(new EnumType.Constant("H" + i, BigInteger.ONE.shiftLeft(i)));
    }
    return new EnumType("Grant", count, constants);
  }

  private static List<Netlist.Step> steps(Choice choice, Module top, int count) {
    var steps = new ArrayList<Netlist.Step>();
    var clocks = new TreeSet<String>();
    for (var port : top.ports()) {
      if (port.type() instanceof Type.Clock) {
        clocks.add(port.name());
      }
    }
    for (int i = 0; i < count; i++) {
      boolean reset = i < RESET_STEPS || choice.percent(4);
      var inputs = new LinkedHashMap<String, BigInteger>();
      for (var port : top.ports()) {
        if (port.direction() == Port.Direction.INPUT && !(port.type() instanceof Type.Clock)) {
          inputs.put(port.name(), value(choice, port.type(), reset));
        }
      }
      steps.add(new Netlist.Step(inputs, i < RESET_STEPS ? clocks : rising(i, clocks)));
    }
    return steps;
  }

  private static BigInteger value(Choice choice, Type type, boolean reset) {
    return switch (type) {
      case Type.Reset _ -> reset ? BigInteger.ONE : BigInteger.ZERO;
      case Type.Enumerated of -> choice.of(of.type().constants()).value();
      case Type.Clock _, Type.Bool _, Type.UInt _, Type.SInt _, Type.Bits _ ->
          choice.bits(type.width());
    };
  }

  /** The same in all netlists with two clocks, so that one simulation can hold many of them. */
  private static Set<String> rising(int step, Set<String> clocks) {
    var choice = new Choice(step);
    if (clocks.size() == 1 || choice.percent(30)) {
      return clocks;
    }
    return Set.of(choice.of(List.copyOf(clocks)));
  }
}
