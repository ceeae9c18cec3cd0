package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceListener;
import portcullis.driver.core.IoDevice;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.ResponseCode;
import portcullis.model.Memory.AccessKind;
import portcullis.model.Memory.Status;
import portcullis.model.Outcome;
import portcullis.model.Request;

/** A device that does DMA when a test says so, and finds out if it reaches what is not pinned. */
final class TestDevice implements DeviceListener {
  /** An answer that the device was given. */
  record Answer(OptionalInt pasid, long address, ResponseCode code) {}

  /** A range that the device was told is gone. */
  record Unmapped(int ioasid, long iova, long bytes) {}

  private final Machine machine;
  private final DevicePort port;
  private final DeviceDescription description;
  private final IoDevice device;
  final List<Answer> answers = new CopyOnWriteArrayList<>();
  final List<Unmapped> unmapped = new CopyOnWriteArrayList<>();

  TestDevice(Machine machine, DevicePort port, DeviceDescription description) {
    this.machine = machine;
    this.port = port;
    this.description = description;
    device = machine.subsystem.addDevice(description, this);
  }

  String name() {
    return description.name();
  }

  DeviceDescription description() {
    return description;
  }

  IoDevice device() {
    return device;
  }

  @Override
  public void answered(OptionalInt pasid, long address, ResponseCode code) {
    answers.add(new Answer(pasid, address, code));
  }

  @Override
  public void unmapped(Ioasid space, long iova, long bytes) {
    unmapped.add(new Unmapped(space.id(), iova, bytes));
  }

  /** Reads by the requester ID. */
  byte[] read(long iova, int length) {
    return read(OptionalInt.empty(), iova, length);
  }

  byte[] read(int pasid, long iova, int length) {
    return read(OptionalInt.of(pasid), iova, length);
  }

  private byte[] read(OptionalInt pasid, long iova, int length) {
    var bytes = new byte[length];
    for (int done = 0; done < length; ) {
      int piece = piece(iova + done, length - done);
      long physical = reach(pasid, iova + done, piece, false);
      System.arraycopy(machine.memory.load(physical, piece), 0, bytes, done, piece);
      done += piece;
    }
    return bytes;
  }

  void write(long iova, byte[] bytes) {
    write(OptionalInt.empty(), iova, bytes);
  }

  void write(int pasid, long iova, byte[] bytes) {
    write(OptionalInt.of(pasid), iova, bytes);
  }

  private void write(OptionalInt pasid, long iova, byte[] bytes) {
    for (int done = 0; done < bytes.length; ) {
      int piece = piece(iova + done, bytes.length - done);
      long physical = reach(pasid, iova + done, piece, true);
      machine.memory.store(physical, Arrays.copyOfRange(bytes, done, done + piece));
      done += piece;
    }
  }

  private static int piece(long address, int rest) {
    return (int) Math.min(rest, Machine.PAGE - (address & Machine.PAGE - 1));
  }

  /** Translates, and repeats once if the driver says that a fault is repaired. */
  private long reach(OptionalInt pasid, long iova, int length, boolean write) {
    var outcome = translate(pasid, iova, write);
    if (outcome instanceof Outcome.Refused) {
      answers.clear();
      machine.subsystem.serveFaults();
      if (answers.contains(new Answer(pasid, iova, ResponseCode.SUCCESS))) {
        outcome = translate(pasid, iova, write);
      }
    }
    if (outcome instanceof Outcome.Translated(var address, _, _, _, _, _)) {
      assertThat(
              machine.memory.check(
                  write ? AccessKind.WRITE : AccessKind.READ, address, Math.min(length, 64)))
          .isEqualTo(Status.OK);
      assertThat(machine.users.isPinned(address))
          .as("DMA of %s at 0x%x reaches a page that is not pinned", name(), iova)
          .isTrue();
      return address;
    }
    throw new AssertionError("DMA of %s at 0x%x (%s): %s".formatted(name(), iova, pasid, outcome));
  }

  private Outcome translate(OptionalInt pasid, long iova, boolean write) {
    var request =
        write
            ? Request.write(description.deviceId(), iova)
            : Request.read(description.deviceId(), iova);
    return port.translation()
        .apply(pasid.isPresent() ? request.withProcess(pasid.getAsInt(), false) : request);
  }

  /** Tries an access and tells the cause if it is refused; 0 if it is not. Faults are served. */
  int cause(long iova, boolean write) {
    return cause(OptionalInt.empty(), iova, write);
  }

  int cause(int pasid, long iova, boolean write) {
    return cause(OptionalInt.of(pasid), iova, write);
  }

  private int cause(OptionalInt pasid, long iova, boolean write) {
    var outcome = translate(pasid, iova, write);
    machine.subsystem.serveFaults();
    return outcome instanceof Outcome.Refused refused ? refused.cause() : 0;
  }

  /** Tries an access whose fault nobody looks at yet. */
  void causeUnserved(long iova, boolean write) {
    assertThat(translate(OptionalInt.empty(), iova, write)).isInstanceOf(Outcome.Refused.class);
  }

  /** Whether an address translates, again and again, to a page that is not pinned. */
  boolean reachesUnpinned(long iova, boolean write) {
    for (int i = 0; i < 100; i++) {
      if (!(translate(OptionalInt.empty(), iova, write) instanceof Outcome.Translated reached)
          || machine.users.isPinned(reached.address())) {
        return false;
      }
    }
    return true;
  }

  boolean blocked(long iova) {
    return cause(iova, false) != 0 && cause(iova, true) != 0;
  }
}
