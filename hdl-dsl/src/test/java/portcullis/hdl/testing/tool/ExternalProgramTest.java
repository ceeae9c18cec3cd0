package portcullis.hdl.testing.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalProgramTest {
  @TempDir private Path directory;

  @Test
  void whatAProgramPrintsIsKept() throws IOException {
    var result = ExternalProgram.run(directory, List.of("sh", "-c", "echo a; echo b >&2; exit 3"));
    assertThat(result).isEqualTo(new ExternalProgram.Result(3, "a\nb\n"));
  }

  @Test
  void aMissingProgramIsNamedWithTheCommandThatInstallsIt() {
    assertThatThrownBy(() -> ExternalProgram.run(directory, List.of("no-such-program")))
        .isInstanceOf(MissingProgramException.class)
        .hasMessage(
            "no-such-program is not installed or cannot be started;"
                + " on Debian or Ubuntu: sudo apt-get install no-such-program");
    assertThat(new MissingProgramException("yosys-smtbmc", null))
        .hasMessageEndingWith("sudo apt-get install yosys");
  }
}
