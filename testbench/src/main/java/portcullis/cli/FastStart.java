package portcullis.cli;

import portcullis.hdl.Elaboration;
import portcullis.hdl.verilog.VerilogWriter;
import portcullis.iommu.Iommu;
import portcullis.iommu.IommuConfig;

/**
 * Does, in little time and without tools, what most commands begin with. The launcher has the JVM
 * watch this once after a build, and keep the loaded classes and what it learns about them.
 */
final class FastStart {
  private FastStart() {}

  /**
   * Runs.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    new VerilogWriter().write(Elaboration.of(() -> new Iommu(IommuConfig.CORE)).design());
    Portcullis.commandLine()
        .execute("coverify", "--engine", "jvm", "--scenario", "page-fault", "--no-report");
  }
}
