package portcullis.testbench.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Elaboration;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.engine.Engines;

/** The register master, judged by the hardware library's monitor. */
class RegisterMasterTest {
  private Simulation simulation;
  private RegisterMaster master;
  private CycleLoop loop;

  @BeforeEach
  void start() {
    simulation = Engines.ofTests().start().start(Elaboration.of(RegisterPage::new).design());
    master = new RegisterMaster(new Pins(simulation), "registers");
    loop = new CycleLoop(simulation, List.of(master));
    loop.reset();
  }

  @AfterEach
  void close() {
    simulation.close();
  }

  private void write(int offset, int bytes, long value) {
    master.startWrite(offset, bytes, value);
    loop.runUntil("the write", master::isDone, 100);
  }

  private long read(int offset, int bytes) {
    master.startRead(offset, bytes);
    loop.runUntil("the read", master::isDone, 100);
    return master.value();
  }

  @Test
  void fourAndEightBytesReachTheirLanes() {
    write(16, 8, 0x8123456789abcdefL);
    assertThat(read(16, 8)).isEqualTo(0x8123456789abcdefL);
    assertThat(read(16, 4)).isEqualTo(0x89abcdefL);
    assertThat(read(20, 4)).isEqualTo(0x81234567L);
    write(20, 4, 0xfedcba98L);
    assertThat(read(16, 8)).isEqualTo(0xfedcba9889abcdefL);
    write(16, 4, 1);
    assertThat(read(16, 8)).isEqualTo(0xfedcba9800000001L);
    assertThat(master.response()).isZero();
    assertThat(loop.outstanding()).isEmpty();
  }

  @Test
  void manyAccessesBackToBackStayLegal() {
    for (int i = 0; i < 256; i++) {
      write(8 * i, 8, 3L * i);
    }
    for (int i = 0; i < 256; i++) {
      assertThat(read(8 * i, 8)).isEqualTo(3L * i);
    }
  }

  @Test
  void refusalsShow() {
    write(2048, 8, 1);
    assertThat(master.response()).isEqualTo(2);
    read(2048, 8);
    assertThat(master.response()).isEqualTo(2);
    read(0, 8);
    assertThat(master.response()).isZero();
  }

  @Test
  void whatTheBusCannotDoIsRefused() {
    assertThatThrownBy(() -> master.startRead(4, 8)).hasMessageContaining("aligned");
    assertThatThrownBy(() -> master.startRead(0, 2)).hasMessageContaining("4 or 8");
    master.startRead(0, 8);
    assertThat(loop.outstanding()).contains("read of 8 bytes at offset 0");
    assertThatThrownBy(() -> master.startRead(0, 8)).hasMessageContaining("under way");
  }
}
