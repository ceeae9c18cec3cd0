package portcullis.bench.engine;

import portcullis.hdl.Elaboration;
import portcullis.hdl.Hdl;
import portcullis.hdl.ir.Design;
import portcullis.hdl.lib.Fifo;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.iommu.Iommu;
import portcullis.iommu.IommuConfig;

/** Describes, compiles and runs a design in a process of its own, up to the first result. */
final class ReadyProgram {
  private ReadyProgram() {}

  /**
   * Prints the result.
   *
   * @param arguments {@code fifo} or {@code core}
   */
  public static void main(String[] arguments) {
    boolean fifo = arguments[0].equals("fifo");
    try (var simulation = new JvmEngine().start(fifo ? fifo() : core())) {
      simulation.reset();
      if (fifo) {
        simulation.poke("in_valid", 1);
        simulation.poke("in_payload", 42);
        simulation.step();
        System.out.println(simulation.peek("out_payload"));
      } else {
        simulation.step(10);
        System.out.println(simulation.peek("registers_awready"));
      }
    }
  }

  private static Design fifo() {
    return Elaboration.of(() -> new Fifo<>(Hdl.uint(32), 4)).design();
  }

  private static Design core() {
    return Elaboration.of(() -> new Iommu(IommuConfig.CORE)).design();
  }
}
