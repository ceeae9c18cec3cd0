package portcullis.replay;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import portcullis.replay.Expectation.QosIds;

/** Writes what a device showed as the record a vector file would have for it. */
final class RecordText {
  private RecordText() {}

  static String of(Answer answer) {
    return switch (answer) {
      case Answer.Translated a ->
          "= st=OK pa=%x sz=%s mt=%s msi=%s%s"
              .formatted(
                  a.address(),
                  decimal(a.sizeLog2()),
                  decimal(a.memoryType()),
                  a.throughMsiPte().map(RecordText::bit).orElse("-"),
                  qos(a.qos()));
      case Answer.InterruptFile a ->
          "= st=MRIF mrif=%x nid=%x npa=%x%s"
              .formatted(a.fileAddress(), a.noticeId(), a.noticeAddress(), qos(a.qos()));
      case Answer.Aborted _ -> "= st=ABORT";
      case Answer.DebugFault _ -> "= st=FAULT";
      case Answer.UnsupportedRequest _ -> "= st=UR";
      case Answer.CompleterAbort _ -> "= st=CA";
      case Answer.BusError _ -> "a bus error (ABORT, UR or CA)";
      case Answer.AtsTranslation a ->
          "= st=ATS r=%s w=%s x=%s u=%s g=%s priv=%s cxlio=%s n=%s ama=%x mt=%s pa=%x sz=%d"
              .formatted(
                  bit(a.read()),
                  bit(a.write()),
                  bit(a.execute()),
                  bit(a.untranslatedOnly()),
                  bit(a.global()),
                  bit(a.privileged()),
                  bit(a.cxlIo()),
                  bit(a.noSnoop()),
                  a.ama(),
                  decimal(a.memoryType()),
                  a.address(),
                  a.sizeLog2());
    };
  }

  static String of(Observation observation) {
    return switch (observation) {
      case Observation.MemoryWrite w -> "a write of %s to %x".formatted(w.bytes(), w.address());
      case Observation.InvalidationRequest r ->
          "e inval itag=%x rid=%x dsv=%s dseg=%x pv=%s pid=%x payload=%x"
              .formatted(
                  r.itag(),
                  r.requesterId(),
                  bit(r.segmentValid()),
                  r.segment(),
                  bit(r.processIdValid()),
                  r.processId(),
                  r.payload());
      case Observation.PageGroupResponse r ->
          "e prgr rid=%x dsv=%s dseg=%x pv=%s pid=%x prgi=%x code=%x"
              .formatted(
                  r.requesterId(),
                  bit(r.segmentValid()),
                  r.segment(),
                  bit(r.processIdValid()),
                  r.processId(),
                  r.groupIndex(),
                  r.code());
      case Observation.GlobalObservability g ->
          "e gob pr=%s pw=%s".formatted(bit(g.previousReads()), bit(g.previousWrites()));
    };
  }

  static String of(Expectation.FaultRecord q) {
    return "q i=%x cause=%d ttyp=%d did=%x pv=%s pid=%x priv=%s iotval=%x iotval2=%x"
        .formatted(
            q.index(),
            q.cause(),
            q.ttyp(),
            q.deviceId(),
            bit(q.processIdValid()),
            q.processId(),
            bit(q.privileged()),
            q.iotval(),
            q.iotval2());
  }

  static String of(Expectation.State k) {
    return "k cqh=%s fqt=%s pqt=%s cq=%s fq=%s pq=%s ip=%s"
        .formatted(
            hex(k.commandHead()),
            hex(k.faultTail()),
            hex(k.pageRequestTail()),
            hex(k.commandControl()),
            hex(k.faultControl()),
            hex(k.pageRequestControl()),
            hex(k.pendingInterrupts()));
  }

  private static String bit(boolean set) {
    return set ? "1" : "0";
  }

  private static String decimal(OptionalInt value) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : "-";
  }

  private static String hex(OptionalLong value) {
    return value.isPresent() ? Long.toHexString(value.getAsLong()) : "-";
  }

  private static String qos(Optional<QosIds> ids) {
    Function<QosIds, String> text = it -> " rcid=%x mcid=%x".formatted(it.rcid(), it.mcid());
    return ids.map(text).orElse("");
  }
}
