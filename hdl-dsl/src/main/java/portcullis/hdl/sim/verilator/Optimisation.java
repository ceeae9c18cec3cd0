package portcullis.hdl.sim.verilator;

import java.util.List;

/**
 * What Verilator may do for speed. Version 5.006 computes a few random designs wrongly when it
 * optimises, where the text is right and other simulators agree.
 */
public enum Optimisation {
  /**
   * All but one step, without which it errs less often and runs no slower. Of twelve random designs
   * that full optimisation computes wrongly two stay wrong, and one more makes Verilator give up.
   */
  FAST("-fno-const-bit-op-tree"),

  /** Without any step that was found to err; an IOMMU simulates about an eighth slower or more. */
  CAREFUL("-fno-const-bit-op-tree", "-fno-dfg", "-fno-gate");

  private final List<String> verilatorOptions;

  Optimisation(String... verilatorOptions) {
    this.verilatorOptions = List.of(verilatorOptions);
  }

  List<String> verilatorOptions() {
    return verilatorOptions;
  }
}
