package portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain}: the walk of a request of a vector file. */
class ExplainTest {
  private static final String VECTORS =
      """
      V 1 profile=tiny seed=1 first=5 count=1
      S 5
      C cap=00000ff8efefcf10 gxlw=1 bew=1 vecbits=4 qosmask=ff
      w 10 8 1
      t at=0 did=1 pv=0 pid=0 priv=0 ex=0 nw=0 wr=1 cxl=0 iova=1234
      = st=OK pa=1234 sz=12 mt=0 msi=0 rcid=0 mcid=0
      t at=2 did=1 pv=0 pid=0 priv=0 ex=0 nw=0 wr=1 cxl=0 iova=1234
      = st=ABORT
      E
      Z
      """;

  @TempDir private Path directory;
  private Path file;
  private String output;
  private String errors;

  @BeforeEach
  void write() throws IOException {
    file = directory.resolve("tiny.vec");
    Files.writeString(file, VECTORS);
  }

  private int run(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var words = new String[arguments.length + 1];
    words[0] = "explain";
    for (int i = 0; i < arguments.length; i++) {
      words[i + 1] = arguments[i].toString();
    }
    int code =
        Portcullis.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(words);
    output = out.toString();
    errors = err.toString();
    return code;
  }

  @Test
  void theExampleNeedsNoFile() {
    assertThat(run("--example")).isZero();
    assertThat(output)
        .contains("first stage Sv39", "second stage Sv39x4", "ends with cause 15", "answer:");
    assertThat(run("--example", file, 5)).isEqualTo(2);
    assertThat(errors).contains("--example needs no file");
  }

  @Test
  void aRequestIsChosenByNumber() {
    assertThat(run(file, 5, 0)).isZero();
    assertThat(output)
        .contains(file + ":5, scenario 5", "ddtp: Bare", "answer: Translated", "expected: = st=OK");
    assertThat(run(file, 5, 1)).isZero();
    assertThat(output).contains("cause 260", "ddtp.iommu_mode is Bare");
  }

  @Test
  void theFirstMismatchIsTheDefault() throws IOException {
    assertThat(run(file, 5)).isEqualTo(2);
    assertThat(errors).contains("answers all 2 requests of scenario 5 as expected");
    Files.writeString(file, VECTORS.replace("pa=1234", "pa=5234"));
    assertThat(run(file, 5)).isEqualTo(1);
    assertThat(output).contains("MISMATCH: line 6", "pa=5234");
  }

  @Test
  void requestsAreListed() {
    assertThat(run("--list", file, 5)).isZero();
    assertThat(output.lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("   0  line 5  t at=0 did=1");
  }

  @Test
  void wrongArgumentsSayWhatIsThere() {
    assertThat(run()).isEqualTo(2);
    assertThat(errors).contains("name a vector FILE and a SCENARIO, or use --example");
    assertThat(run(file, 9)).isEqualTo(2);
    assertThat(errors).contains("has no scenario 9; it has 1, from 5");
    assertThat(run(file, 5, 2)).isEqualTo(2);
    assertThat(errors).contains("scenario 5 has requests 0 to 1, not 2");
    assertThat(run(file, 5, -1)).isEqualTo(2);
    assertThat(run(directory.resolve("absent"), 5, 0)).isEqualTo(2);
    assertThat(errors).contains("absent");
  }
}
