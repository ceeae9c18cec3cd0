package portcullis.hdl.verilog;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import portcullis.hdl.ir.BlackBox;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Source;
import portcullis.hdl.ir.Unit;

/** Writes designs as Verilog-2005; any number of threads may use it. */
public final class VerilogWriter {
  private final Templates templates = new Templates();
  private final Map<Unit, ForkJoinTask<VerilogUnit>> begun =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** A writer; it may write any number of designs. */
  public VerilogWriter() {}

  /**
   * Begins to write a unit, in another thread, while the rest of its design is still described.
   * Nothing is told of what goes wrong before {@link #write} asks for the unit.
   */
  public void begin(Unit unit) {
    begun.put(unit, ForkJoinPool.commonPool().submit(() -> text(unit)));
  }

  /**
   * The Verilog of a design.
   *
   * @throws IllegalArgumentException if the design has names that Verilog does not allow or that
   *     clash, or speaks of things that it does not declare; the checks report these earlier and
   *     better
   */
  public VerilogDesign write(Design design) {
    var names = new HashSet<String>();
    for (var unit : design.units()) {
      if (!names.add(unit.name())) {
        throw new IllegalArgumentException("two modules are named " + unit.name());
      }
    }
    // Nothing in a unit depends on how another one is written.
    var units =
        design.units().parallelStream()
            .map(unit -> {
              var task = begun.remove(unit);
              return task == null ? text(unit) : task.join();
            })
            .toList();
    return new VerilogDesign(units);
  }

  private VerilogUnit text(Unit unit) {
    return switch (unit) {
      case Module module -> text(module);
      case BlackBox box -> text(box);
    };
  }

  private VerilogUnit text(Module module) {
    var text = new ModuleText(module);
    var resolved = text.marks().resolve(templates.render(text.view()));
    return new VerilogUnit(
        module.name(),
        resolved.text(),
        resolved.sourceMap(),
        text.checkpoints(),
        text.marks().coverage().points());
  }

  private static VerilogUnit text(BlackBox box) {
    Names.requireIdentifier(box.name());
    List<String> lines = box.verilog().stripTrailing().lines().toList();
    Source place = box.origin().source();
    return new VerilogUnit(
        box.name(),
        String.join("\n", lines) + "\n",
        new SourceMap(Collections.nCopies(lines.size(), place)),
        Map.of(),
        List.of());
  }
}
