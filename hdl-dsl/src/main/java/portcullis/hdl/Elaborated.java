package portcullis.hdl;

import java.util.List;
import java.util.Optional;
import portcullis.hdl.check.Diagnostic;
import portcullis.hdl.elaborate.ModuleBuilder;
import portcullis.hdl.ir.Design;

/**
 * A design that was described without errors.
 *
 * @param top the designer's object, whose ports name signals of the design
 * @param design the design
 * @param warnings findings that do not stop anybody
 * @param <M> class of the top module
 */
public record Elaborated<M extends Module>(M top, Design design, List<Diagnostic> warnings) {
  /**
   * Name of a signal in the design, instances separated by dots and without the top module, for
   * example {@code fifo.count}; absent for a constant, a shape, or a value that has no signal of
   * its own.
   */
  public Optional<String> nameOf(Scalar<?> signal) {
    return signal.node().flatMap(ModuleBuilder::hierarchicalName);
  }
}
