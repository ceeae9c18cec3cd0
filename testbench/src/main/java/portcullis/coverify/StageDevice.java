package portcullis.coverify;

import static portcullis.coverify.DisagreementException.require;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceListener;
import portcullis.driver.core.FaultReport;
import portcullis.driver.core.FaultResponse;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.ResponseCode;
import portcullis.driver.vfio.VfioDevice;

/** A device that does DMA when a flow says so, and the monitor's file of it. */
final class StageDevice implements DeviceListener {
  /** An answer that the device was given. */
  private record Answer(OptionalInt pasid, long address, ResponseCode code) {}

  private static final OptionalInt NO_PASID = OptionalInt.empty();

  private final Stage stage;
  private final DeviceDescription description;
  private final List<Answer> answers = new ArrayList<>();
  private long cookie;

  StageDevice(Stage stage, DeviceDescription description) {
    this.stage = stage;
    this.description = description;
    stage.subsystem().addDevice(description, this);
  }

  @Override
  public void answered(OptionalInt pasid, long address, ResponseCode code) {
    answers.add(new Answer(pasid, address, code));
  }

  /** Opens the device, binds it and attaches it to guest memory. */
  VfioDevice open(long newCookie) {
    cookie = newCookie;
    var file = stage.vfio().open(description.name(), stage.process());
    file.bind(stage.fd(), cookie);
    file.attach(stage.gpa());
    return file;
  }

  /** Writes new data and gives it. */
  byte[] write(long iova, int length) {
    return write(NO_PASID, iova, length);
  }

  byte[] write(int pasid, long iova, int length) {
    return write(OptionalInt.of(pasid), iova, length);
  }

  private byte[] write(OptionalInt pasid, long iova, int length) {
    var data = stage.data(length);
    write(pasid, iova, data);
    return data;
  }

  /** Writes given data. */
  void write(OptionalInt pasid, long iova, byte[] data) {
    stage.port().write(description.deviceId(), pasid, iova, data);
    requireNoFault();
  }

  byte[] read(OptionalInt pasid, long iova, int length) {
    var seen = stage.port().read(description.deviceId(), pasid, iova, length);
    requireNoFault();
    return seen;
  }

  /** Reads, and must get what is expected. */
  void requireReads(long iova, byte[] expected) {
    requireReads(NO_PASID, iova, expected);
  }

  void requireReads(int pasid, long iova, byte[] expected) {
    requireReads(OptionalInt.of(pasid), iova, expected);
  }

  private void requireReads(OptionalInt pasid, long iova, byte[] expected) {
    Stage.requireSame(
        "what " + description.name() + " reads",
        iova,
        read(pasid, iova, expected.length),
        expected);
  }

  private void requireNoFault() {
    require(stage.subsystem().serveFaults() == 0, "DMA that succeeded has left fault records");
  }

  /** Must be refused a read and a write that concern a space; the user hears of both. */
  void requireFaults(Ioasid space, long iova) {
    requireFault(space, NO_PASID, iova, false);
    requireFault(space, NO_PASID, iova, true);
  }

  void requireFaults(Ioasid space, int pasid, long iova) {
    requireFault(space, OptionalInt.of(pasid), iova, false);
    requireFault(space, OptionalInt.of(pasid), iova, true);
  }

  private void requireFault(Ioasid space, OptionalInt pasid, long iova, boolean write) {
    var report = fault(space, pasid, iova, write);
    if (report.flags().contains(FaultReport.Flag.RESPONSE_NEEDED)) {
      respond(report, pasid, iova, ResponseCode.INVALID);
    }
  }

  /** Writes, which must fault, and gives the user's record of it, which waits for a response. */
  FaultReport recoverableWriteFault(Ioasid space, long iova) {
    var report = fault(space, NO_PASID, iova, true);
    require(
        report.flags().equals(Set.of(FaultReport.Flag.RESPONSE_NEEDED)),
        "%s: a response is needed and nothing else",
        report);
    return report;
  }

  /** Responds, and the device must hear it. */
  void respond(FaultReport report, OptionalInt pasid, long iova, ResponseCode code) {
    answers.clear();
    stage.fd().respond(FaultResponse.to(report, code));
    require(
        answers.equals(List.of(new Answer(pasid, iova, code))),
        "%s, answered by %s: the device was told %s",
        report,
        code,
        answers);
  }

  private FaultReport fault(Ioasid space, OptionalInt pasid, long iova, boolean write) {
    int cause = refusedAccess(pasid, iova, write);
    var report =
        stage
            .fd()
            .readFault()
            .orElseThrow(() ->
                new DisagreementException(
                    "%s faulted at 0x%x and no record can be read"
                        .formatted(description.name(), iova)));
    var permission = write ? FaultReport.Permission.WRITE : FaultReport.Permission.READ;
    require(
        report.ioasid() == space.id()
            && report.cookie() == cookie
            && report.address() == iova
            && report.cause() == cause
            && report.permissions().equals(Set.of(permission))
            && (report.pasid().isEmpty() || report.pasid().equals(pasid)),
        "%s: expected IOASID %d, cookie %d, address 0x%x, cause %d, %s",
        report,
        space.id(),
        cookie,
        iova,
        cause,
        permission);
    require(stage.fd().readFault().isEmpty(), "one fault has made two records");
    stage.faultSeen();
    return report;
  }

  /** Must be refused, and as the request belongs to nobody the user hears nothing. */
  void requireBlocked(long iova) {
    requireBlocked(NO_PASID, iova, false);
    requireBlocked(NO_PASID, iova, true);
  }

  void requireBlocked(int pasid, long iova) {
    requireBlocked(OptionalInt.of(pasid), iova, false);
    requireBlocked(OptionalInt.of(pasid), iova, true);
  }

  private void requireBlocked(OptionalInt pasid, long iova, boolean write) {
    long before = stage.subsystem().strayFaults();
    refusedAccess(pasid, iova, write);
    require(
        stage.subsystem().strayFaults() == before + 1,
        "a fault of %s at 0x%x, which concerns nobody, was not counted as such",
        description.name(),
        iova);
    require(stage.fd().readFault().isEmpty(), "the user was told of a fault that is not theirs");
    stage.faultSeen();
  }

  /** Cause of a fault of which the driver has seen exactly one record. */
  private int refusedAccess(OptionalInt pasid, long iova, boolean write) {
    int cause = stage.port().refusedAccess(description.deviceId(), pasid, iova, write);
    int served = stage.subsystem().serveFaults();
    require(served == 1, "one refused access has made %d records", served);
    return cause;
  }
}
