package portcullis.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Ddtp;
import portcullis.iommu.layout.Fctl;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.Icvec;
import portcullis.iommu.layout.InterruptGeneration;
import portcullis.iommu.layout.IofenceCommand;
import portcullis.iommu.layout.Ipsr;
import portcullis.iommu.layout.MsiCfgTbl;
import portcullis.iommu.layout.QueueBase;
import portcullis.iommu.layout.QueueIndex;
import portcullis.iommu.layout.Register;
import portcullis.model.tables.DeviceDirectoryTables;
import portcullis.model.tables.PageAllocator;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.iommu.Judge;
import portcullis.testbench.iommu.RunningIommu;

/**
 * Builds that can signal interrupts in one way only. The model stands beside them: each register
 * reads alike, and each message is one that it sends too.
 */
class InterruptGenerationTest {
  private static final int STRANGER = 1;
  private static final long PAGES = 0x8000_0000L;
  private static final long MESSAGES = 0x7000_0000L;
  private static final int LOG2SZ_1 = 3;
  private static final int COMMAND_VECTOR = 3;
  private static final int FAULT_VECTOR = 5;
  private static final int VECTORS = 16;
  private static final long INTERRUPTING_COMMANDS = Cqcsr.CQEN.of(true) | Cqcsr.CIE.of(true);
  private static final long INTERRUPTING_FAULTS = Fqcsr.FQEN.of(true) | Fqcsr.FIE.of(true);

  @RtlTest(
      configs = "base",
      set = {"enforceSnoop=true", "data=128", "interrupts=WSI"})
  void wiresOnly(RunningIommu iommu, Judge judge) {
    var machine = new Machine(iommu, judge);
    machine.requireGeneration(InterruptGeneration.WSI);
    assertThat(judge.readRegister(Fctl.REGISTER.offset(), 4)).isEqualTo(Fctl.WSI.mask());
    machine.write(Fctl.REGISTER, 0);
    assertThat(judge.readRegister(Fctl.REGISTER.offset(), 4)).isEqualTo(Fctl.WSI.mask());
    machine.fillMessageTable();
    assertThat(machine.messageTable()).as("a build without messages").containsOnly(0L);

    assertThat(iommu.interrupts()).isZero();
    machine.fault();
    assertThat(iommu.interrupts()).isEqualTo(1 << FAULT_VECTOR);
    machine.illegalCommand();
    assertThat(iommu.interrupts()).isEqualTo(1 << FAULT_VECTOR | 1 << COMMAND_VECTOR);
    machine.write(Ipsr.REGISTER, Ipsr.CIP.of(true) | Ipsr.FIP.of(true));
    assertThat(iommu.interrupts())
        .as("the command is still illegal")
        .isEqualTo(1 << COMMAND_VECTOR);
    machine.fenceWithWire();
    assertThat(Cqcsr.FENCE_W_IP.isSet(machine.read(Cqcsr.REGISTER))).isTrue();
    assertThat(iommu.interrupts()).isEqualTo(1 << COMMAND_VECTOR);
    machine.write(Cqcsr.REGISTER, INTERRUPTING_COMMANDS | Cqcsr.FENCE_W_IP.of(true));
    machine.write(Ipsr.REGISTER, Ipsr.CIP.of(true));
    assertThat(iommu.interrupts()).isZero();
    machine.readAll();
  }

  @RtlTest(set = {"enforceSnoop=true", "data=32", "interrupts=MSI"})
  void messagesOnly(RunningIommu iommu, Judge judge) {
    var machine = new Machine(iommu, judge);
    machine.requireGeneration(InterruptGeneration.MSI);
    assertThat(judge.readRegister(Fctl.REGISTER.offset(), 4)).isZero();
    machine.write(Fctl.REGISTER, Fctl.WSI.of(true));
    assertThat(judge.readRegister(Fctl.REGISTER.offset(), 4)).isZero();
    machine.fillMessageTable();
    assertThat(machine.messageTable()).doesNotContain(0L);

    machine.fault();
    assertThat(machine.message(FAULT_VECTOR)).isEqualTo(100 + FAULT_VECTOR);
    machine.write(COMMAND_CONTROL, 4, 1);
    machine.illegalCommand();
    assertThat(machine.message(COMMAND_VECTOR)).as("a masked message").isZero();
    machine.write(COMMAND_CONTROL, 4, 0);
    assertThat(machine.message(COMMAND_VECTOR)).isEqualTo(100 + COMMAND_VECTOR);
    iommu.memory().write(MESSAGES + 8 * COMMAND_VECTOR, 8, 0);
    machine.write(Ipsr.REGISTER, Ipsr.CIP.of(true) | Ipsr.FIP.of(true));
    assertThat(machine.message(COMMAND_VECTOR))
        .as("a new message, as the command is still illegal")
        .isEqualTo(100 + COMMAND_VECTOR);
    machine.fenceWithWire();
    assertThat(Cqcsr.CMD_ILL.isSet(machine.read(Cqcsr.REGISTER)))
        .as("a fence that asks for a wire is illegal here")
        .isTrue();
    assertThat(Cqcsr.FENCE_W_IP.isSet(machine.read(Cqcsr.REGISTER))).isFalse();
    assertThat(iommu.interrupts()).isZero();
    machine.readAll();
  }

  private static final int COMMAND_CONTROL = MsiCfgTbl.VECTOR_CONTROL.offset(COMMAND_VECTOR);

  /** The hardware and the model, with queues and an empty device directory. */
  private static final class Machine {
    private final RunningIommu iommu;
    private final Judge judge;
    private final PageAllocator pages = new PageAllocator(PAGES);
    private final long commands = pages.take(4096);
    private int tail;

    Machine(RunningIommu iommu, Judge judge) {
      this.iommu = iommu;
      this.judge = judge;
      boolean extended = iommu.config().features().msiFlat();
      var directory = new DeviceDirectoryTables(iommu.memory(), 1, extended, false, pages);
      write(Icvec.REGISTER, Icvec.CIV.of(COMMAND_VECTOR) | Icvec.FIV.of(FAULT_VECTOR));
      write(QueueBase.CQB, QueueBase.PPN.of(commands >>> 12) | LOG2SZ_1);
      write(QueueBase.FQB, QueueBase.PPN.of(pages.take(4096) >>> 12) | LOG2SZ_1);
      write(Cqcsr.REGISTER, INTERRUPTING_COMMANDS);
      write(Fqcsr.REGISTER, INTERRUPTING_FAULTS);
      write(Ddtp.REGISTER, directory.ddtp());
    }

    void requireGeneration(InterruptGeneration expected) {
      long capabilities = iommu.readRegister(CapabilitiesRegister.REGISTER.offset(), 8);
      assertThat(CapabilitiesRegister.IGS.get(capabilities)).isEqualTo(expected.code());
    }

    void write(Register register, long value) {
      write(register.offset(), register.bytes(), value);
    }

    void write(int offset, int size, long value) {
      judge.writeRegister(offset, size, value);
    }

    long read(Register register) {
      return judge.readRegister(register.offset(), register.bytes());
    }

    /** All registers but the capabilities, where the model lacks the custom bit. */
    void readAll() {
      for (int offset = 8; offset < 4096; offset += 4) {
        judge.readRegister(offset, 4);
      }
    }

    void fillMessageTable() {
      for (int vector = 0; vector < VECTORS; vector++) {
        write(MsiCfgTbl.ADDRESS.offset(vector), 8, MESSAGES + 8 * vector);
        write(MsiCfgTbl.DATA.offset(vector), 4, 100 + vector);
      }
    }

    List<Long> messageTable() {
      var entries = new ArrayList<Long>();
      for (int vector = 0; vector < VECTORS; vector++) {
        entries.add(judge.readRegister(MsiCfgTbl.ADDRESS.offset(vector), 8));
        entries.add(judge.readRegister(MsiCfgTbl.DATA.offset(vector), 4));
      }
      return entries;
    }

    long message(int vector) {
      return iommu.memory().read(MESSAGES + 8 * vector, 4);
    }

    void fault() {
      judge.request(DeviceRequest.read(STRANGER, 0x1000).withBurst(1, 2, 1));
      assertThat(read(QueueIndex.FQT)).isEqualTo(1);
      assertThat(Ipsr.FIP.isSet(read(Ipsr.REGISTER))).isTrue();
    }

    void illegalCommand() {
      command(-1);
      assertThat(Cqcsr.CMD_ILL.isSet(read(Cqcsr.REGISTER))).isTrue();
      assertThat(Ipsr.CIP.isSet(read(Ipsr.REGISTER))).isTrue();
    }

    /** Replaces the illegal command and goes on. */
    void fenceWithWire() {
      tail--;
      iommu
          .memory()
          .write(commands, 8, CommandFunction.IOFENCE_C.encoded() | IofenceCommand.WSI.of(true));
      iommu.memory().write(commands + 8, 8, 0);
      write(Cqcsr.REGISTER, INTERRUPTING_COMMANDS | Cqcsr.CMD_ILL.of(true));
    }

    private void command(long first) {
      iommu.memory().write(commands + 16L * tail, 8, first);
      write(QueueIndex.CQT, ++tail);
    }
  }
}
