package portcullis.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A device that makes one write or message too many, too few or wrongly is caught. */
class WrongTrafficTest {

  private static final Set<Observation> INTERRUPTS = new HashSet<>();
  private static final Set<Observation> FENCE_DATA = new HashSet<>();
  private static final Set<Observation> ENTRY_UPDATES = new HashSet<>();

  /** Which writes are what, the vectors say. */
  @BeforeAll
  static void readVectors() throws VectorFileException {
    try (var reader = new VectorReader(GoldenVectorsTest.VECTORS.resolve("full.vec.gz"))) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        next.get().steps().stream()
            .flatMap(step -> step.expected().stream())
            .forEach(expected -> note(expected.what()));
      }
    }
  }

  private static void note(Expectation expectation) {
    switch (expectation) {
      case Expectation.MessageInterrupt msi ->
          INTERRUPTS.add(new Observation.MemoryWrite(msi.address(), msi.data()));
      case Expectation.FenceWrite fence ->
          FENCE_DATA.add(new Observation.MemoryWrite(fence.address(), fence.data()));
      case Expectation.EntryUpdate update when update.required() ->
          ENTRY_UPDATES.add(new Observation.MemoryWrite(update.address(), update.after()));
      default -> {}
    }
  }

  /** Tampers with one list of observations; what it is not for, it returns as it is. */
  interface Tampering {
    List<Observation> with(DeviceUnderTest device, List<Observation> seen);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void wrongTrafficIsCaught(String name, Tampering tampering, String shown)
      throws VectorFileException {
    var device =
        new Suspect() {
          @Override
          public List<Observation> drain() {
            List<Observation> truth = super.drain();
            return isGuilty() ? truth : shown(tampering.with(this, truth), truth);
          }
        };
    device.mustBeCaught(shown);
  }

  static Stream<Arguments> wrongTrafficIsCaught() {
    return Stream.of(
        Arguments.of(
            "a byte too much",
            (Tampering)
                (_, seen) -> plus(seen, new Observation.MemoryWrite(0x1234, Bytes.of((byte) 1))),
            "a write of 01 to 1234"),
        drop("a fault record", WrongTrafficTest::isFaultRecord, "q i=0 cause="),
        alter(
            "a fault record one entry on",
            WrongTrafficTest::isFaultRecord,
            w -> move(w, 32),
            "a write of"),
        alter(
            "a fault record with a wrong bit",
            WrongTrafficTest::isFaultRecord,
            w -> flip(w, 5),
            "q i=0 cause="),
        drop("a page request", WrongTrafficTest::isPageRequest, "g i=0 lo="),
        alter(
            "a page request with a wrong bit",
            WrongTrafficTest::isPageRequest,
            w -> flip(w, 2),
            "g i=0 lo="),
        drop("an interrupt message", WrongTrafficTest::isInterrupt, "e msi addr="),
        repeat("an interrupt message", WrongTrafficTest::isInterrupt, "nothing of this kind"),
        alter(
            "an interrupt message elsewhere",
            WrongTrafficTest::isInterrupt,
            w -> move(w, 4),
            "e msi addr="),
        alter(
            "another interrupt message",
            WrongTrafficTest::isInterrupt,
            w -> flip(w, 0),
            "e msi addr="),
        drop("the data of a fence", WrongTrafficTest::isFenceData, "e fwr addr="),
        alter(
            "other data of a fence", WrongTrafficTest::isFenceData, w -> flip(w, 3), "e fwr addr="),
        drop("an update of an entry", WrongTrafficTest::isEntryUpdate, "must"),
        alter(
            "another update of an entry", WrongTrafficTest::isEntryUpdate, w -> flip(w, 3), "must"),
        drop("an invalidation", (_, o) -> o instanceof Observation.InvalidationRequest, "e inval"),
        repeat(
            "an invalidation",
            (_, o) -> o instanceof Observation.InvalidationRequest,
            "nothing of this kind"),
        drop("a response", (_, o) -> o instanceof Observation.PageGroupResponse, "e prgr"),
        repeat(
            "a response",
            (_, o) -> o instanceof Observation.PageGroupResponse,
            "nothing of this kind"),
        drop("an ordering", (_, o) -> o instanceof Observation.GlobalObservability, "e gob"),
        repeat(
            "an ordering",
            (_, o) -> o instanceof Observation.GlobalObservability,
            "nothing of this kind"),
        Arguments.of(
            "another invalidation", (Tampering) WrongTrafficTest::otherInvalidation, "e inval"),
        Arguments.of("another response", (Tampering) WrongTrafficTest::otherResponse, "e prgr"),
        Arguments.of("another ordering", (Tampering) WrongTrafficTest::otherOrdering, "e gob"));
  }

  private interface Kind {
    boolean includes(DeviceUnderTest device, Observation observation);
  }

  private interface Change {
    Observation apply(Observation.MemoryWrite write);
  }

  private static Arguments drop(String name, Kind kind, String shown) {
    return tamper("without " + name, kind, (list, i) -> list.remove((int) i), shown);
  }

  private static Arguments repeat(String name, Kind kind, String shown) {
    return tamper(name + " twice", kind, (list, i) -> list.add(i, list.get(i)), shown);
  }

  private static Arguments alter(String name, Kind kind, Change change, String shown) {
    return tamper(
        name,
        kind,
        (list, i) -> list.set(i, change.apply((Observation.MemoryWrite) list.get(i))),
        shown);
  }

  private static Arguments tamper(
      String name, Kind kind, BiConsumer<List<Observation>, Integer> edit, String shown) {
    Tampering tampering =
        (device, seen) -> {
          var result = new ArrayList<>(seen);
          for (int i = 0; i < seen.size(); i++) {
            if (kind.includes(device, seen.get(i))) {
              edit.accept(result, i);
              return result;
            }
          }
          return result;
        };
    return Arguments.of(name, tampering, shown);
  }

  private static List<Observation> otherInvalidation(
      DeviceUnderTest device, List<Observation> seen) {
    return seen.stream()
        .map(o ->
            o instanceof Observation.InvalidationRequest r
                ? (Observation)
                    new Observation.InvalidationRequest(
                        r.itag(),
                        r.requesterId(),
                        r.segmentValid(),
                        r.segment(),
                        r.processIdValid(),
                        r.processId(),
                        r.payload() ^ 0x800)
                : o)
        .toList();
  }

  private static List<Observation> otherResponse(DeviceUnderTest device, List<Observation> seen) {
    return seen.stream()
        .map(o ->
            o instanceof Observation.PageGroupResponse r
                ? (Observation)
                    new Observation.PageGroupResponse(
                        r.requesterId(),
                        r.segmentValid(),
                        r.segment(),
                        !r.processIdValid(),
                        r.processId(),
                        r.groupIndex(),
                        r.code())
                : o)
        .toList();
  }

  private static List<Observation> otherOrdering(DeviceUnderTest device, List<Observation> seen) {
    return seen.stream()
        .map(o ->
            o instanceof Observation.GlobalObservability g
                ? (Observation)
                    new Observation.GlobalObservability(!g.previousReads(), g.previousWrites())
                : o)
        .toList();
  }

  private static boolean isFaultRecord(DeviceUnderTest device, Observation observation) {
    return within(device, 0x28, 32, observation);
  }

  private static boolean isPageRequest(DeviceUnderTest device, Observation observation) {
    return within(device, 0x38, 16, observation);
  }

  private static boolean within(DeviceUnderTest device, int base, int bytes, Observation seen) {
    long queue = device.readRegister(base, 8);
    long start = queue >>> 10 << 12;
    long length = (2L << (queue & 31)) * bytes;
    return start != 0
        && seen instanceof Observation.MemoryWrite w
        && w.address() >= start
        && w.address() < start + length;
  }

  private static boolean isInterrupt(DeviceUnderTest device, Observation observation) {
    return INTERRUPTS.contains(observation);
  }

  private static boolean isFenceData(DeviceUnderTest device, Observation observation) {
    return FENCE_DATA.contains(observation);
  }

  private static boolean isEntryUpdate(DeviceUnderTest device, Observation observation) {
    return ENTRY_UPDATES.contains(observation);
  }

  private static Observation move(Observation.MemoryWrite write, int bytes) {
    return new Observation.MemoryWrite(write.address() + bytes, write.bytes());
  }

  private static Observation flip(Observation.MemoryWrite write, int index) {
    byte[] bytes = write.bytes().toArray();
    bytes[index] ^= 0x10;
    return new Observation.MemoryWrite(write.address(), Bytes.of(bytes));
  }

  private static List<Observation> plus(List<Observation> seen, Observation more) {
    var result = new ArrayList<>(seen);
    result.add(more);
    return result;
  }
}
