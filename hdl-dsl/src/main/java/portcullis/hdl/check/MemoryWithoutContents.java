package portcullis.hdl.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import portcullis.hdl.check.netlist.Netlist;
import portcullis.hdl.ir.Stmt;

/** A memory is read, but has nothing in it. */
public final class MemoryWithoutContents implements DesignRule {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL054",
          "memory has no contents",
          "A memory that is read, but never written and without initial contents, only holds"
              + " unknown values.");

  /** The rule. */
  public MemoryWithoutContents() {}

  @Override
  public List<Diagnostic> find(Netlist design) {
    var findings = new ArrayList<Diagnostic>();
    for (var module : design.modules()) {
      var written = new HashSet<String>();
      for (var action : module.actions()) {
        if (action.stmt() instanceof Stmt.MemoryWrite write) {
          written.add(write.memory());
        }
      }
      for (var memory : module.memories().values()) {
        if (memory.initial().isEmpty()
            && !written.contains(memory.name())
            && module.uses().memory(memory.name())) {
          findings.add(
              RULE.at(
                  memory.origin().source(),
                  module.path() + "." + memory.name(),
                  "the memory of %d x %d bits is read, but never written"
                      .formatted(memory.depth(), memory.width()),
                  "write it, or give it initial contents"));
        }
      }
    }
    return findings;
  }
}
