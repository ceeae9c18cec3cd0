package portcullis.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import portcullis.replay.Expectation.QosIds;

/** Compares an answer with the expected one. */
final class AnswerComparison {
  private static final int PAGE = 12;

  private AnswerComparison() {}

  /** The names of the fields that differ; none if the answer is right. */
  static List<String> differences(Expectation.Answered expected, Answer seen, boolean qosIds) {
    var wrong = new ArrayList<String>();
    switch (expected) {
      case Expectation.Translated e when seen instanceof Answer.Translated s ->
          compare(e, s, qosIds, wrong);
      case Expectation.InterruptFile e when seen instanceof Answer.InterruptFile s ->
          compare(e, s, qosIds, wrong);
      case Expectation.AtsTranslation e when seen instanceof Answer.AtsTranslation s ->
          compare(e, s, wrong);
      case Expectation.Denied _ when seen instanceof Answer.AtsTranslation s ->
          require(!s.read() && !s.write(), "r and w", wrong);
      default -> require(sameRefusal(expected, seen), "st", wrong);
    }
    return wrong;
  }

  private static boolean sameRefusal(Expectation.Answered expected, Answer seen) {
    return switch (expected) {
      case Expectation.Aborted _ ->
          seen instanceof Answer.Aborted || seen instanceof Answer.BusError;
      case Expectation.UnsupportedRequest _ ->
          seen instanceof Answer.UnsupportedRequest || seen instanceof Answer.BusError;
      case Expectation.CompleterAbort _ ->
          seen instanceof Answer.CompleterAbort || seen instanceof Answer.BusError;
      case Expectation.DebugFault _ -> seen instanceof Answer.DebugFault;
      case Expectation.Translated _,
          Expectation.InterruptFile _,
          Expectation.Denied _,
          Expectation.AtsTranslation _ ->
          false;
    };
  }

  private static void compare(
      Expectation.Translated expected, Answer.Translated seen, boolean qosIds, List<String> wrong) {
    require(seen.address() == expected.address(), "pa", wrong);
    seen.sizeLog2().ifPresent(size -> compareSize(expected.sizeLog2(), size, wrong));
    compareMemoryType(expected.memoryType(), seen.memoryType(), wrong);
    if (expected.throughMsiPte().isPresent() && seen.throughMsiPte().isPresent()) {
      require(expected.throughMsiPte().equals(seen.throughMsiPte()), "msi", wrong);
    }
    expected.qos().ifPresent(ids -> compareQosIds(ids, seen.qos(), qosIds, wrong));
  }

  private static void compare(
      Expectation.InterruptFile expected,
      Answer.InterruptFile seen,
      boolean qosIds,
      List<String> wrong) {
    require(sameFile(seen.fileAddress(), expected.fileAddress()), "mrif", wrong);
    require(seen.noticeId() == expected.noticeId(), "nid", wrong);
    require(seen.noticeAddress() == expected.noticeAddress(), "npa", wrong);
    compareQosIds(expected.qos(), seen.qos(), qosIds, wrong);
  }

  private static void compare(
      Expectation.AtsTranslation expected, Answer.AtsTranslation seen, List<String> wrong) {
    require(seen.read() == expected.read(), "r", wrong);
    boolean writeWithheld = expected.dirtied() && !seen.write();
    require(seen.write() == expected.write() || writeWithheld, "w", wrong);
    require(seen.execute() == expected.execute(), "x", wrong);
    require(seen.untranslatedOnly() == expected.untranslatedOnly(), "u", wrong);
    expected.global().ifPresent(global -> require(seen.global() == global, "g", wrong));
    require(seen.privileged() == expected.privileged(), "priv", wrong);
    expected.cxlIo().ifPresent(cxlIo -> require(seen.cxlIo() == cxlIo, "cxlio", wrong));
    require(!seen.noSnoop(), "n", wrong);
    require(seen.ama() == 0, "ama", wrong);
    if (expected.read() || expected.write() || expected.execute()) {
      expected.address().ifPresent(address -> require(seen.address() == address, "pa", wrong));
      compareSize(expected.sizeLog2(), seen.sizeLog2(), wrong);
      compareMemoryType(expected.memoryType(), seen.memoryType(), wrong);
    }
  }

  /** A device may report a smaller range than the page table has. */
  private static void compareSize(int largest, int seen, List<String> wrong) {
    require(seen >= PAGE && seen <= largest, "sz", wrong);
  }

  private static void compareMemoryType(int expected, OptionalInt seen, List<String> wrong) {
    seen.ifPresent(memoryType -> require(memoryType == expected, "mt", wrong));
  }

  private static void compareQosIds(
      QosIds expected, Optional<QosIds> seen, boolean present, List<String> wrong) {
    if (present) {
      seen.ifPresent(ids -> require(ids.rcid() == expected.rcid(), "rcid", wrong));
      seen.ifPresent(ids -> require(ids.mcid() == expected.mcid(), "mcid", wrong));
    }
  }

  /**
   * The specification gives the address of an interrupt file as {@code MRIF_Address[55:9] * 512},
   * 56 bits. The reference answers keep its low 47 bits only (the width of the field, which their
   * generator shifted in place), so an address that has them and more is accepted.
   */
  private static boolean sameFile(long seen, long expected) {
    return seen == expected || (seen & (1L << 47) - 1) == expected && seen >>> 56 == 0;
  }

  private static void require(boolean right, String field, List<String> wrong) {
    if (!right) {
      wrong.add(field);
    }
  }
}
