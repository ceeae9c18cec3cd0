package portcullis.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import portcullis.replay.Mismatch.Difference;
import portcullis.replay.Scenario.Expected;

/** Compares queue indices, control registers, pending interrupts and interrupt wires. */
final class StateComparison {
  private static final long CQCSR_MASK = 0x10f03;
  private static final long FQCSR_MASK = 0x10303;
  private static final long PQCSR_MASK = 0x10303;
  private static final long IPSR_MASK = 0xf;
  private static final int SOURCES = 4;

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
            read(RegisterAccess.CQH, ~0L, expected.commandHead()),
            read(RegisterAccess.FQT, ~0L, expected.faultTail()),
            read(RegisterAccess.PQT, ~0L, expected.pageRequestTail()),
            read(RegisterAccess.CQCSR, CQCSR_MASK, expected.commandControl()),
            read(RegisterAccess.FQCSR, FQCSR_MASK, expected.faultControl()),
            read(RegisterAccess.PQCSR, PQCSR_MASK, expected.pageRequestControl()),
            read(RegisterAccess.IPSR, IPSR_MASK, expected.pendingInterrupts()));
    if (!seen.equals(expected)) {
      differences.add(new Difference(current.line(), current.text(), RecordText.of(seen)));
    }
    expected.pendingInterrupts().ifPresent(pending -> compareWires((int) pending, differences));
    String report = differences.toString();
    boolean known = report.equals(reported);
    reported = report;
    return known ? List.of() : differences;
  }

  private OptionalLong read(int offset, long mask, OptionalLong expected) {
    return expected.isPresent()
        ? OptionalLong.of(device.readRegister(offset, 4) & mask)
        : OptionalLong.empty();
  }

  private void compareWires(int pending, List<Difference> differences) {
    int expected = 0;
    boolean wired = (device.readRegister(RegisterAccess.FCTL, 4) >>> 1 & 1) != 0;
    if (wired && pending != 0) {
      long vectors = device.readRegister(RegisterAccess.ICVEC, 8);
      for (int source = 0; source < SOURCES; source++) {
        if ((pending >>> source & 1) != 0) {
          expected |= 1 << (vectors >>> 4 * source & 0xf);
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
