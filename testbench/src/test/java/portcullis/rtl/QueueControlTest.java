package portcullis.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.Fctl;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.Icvec;
import portcullis.iommu.layout.IofenceCommand;
import portcullis.iommu.layout.Ipsr;
import portcullis.iommu.layout.MsiCfgTbl;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.QueueIndex;
import portcullis.iommu.layout.Register;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.bus.Timing;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.iommu.AddressSpace;
import portcullis.testbench.iommu.Judge;
import portcullis.testbench.iommu.RunningIommu;
import portcullis.testbench.iommu.Software;

/** What software may do to queues and interrupts at any time, on the whole IOMMU. */
class QueueControlTest {
  private static final int DEVICE = 3;
  private static final int STRANGER = 77;
  private static final long IOVA = 0x4000_0000L;
  private static final long PAGE = 0x1000;
  private static final int LATENCY = 3000;

  @RtlTest(configs = {"small", "base", "core"})
  void aFenceThatWaitsForAReadIsGivenUpWhenItsQueueIsSwitchedOff(RunningIommu iommu) {
    var software = new Software(iommu, 4);
    var directory = software.directory(1);
    var space = AddressSpace.oneStage(iommu.memory(), software.pages(), 1);
    space.map(IOVA);
    directory.put(DEVICE, space.context());
    software.startQueues();
    software.setDirectory(directory);
    iommu.request(DeviceRequest.read(DEVICE, IOVA));
    iommu.translatedPort().setTiming(Timing.constant(LATENCY));
    var slow = iommu.device().submit(DeviceRequest.read(DEVICE, IOVA));
    iommu.run(10);
    software.queue(CommandFunction.IOFENCE_C.encoded() | IofenceCommand.PR.of(true), 0);
    software.commit();
    iommu.run(200);
    assertThat(read(iommu, QueueIndex.CQH)).as("the fence waits").isZero();
    iommu.writeRegister(Cqcsr.REGISTER.offset(), 4, 0);
    iommu.run(20);
    assertThat(read(iommu, Cqcsr.REGISTER)).as("off, and not busy").isZero();
    assertThat(slow.isDone()).isFalse();
    // A queue that is switched on again begins at 0, with the fence that was given up.
    iommu.writeRegister(Cqcsr.REGISTER.offset(), 4, Cqcsr.CQEN.of(true));
    iommu.run(200);
    assertThat(read(iommu, QueueIndex.CQH)).as("the fence waits again").isZero();
    iommu.runUntil("the end of the read", slow::isDone, 2 * LATENCY);
    iommu.run(50);
    assertThat(read(iommu, QueueIndex.CQH)).isEqualTo(1);
    assertThat(read(iommu, Cqcsr.REGISTER)).isEqualTo(Cqcsr.CQEN.mask() | Cqcsr.CQON.mask());
  }

  @RtlTest(configs = {"small", "base", "core"})
  void halvesOfRegistersAreWrittenAlone(RunningIommu iommu, Judge judge) {
    var registers = new Register[] {QueueBase.CQB, QueueBase.FQB, Ddtp.REGISTER};
    for (var register : registers) {
      for (int half : new int[] {4, 0, 4}) {
        // Of ddtp the mode stays Off.
        judge.writeRegister(register.offset() + half, 4, 0x1234_5670L + half * 0x1111);
        judge.readRegister(register.offset(), 8);
        judge.readRegister(register.offset(), 4);
        judge.readRegister(register.offset() + 4, 4);
      }
    }
    judge.writeRegister(Fctl.REGISTER.offset(), 4, Fctl.WSI.mask());
    judge.readRegister(Fctl.REGISTER.offset(), 4);
    judge.writeRegister(Fctl.REGISTER.offset(), 4, 0);
    judge.readRegister(Fctl.REGISTER.offset(), 4);
  }

  @RtlTest(configs = {"small", "base", "core"})
  void aMaskedMessageIsSentWhenItsVectorIsReleased(RunningIommu iommu, Judge judge) {
    long messages = 0x7000_0000L;
    int vector = 9;
    judge.writeRegister(Icvec.REGISTER.offset(), 8, Icvec.FIV.of(vector));
    judge.writeRegister(MsiCfgTbl.ADDRESS.offset(vector), 8, messages);
    judge.writeRegister(MsiCfgTbl.DATA.offset(vector), 4, 0x55);
    judge.writeRegister(MsiCfgTbl.VECTOR_CONTROL.offset(vector), 4, 1);
    judge.writeRegister(QueueBase.FQB.offset(), 8, QueueBase.PPN.of(0x80000) | 3);
    judge.writeRegister(Fqcsr.REGISTER.offset(), 4, Fqcsr.FQEN.of(true) | Fqcsr.FIE.of(true));
    judge.request(DeviceRequest.read(STRANGER, PAGE));
    assertThat(Ipsr.FIP.isSet(judge.readRegister(Ipsr.REGISTER.offset(), 4))).isTrue();
    assertThat(iommu.memory().read(messages, 4)).as("masked").isZero();
    judge.writeRegister(MsiCfgTbl.VECTOR_CONTROL.offset(vector), 4, 0);
    assertThat(iommu.memory().read(messages, 4)).as("released").isEqualTo(0x55);
    iommu.memory().write(messages, 8, 0);
    judge.writeRegister(MsiCfgTbl.VECTOR_CONTROL.offset(vector), 4, 1);
    judge.writeRegister(MsiCfgTbl.VECTOR_CONTROL.offset(vector), 4, 0);
    assertThat(iommu.memory().read(messages, 4)).as("sent once").isZero();
  }

  private static long read(RunningIommu iommu, Register register) {
    return iommu.readRegister(register.offset(), register.bytes());
  }
}
