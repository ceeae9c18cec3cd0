package portcullis.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portcullis.iommu.layout.FaultQueueRecord;
import portcullis.iommu.layout.Fctl;
import portcullis.iommu.layout.PageRequestQueueRecord;
import portcullis.iommu.layout.QueueBase;
import portcullis.replay.Mismatch.Difference;
import portcullis.replay.Scenario.Expected;

/** The places in memory where a step's queue records and entry updates must appear. */
final class RecordPlaces {
  private static final long PAGE_OFFSET = 0xfff;
  private static final long GPA_PAGE_OFFSET = 0xffc;

  private record Place(long address, int length, Expected expected) {
    boolean holds(long byteAddress) {
      return byteAddress - address >= 0 && byteAddress - address < length;
    }
  }

  private final MemoryImage memory;
  private final List<Place> places = new ArrayList<>();
  private final boolean bigEndian;

  RecordPlaces(DeviceUnderTest device, MemoryImage memory, List<Expected> expected) {
    this.memory = memory;
    boolean anyRecord = false;
    for (var expectation : expected) {
      switch (expectation.what()) {
        case Expectation.FaultRecord q -> {
          long base = RegisterAccess.queueBase(device, QueueBase.FQB);
          place(base + q.index() * FaultQueueRecord.BYTES, FaultQueueRecord.BYTES, expectation);
          anyRecord = true;
        }
        case Expectation.PageRequestRecord g -> {
          long base = RegisterAccess.queueBase(device, QueueBase.PQB);
          place(
              base + g.index() * PageRequestQueueRecord.BYTES,
              PageRequestQueueRecord.BYTES,
              expectation);
          anyRecord = true;
        }
        case Expectation.EntryUpdate u -> place(u.address(), u.after().length(), expectation);
        default -> {}
      }
    }
    bigEndian = anyRecord && Fctl.BE.isSet(RegisterAccess.read(device, Fctl.REGISTER));
  }

  private void place(long address, int length, Expected expected) {
    places.add(new Place(address, length, expected));
  }

  /** Whether each byte of a write lies in a place or is in memory already. */
  boolean allow(long address, Bytes bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      long at = address + i;
      if (memory.at(at) != bytes.at(i) && places.stream().noneMatch(place -> place.holds(at))) {
        return false;
      }
    }
    return true;
  }

  /** What the places hold wrongly. */
  List<Difference> differences() {
    var differences = new ArrayList<Difference>();
    for (var place : places) {
      Optional<String> wrong =
          switch (place.expected().what()) {
            case Expectation.FaultRecord q -> compare(q, place);
            case Expectation.PageRequestRecord g -> compare(g, place);
            case Expectation.EntryUpdate u -> compare(u);
            default -> Optional.empty();
          };
      wrong.ifPresent(seen ->
          differences.add(new Difference(place.expected().line(), place.expected().text(), seen)));
    }
    return differences;
  }

  private Optional<String> compare(Expectation.FaultRecord expected, Place place) {
    long first = doubleword(place, 0);
    long reserved = doubleword(place, 1);
    var seen =
        new Expectation.FaultRecord(
            expected.index(),
            FaultQueueRecord.CAUSE.getInt(first),
            FaultQueueRecord.TTYP.getInt(first),
            FaultQueueRecord.DID.getInt(first),
            FaultQueueRecord.PV.isSet(first),
            FaultQueueRecord.PID.getInt(first),
            FaultQueueRecord.PRIV.isSet(first),
            doubleword(place, 2),
            doubleword(place, 3));
    boolean right = reserved == 0 && normalised(seen, expected).equals(expected);
    return right
        ? Optional.empty()
        : Optional.of(
            RecordText.of(seen) + (reserved == 0 ? "" : " reserved=%x".formatted(reserved)));
  }

  /**
   * Page offsets are optional in {@code iotval} and {@code iotval2}: where absent, fill them in.
   */
  private static Expectation.FaultRecord normalised(
      Expectation.FaultRecord seen, Expectation.FaultRecord expected) {
    long iotval = seen.iotval();
    if ((iotval & PAGE_OFFSET) == 0) {
      iotval |= expected.iotval() & PAGE_OFFSET;
    }
    long iotval2 = seen.iotval2() & ~GPA_PAGE_OFFSET | expected.iotval2() & GPA_PAGE_OFFSET;
    return new Expectation.FaultRecord(
        seen.index(),
        seen.cause(),
        seen.ttyp(),
        seen.deviceId(),
        seen.processIdValid(),
        seen.processId(),
        seen.privileged(),
        iotval,
        iotval2);
  }

  private Optional<String> compare(Expectation.PageRequestRecord expected, Place place) {
    long low = doubleword(place, 0);
    long high = doubleword(place, 1);
    return low == expected.low() && high == expected.high()
        ? Optional.empty()
        : Optional.of("g i=%x lo=%x hi=%x".formatted(expected.index(), low, high));
  }

  private Optional<String> compare(Expectation.EntryUpdate expected) {
    Bytes seen = memory.read(expected.address(), expected.after().length());
    boolean right =
        seen.equals(expected.after()) || !expected.required() && seen.equals(expected.before());
    return right ? Optional.empty() : Optional.of("%s at %x".formatted(seen, expected.address()));
  }

  private long doubleword(Place place, int index) {
    return memory.doubleword(place.address() + (long) index * Long.BYTES, bigEndian);
  }
}
