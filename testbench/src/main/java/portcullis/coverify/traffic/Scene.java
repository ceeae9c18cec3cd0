package portcullis.coverify.traffic;

import java.util.Random;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;
import portcullis.coverify.Workload;
import portcullis.driver.core.IommuSubsystem;
import portcullis.driver.core.process.UserMemory;
import portcullis.driver.riscv.RiscvIommu;
import portcullis.driver.vfio.Vfio;
import portcullis.platform.WatchedMemory;

/**
 * Where random traffic plays.
 *
 * @param unit the IOMMU, started
 * @param subsystem the driver's core, which nobody else uses
 * @param vfio device files of it
 * @param memory the machine's memory
 * @param users the same memory as processes have it
 * @param load the devices
 * @param random of everything
 * @param workload how much to do
 * @param notes takes what is to be told
 * @param faults takes how many refused accesses were compared with what users were told
 * @param progress takes how far the traffic is, 0 to 1
 */
public record Scene(
    RiscvIommu unit,
    IommuSubsystem subsystem,
    Vfio vfio,
    WatchedMemory memory,
    UserMemory users,
    DmaLoad load,
    Random random,
    Workload workload,
    Consumer<String> notes,
    LongConsumer faults,
    DoubleConsumer progress) {
  /** Bits of an address that every stage can translate for the user. */
  int usableBits() {
    return Math.min(widest(false), widest(true));
  }

  private int widest(boolean secondStage) {
    int bits = unit.capabilities().pageTablesOfStage(secondStage).getLast().addressBits();
    // The kernel's process directories lie above, and pdtp has 44 bits for their page.
    return (secondStage ? Math.min(bits, 56) : bits) - 1;
  }
}
