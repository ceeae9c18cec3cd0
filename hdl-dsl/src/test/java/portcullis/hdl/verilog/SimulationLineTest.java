package portcullis.hdl.verilog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationLineTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "value ", "  indented", "tab\t "})
  void theDesignersWordsKeepTheirBlanks(String words) {
    var line = "portcullis.log.Top.value log at Top.java in TOP.Top: " + words;
    assertThat(SimulationLine.parse(line).orElseThrow().message()).isEqualTo(words);
    assertThat(SimulationLine.parse(line + "\r").orElseThrow().message()).isEqualTo(words);
  }
}
