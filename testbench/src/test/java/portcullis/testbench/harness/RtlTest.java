package portcullis.testbench.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the hardware. Its method takes any of these, in any order:
 *
 * <ul>
 *   <li>{@link portcullis.testbench.iommu.RunningIommu}: the hardware in reset state; simulations
 *       are shared between tests, one after another
 *   <li>{@link portcullis.testbench.iommu.Judge}: the model beside it
 *   <li>{@link Seed}: where all chances of the test come from
 * </ul>
 *
 * <p>All that the test depends on must come from these, so that it can be repeated: {@code
 * -Dportcullis.seed=N} runs that seed alone. A failure leaves a waveform of the last cycles, see
 * {@link portcullis.hdl.junit.WaveformOnFailure}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(RtlExtension.class)
public @interface RtlTest {
  /** Names of the configurations to run with. */
  String[] configs() default "core";

  /** Options of the configurations that differ, each {@code key=value}. */
  String[] set() default {};

  /** How many seeds to run with, see {@link portcullis.hdl.junit.TestSeeds}. */
  int seeds() default 1;
}
