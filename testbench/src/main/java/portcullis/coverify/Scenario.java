package portcullis.coverify;

import java.util.List;
import java.util.function.Consumer;
import portcullis.coverify.traffic.RandomTraffic;
import portcullis.driver.riscv.RiscvIommuOptions;
import portcullis.driver.riscv.RiscvIommuOptions.FenceCompletion;

/**
 * A flow with a name.
 *
 * @param name lower case with hyphens
 * @param title what it is, in words
 * @param options with which the driver runs
 * @param flow plays it
 */
public record Scenario(String name, String title, RiscvIommuOptions options, Consumer<Stage> flow) {
  /** Queues that overflow and wrap soon, and fences that interrupt. */
  private static final RiscvIommuOptions SMALL =
      new RiscvIommuOptions(16, 16, FenceCompletion.INTERRUPT, 4, 1_000_000);

  /** All, in the order of the proposal. */
  public static final List<Scenario> ALL =
      List.of(
          new Scenario("simple", "4.1 devices share guest memory", Flows::simple),
          new Scenario(
              "several-spaces", "4.2 several spaces without nesting", Flows::severalSpaces),
          new Scenario("software-nesting", "4.3 nesting in software", Flows::softwareNesting),
          new Scenario(
              "hardware-nesting",
              "4.4 nesting in hardware, with invalidation",
              Flows::hardwareNesting),
          new Scenario(
              "shared-by-pasid",
              "4.5 guest virtual addresses, PASID by PASID",
              Flows::sharedByPasid),
          new Scenario(
              "shared-by-pasid-table",
              "4.5 with a PASID table of the guest",
              Flows::sharedByPasidTable),
          new Scenario("page-fault", "4.6 page fault with response and retry", Flows::pageFault),
          new Scenario(
              "one-space-for-all-processes",
              "5.7 of the first version: one space for all processes of the guest",
              Flows::oneSpaceForAllProcesses),
          new Scenario(
              "file-copy",
              "a file goes through two devices, nested spaces and PASIDs",
              FileCopy::play),
          new Scenario(
              "random",
              "random calls, devices and failures, against a model of the interface",
              SMALL,
              stage -> RandomTraffic.play(stage.scene())));

  /**
   * A flow for the driver's usual options.
   *
   * @param name lower case with hyphens
   * @param title what it is, in words
   * @param flow plays it
   */
  public Scenario(String name, String title, Consumer<Stage> flow) {
    this(name, title, RiscvIommuOptions.DEFAULT, flow);
  }

  /** Its name. */
  @Override
  public String toString() {
    return name;
  }
}
