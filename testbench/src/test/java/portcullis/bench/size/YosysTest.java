package portcullis.bench.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("tools")
class YosysTest {
  private static final String STAT = "synth -top pair; abc -lut 4; tee -o /dev/stdout stat";

  @TempDir private Path folder;

  @Test
  void cellsAreCountedOnceInTheirModule() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("pair.v"),
        """
        module one (input clock, input [3:0] x, output reg [3:0] y);
            always @(posedge clock) y <= x & {4{y[0]}};
        endmodule
        module pair (input clock, input [3:0] x, output [3:0] y);
            wire [3:0] between;
            one first (.clock(clock), .x(x), .y(between));
            one second (.clock(clock), .x(between), .y(y));
        endmodule
        """);
    var modules = Yosys.run(folder, STAT);
    assertThat(modules).containsOnlyKeys("one", "pair");
    assertThat(modules.get("one").matching("\\$_S?DFF.*")).isEqualTo(4);
    assertThat(modules.get("one").matching("\\$lut")).isBetween(0L, 4L);
    assertThat(modules.get("pair").counts()).containsEntry("one", 2L).hasSize(1);
  }

  @Test
  void whatYosysRefusesIsTold() throws IOException {
    Files.writeString(folder.resolve("pair.v"), "module pair (input x) endmodule");
    assertThatThrownBy(() -> Yosys.run(folder, STAT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("pair.v:1: ERROR");
  }
}
