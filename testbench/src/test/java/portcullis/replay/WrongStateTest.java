package portcullis.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portcullis.replay.GoldenVectorsTest.Mismatches;
import portcullis.replay.device.ModelExplainer;

/** A device whose registers or wires are wrong once is caught. */
class WrongStateTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "cqh, 20, 1, k cqh=",
    "fqt, 34, 1, k cqh=",
    "pqt, 44, 1, k cqh=",
    "cqcsr.cqmf, 48, 100, k cqh=",
    "cqcsr.cmd_to, 48, 200, k cqh=",
    "cqcsr.cmd_ill, 48, 400, k cqh=",
    "cqcsr.fence_w_ip, 48, 800, k cqh=",
    "fqcsr.fqmf, 4c, 100, k cqh=",
    "fqcsr.fqof, 4c, 200, k cqh=",
    "pqcsr.pqmf, 50, 100, k cqh=",
    "pqcsr.pqof, 50, 200, k cqh=",
    "ipsr.cip, 54, 1, k cqh=",
    "ipsr.pip, 54, 8, k cqh=",
    "capabilities, 0, 1000000, under the mask",
    "fqh, 30, 1, under the mask",
    "cqb, 18, 400, under the mask",
    "iohpmctr1, 68, 1, under the mask"
  })
  void aWrongRegisterIsCaught(String name, String offset, String bits, String shown)
      throws VectorFileException {
    int wrong = Integer.parseInt(offset, 16);
    long flipped = Long.parseLong(bits, 16);
    var device =
        new Suspect() {
          @Override
          public long readRegister(int at, int size) {
            long truth = super.readRegister(at, size);
            return at == wrong && !isGuilty() ? shown(truth ^ flipped, truth) : truth;
          }
        };
    device.mustBeCaught(shown);
  }

  @Test
  void aRegisterThatIgnoresAWriteIsCaught() throws VectorFileException {
    var device =
        new Suspect() {
          @Override
          public void writeRegister(int offset, int size, long value) {
            long kept = offset == 0x54 && !isGuilty() ? shown(0L, value) : value;
            super.writeRegister(offset, size, kept);
          }
        };
    device.mustBeCaught("ip=");
  }

  @Test
  void aWrongWireIsCaught() throws VectorFileException {
    var device =
        new Suspect() {
          @Override
          public int interruptWires() {
            int truth = super.interruptWires();
            return truth != 0 && !isGuilty() ? shown(truth << 1 | truth >>> 15, truth) : truth;
          }
        };
    device.mustBeCaught("interrupt wires");
  }

  @Test
  void aWireWithoutAnInterruptIsCaught() throws VectorFileException {
    var device =
        new Suspect() {
          @Override
          public int interruptWires() {
            int truth = super.interruptWires();
            return truth == 0 && !isGuilty() ? shown(1, truth) : truth;
          }
        };
    device.mustBeCaught("interrupt wires 0000");
  }

  @Test
  void aWrongDebugAnswerIsCaught() throws VectorFileException {
    for (long flipped : new long[] {1, 1 << 7, 1 << 10}) {
      var device =
          new Suspect() {
            @Override
            public long readRegister(int at, int size) {
              long truth = super.readRegister(at, size);
              boolean allowed = at == 0x268 && (truth & 1) == 0;
              return allowed && !isGuilty() ? shown(truth ^ flipped, truth) : truth;
            }
          };
      device.mustBeCaught("st=OK");
    }
  }

  @Test
  void aDeviceThatStaysBusyIsCaught() throws VectorFileException {
    var device =
        new Suspect() {
          @Override
          public long readRegister(int at, int size) {
            long truth = super.readRegister(at, size);
            return at == 0x10 ? shown(truth | 1 << 4, truth) : truth;
          }
        };
    device.mustBeCaught("waited for ddtp.busy to fall; 100,000 reads were not enough");
  }

  @Test
  void aDebugRequestThatNeverEndsIsCaught() throws VectorFileException {
    var device =
        new Suspect() {
          @Override
          public long readRegister(int at, int size) {
            long truth = super.readRegister(at, size);
            return at == 0x260 ? shown(truth | 1, truth) : truth;
          }
        };
    device.mustBeCaught("tr_req_ctl.Go/Busy to fall");
  }

  @Test
  void aDeviceThatBreaksDownIsCaughtAndTheReplayGoesOn() throws VectorFileException {
    var mismatches = new Mismatches();
    var device =
        new Suspect() {
          @Override
          public Answer request(Stimulus.Request request) {
            if (!isGuilty()) {
              shown(true, false);
              throw new ArithmeticException("some bug");
            }
            return super.request(request);
          }
        };
    var replayer = new Replayer(device, new ModelExplainer(), mismatches, true);
    replayer.replay(GoldenVectorsTest.VECTORS.resolve("base.vec.gz"));
    assertThat(replayer.tally().scenarios()).isEqualTo(500);
    assertThat(replayer.tally().mismatches()).isEqualTo(1);
    assertThat(mismatches.texts().getFirst())
        .contains(
            "expected  the device to finish",
            "java.lang.ArithmeticException: some bug at portcullis.replay.WrongStateTest");
  }

  /** An error that stays is one mismatch and not one for each later step. */
  @Test
  void aStateThatStaysWrongIsReportedOnceUntilItChanges() throws VectorFileException {
    var mismatches = new Mismatches();
    var device =
        new Suspect() {
          @Override
          public int interruptWires() {
            return shown(0x8000, 0);
          }
        };
    var replayer = new Replayer(device, new ModelExplainer(), mismatches, true);
    replayer.replay(GoldenVectorsTest.VECTORS.resolve("base.vec.gz"));
    assertThat(replayer.tally().scenarios()).isEqualTo(500);
    assertThat(replayer.tally().requests()).isEqualTo(10939);
    assertThat(replayer.tally().mismatches())
        .isEqualTo(mismatches.seen().stream().mapToLong(it -> it.differences().size()).sum())
        .isBetween(500L, 40_000L);
    assertThat(List.of(mismatches.seen().getFirst().toString().lines().findFirst().orElseThrow()))
        .containsExactly("MISMATCH in scenario 0, vectors/base.vec.gz:90");
  }
}
