package portcullis.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import portcullis.iommu.layout.MsiCfgTbl;
import portcullis.replay.Mismatch.Difference;
import portcullis.replay.Scenario.Expected;

/**
 * Compares the writes and messages of a device with the expected ones. Both lists are exhaustive:
 * what is missing and what is too much is a difference, but to write again what memory holds
 * already is none.
 */
final class TrafficComparison {
  private static final int MSI_BYTES = 4;

  private final DeviceUnderTest device;
  private final Build build;
  private final MemoryImage memory;
  private final Map<Integer, Integer> itags = new HashMap<>();

  TrafficComparison(DeviceUnderTest device, Build build, MemoryImage memory) {
    this.device = device;
    this.build = build;
    this.memory = memory;
  }

  /** The device's tag for an invalidation of the file. */
  OptionalInt itag(int symbol) {
    Integer itag = itags.get(symbol);
    return itag == null ? OptionalInt.empty() : OptionalInt.of(itag);
  }

  /**
   * Applies the observed writes to the memory image and compares.
   *
   * @param line where to report what nothing in the file expects
   */
  List<Difference> compare(long line, List<Observation> observed, List<Expected> expected) {
    var differences = new ArrayList<Difference>();
    var places = new RecordPlaces(device, memory, expected);
    var pending = new ArrayList<Expected>();
    for (var expectation : expected) {
      if (isMessage(expectation.what())) {
        pending.add(expectation);
      }
    }
    for (var observation : observed) {
      boolean explained =
          switch (observation) {
            case Observation.MemoryWrite write -> explain(write, pending, places);
            case Observation.InvalidationRequest request -> bind(request, pending);
            case Observation.PageGroupResponse response ->
                take(pending, what -> same(what, response));
            case Observation.GlobalObservability fence ->
                !device.showsGlobalObservability()
                    || take(
                        pending,
                        what ->
                            what.equals(
                                new Expectation.GlobalObservability(
                                    fence.previousReads(), fence.previousWrites())));
          };
      if (!explained) {
        differences.add(new Difference(line, "nothing of this kind", RecordText.of(observation)));
      }
    }
    for (var missing : pending) {
      differences.add(new Difference(missing.line(), missing.text(), "nothing of this kind"));
    }
    differences.addAll(places.differences());
    return differences;
  }

  private boolean isMessage(Expectation what) {
    return switch (what) {
      case Expectation.MessageInterrupt _,
          Expectation.FenceWrite _,
          Expectation.InvalidationRequest _,
          Expectation.PageGroupResponse _ ->
          true;
      case Expectation.GlobalObservability _ -> device.showsGlobalObservability();
      case Expectation.Answered _,
          Expectation.FaultRecord _,
          Expectation.PageRequestRecord _,
          Expectation.EntryUpdate _,
          Expectation.State _ ->
          false;
    };
  }

  private boolean explain(
      Observation.MemoryWrite write, List<Expected> pending, RecordPlaces places) {
    long address = write.address();
    Bytes bytes = write.bytes();
    boolean expected =
        take(
            pending,
            what ->
                what.equals(new Expectation.MessageInterrupt(address, bytes))
                    || what.equals(new Expectation.FenceWrite(address, bytes)));
    boolean harmless = expected || !isInterrupt(write) && places.allow(address, bytes);
    memory.write(address, bytes);
    return harmless;
  }

  /** A message is an event: sent once more it counts, though memory holds its data already. */
  private boolean isInterrupt(Observation.MemoryWrite write) {
    if (write.bytes().length() != MSI_BYTES || !build.hasMessageInterrupts()) {
      return false;
    }
    for (int vector = 0; vector < MsiCfgTbl.ENTRIES; vector++) {
      long address = device.readRegister(MsiCfgTbl.ADDRESS.offset(vector), 8);
      long value = device.readRegister(MsiCfgTbl.DATA.offset(vector), 4);
      Bytes data = Bytes.littleEndian(value, MSI_BYTES);
      if (address == write.address() && isData(write.bytes(), data)) {
        return true;
      }
    }
    return false;
  }

  /** Interrupt messages follow {@code fctl.BE}; either order gives them away. */
  private static boolean isData(Bytes written, Bytes littleEndian) {
    byte[] reversed = littleEndian.toArray();
    for (int i = 0; i < MSI_BYTES; i++) {
      reversed[i] = littleEndian.at(MSI_BYTES - 1 - i);
    }
    return written.equals(littleEndian) || written.equals(Bytes.of(reversed));
  }

  private boolean bind(Observation.InvalidationRequest seen, List<Expected> pending) {
    for (var expected : pending) {
      if (expected.what() instanceof Expectation.InvalidationRequest request
          && same(request, seen)) {
        itags.put(request.symbol(), seen.itag());
        return pending.remove(expected);
      }
    }
    return false;
  }

  private static boolean same(
      Expectation.InvalidationRequest expected, Observation.InvalidationRequest seen) {
    return expected.requesterId() == seen.requesterId()
        && expected.segmentValid() == seen.segmentValid()
        && (!expected.segmentValid() || expected.segment() == seen.segment())
        && expected.processIdValid() == seen.processIdValid()
        && (!expected.processIdValid() || expected.processId() == seen.processId())
        && expected.payload() == seen.payload();
  }

  private static boolean same(Expectation what, Observation.PageGroupResponse seen) {
    return what instanceof Expectation.PageGroupResponse expected
        && expected.requesterId() == seen.requesterId()
        && expected.segmentValid() == seen.segmentValid()
        && (!expected.segmentValid() || expected.segment() == seen.segment())
        && expected.processIdValid() == seen.processIdValid()
        && (!expected.processIdValid() || expected.processId() == seen.processId())
        && expected.groupIndex() == seen.groupIndex()
        && expected.code() == seen.code();
  }

  private static boolean take(List<Expected> pending, Predicate<Expectation> wanted) {
    for (var expected : pending) {
      if (wanted.test(expected.what())) {
        return pending.remove(expected);
      }
    }
    return false;
  }
}
