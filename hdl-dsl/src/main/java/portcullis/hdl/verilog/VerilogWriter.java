package portcullis.hdl.verilog;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import portcullis.hdl.ir.BlackBox;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Source;

/** Writes designs as Verilog-2005. */
public final class VerilogWriter {
  private final Templates templates = new Templates();

  /** A writer; it may write any number of designs. */
  public VerilogWriter() {}

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
            .map(unit ->
                switch (unit) {
                  case Module module -> write(module);
                  case BlackBox box -> write(box);
                })
            .toList();
    return new VerilogDesign(units);
  }

  private VerilogUnit write(Module module) {
    var text = new ModuleText(module);
    var resolved = text.marks().resolve(templates.render(text.view()));
    return new VerilogUnit(
        module.name(),
        resolved.text(),
        resolved.sourceMap(),
        text.checkpoints(),
        text.marks().coverage().points());
  }

  private static VerilogUnit write(BlackBox box) {
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
