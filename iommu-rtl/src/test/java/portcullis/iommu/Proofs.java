package portcullis.iommu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import portcullis.hdl.Bool;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.testing.formal.Formal;
import portcullis.hdl.testing.formal.Verdict;
import portcullis.hdl.verilog.VerilogWriter;

/** Proofs of units of the IOMMU. What is proved is a unit with more claims, in a small build. */
public final class Proofs {
  /** Two entries of everything, three slots: the least where order and replacement matter. */
  public static final IommuConfig CONFIG =
      new IommuConfig(
          "proof",
          Paging.SV39,
          IommuConfig.SMALL.features(),
          new Widths(32, 3, 2, 4, 32, 1),
          new Capacities(2, 2, 2, 2, 3, 2, 2, 1, 3));

  private Proofs() {}

  /** What becomes of a proof of so many steps. */
  public static Verdict prove(Supplier<? extends Module> unit, int depth) {
    var design = Elaboration.of(unit::get).design();
    return new Formal(it -> new VerilogWriter().write(it).text()).prove(design, depth);
  }

  /** Fails, with the way there, unless all assertions of a unit hold for ever. */
  public static void assertProved(Supplier<? extends Module> unit, int depth) {
    assertThat(prove(unit, depth)).isEqualTo(new Verdict.Proved(depth));
  }

  /** Fails unless a unit, which has a bug on purpose, breaks an assertion. */
  public static void assertRefuted(Supplier<? extends Module> unit, int depth) {
    assertThat(prove(unit, depth)).isInstanceOf(Verdict.Refuted.class);
  }

  /** Whether a condition has a consequence. */
  public static Bool implies(Bool condition, Bool consequence) {
    return condition.not().or(consequence);
  }
}
