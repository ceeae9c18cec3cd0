package portcullis.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What the format leaves open is no mismatch: devices that use that freedom pass. */
class AllowedDevicesTest {

  @Test
  void rangesMayBeReportedAsFourKilobytes() throws VectorFileException {
    var device =
        new Suspect() {
          @Override
          public Answer request(Stimulus.Request request) {
            Answer truth = super.request(request);
            return truth instanceof Answer.Translated t
                ? shown(
                    new Answer.Translated(
                        t.address(),
                        OptionalInt.of(12),
                        t.memoryType(),
                        t.throughMsiPte(),
                        t.qos()),
                    truth)
                : truth;
          }
        };
    device.mustPass("core.vec.gz");
  }

  @Test
  void aBusNeedNotShowMoreThanTheAddress() throws VectorFileException {
    var device =
        new Suspect() {
          @Override
          public Answer request(Stimulus.Request request) {
            Answer truth = super.request(request);
            return switch (truth) {
              case Answer.Translated t ->
                  shown(
                      new Answer.Translated(
                          t.address(),
                          OptionalInt.empty(),
                          OptionalInt.empty(),
                          Optional.empty(),
                          Optional.empty()),
                      truth);
              case Answer.Aborted _, Answer.UnsupportedRequest _, Answer.CompleterAbort _ ->
                  shown(new Answer.BusError(), truth);
              default -> truth;
            };
          }
        };
    device.mustPass("base.vec.gz");
  }

  @Test
  void theCommandQueueMayRunAtOnce() throws VectorFileException {
    var device =
        new Suspect() {
          @Override
          public void writeRegister(int offset, int size, long value) {
            super.writeRegister(offset, size, value);
            if (offset == 0x24 || offset == 0x48) {
              shown(true, false);
              super.settle();
            }
          }
        };
    device.mustPass("full.vec.gz");
  }

  @Test
  void globalObservabilityNeedNotBeShown() throws VectorFileException {
    var device =
        new Suspect() {
          @Override
          public boolean showsGlobalObservability() {
            return false;
          }

          @Override
          public List<Observation> drain() {
            var shown = new ArrayList<>(super.drain());
            if (shown.removeIf(it -> it instanceof Observation.GlobalObservability)) {
              shown(true, false);
            }
            return shown;
          }
        };
    device.mustPass("base.vec.gz");
  }

  @Test
  void bytesMayBeWrittenAgain() throws VectorFileException {
    var device =
        new Suspect() {
          @Override
          public List<Observation> drain() {
            var shown = new ArrayList<Observation>();
            for (var observation : super.drain()) {
              shown.add(observation);
              if (observation instanceof Observation.MemoryWrite w && w.bytes().length() == 8) {
                shown.add(observation);
                shown(true, false);
              }
            }
            return shown;
          }
        };
    device.mustPass("base.vec.gz");
  }

  @Test
  void pageOffsetsOfFaultsMayBeZero() throws VectorFileException {
    var device =
        new Suspect() {
          @Override
          public List<Observation> drain() {
            var shown = new ArrayList<Observation>();
            long queue = readRegister(0x28, 8) >>> 10 << 12;
            for (var observation : super.drain()) {
              boolean iotval =
                  observation instanceof Observation.MemoryWrite w
                      && w.bytes().length() == 8
                      && w.address() >= queue
                      && w.address() < queue + (64 << (readRegister(0x28, 8) & 31))
                      && (w.address() & 31) == 16;
              shown.add(iotval ? shown(withoutOffset(observation), observation) : observation);
            }
            return shown;
          }
        };
    device.mustPass("core.vec.gz");
  }

  private static Observation withoutOffset(Observation observation) {
    var write = (Observation.MemoryWrite) observation;
    byte[] bytes = write.bytes().toArray();
    bytes[0] = 0;
    bytes[1] &= (byte) 0xf0;
    return new Observation.MemoryWrite(write.address(), Bytes.of(bytes));
  }
}
