package portcullis.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.Fctl;
import portcullis.iommu.layout.Field;
import portcullis.iommu.layout.Fqcsr;
import portcullis.iommu.layout.Icvec;
import portcullis.iommu.layout.Ipsr;
import portcullis.iommu.layout.Pqcsr;
import portcullis.iommu.layout.QueueIndex;
import portcullis.iommu.layout.Register;
import portcullis.replay.Mismatch.Difference;
import portcullis.replay.Scenario.Expected;

/** Compares queue indices, control registers, pending interrupts and interrupt wires. */
final class StateComparison {
  private static final long CQCSR_MASK = 0x10f03;
  private static final long FQCSR_MASK = 0x10303;
  private static final long PQCSR_MASK = 0x10303;
  private static final long IPSR_MASK = 0xf;

  /** The field of the vector of each bit of ipsr. */
  private static final List<Field> VECTORS = List.of(Icvec.CIV, Icvec.FIV, Icvec.PMIV, Icvec.PIV);

  private final DeviceUnderTest device;
  private Expected current;
  private String reported = "";

  StateComparison(DeviceUnderTest device) {
    this.device = device;
  }

  /** From here on this state is expected. */
  void expect(Expected state) {
    current = state;
  }

  /** What differs now; the same difference is reported once. */
  List<Difference> differences() {
    if (current == null || !(current.what() instanceof Expectation.State expected)) {
      return List.of();
    }
    var differences = new ArrayList<Difference>();
    var seen =
        new Expectation.State(
            read(QueueIndex.CQH, ~0L, expected.commandHead()),
            read(QueueIndex.FQT, ~0L, expected.faultTail()),
            read(QueueIndex.PQT, ~0L, expected.pageRequestTail()),
            read(Cqcsr.REGISTER, CQCSR_MASK, expected.commandControl()),
            read(Fqcsr.REGISTER, FQCSR_MASK, expected.faultControl()),
            read(Pqcsr.REGISTER, PQCSR_MASK, expected.pageRequestControl()),
            read(Ipsr.REGISTER, IPSR_MASK, expected.pendingInterrupts()));
    if (!seen.equals(expected)) {
      differences.add(new Difference(current.line(), current.text(), RecordText.of(seen)));
    }
    expected.pendingInterrupts().ifPresent(pending -> compareWires((int) pending, differences));
    String report =
        differences.stream().map(it -> it.expected() + it.seen()).collect(Collectors.joining());
    boolean known = report.equals(reported);
    reported = report;
    return known ? List.of() : differences;
  }

  private OptionalLong read(Register register, long mask, OptionalLong expected) {
    return expected.isPresent()
        ? OptionalLong.of(RegisterAccess.read(device, register) & mask)
        : OptionalLong.empty();
  }

  private void compareWires(int pending, List<Difference> differences) {
    int expected = 0;
    boolean wired = Fctl.WSI.isSet(RegisterAccess.read(device, Fctl.REGISTER));
    if (wired && pending != 0) {
      long vectors = RegisterAccess.read(device, Icvec.REGISTER);
      for (int source = 0; source < VECTORS.size(); source++) {
        if ((pending >>> source & 1) != 0) {
          expected |= 1 << VECTORS.get(source).getInt(vectors);
        }
      }
    }
    int seen = device.interruptWires();
    if (seen != expected) {
      differences.add(
          new Difference(
              current.line(),
              "interrupt wires %04x, as ipsr is %x".formatted(expected, pending),
              "interrupt wires %04x".formatted(seen)));
    }
  }
}
