package portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code generate} writes a build that can be, and nothing of one that cannot. */
class GenerateTest {
  @TempDir private Path folder;

  private record Outcome(int exit, String out, String err) {}

  private static Outcome generate(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var words = new ArrayList<>(List.of("generate"));
    for (var argument : arguments) {
      words.add(argument.toString());
    }
    int exit =
        Portcullis.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(words.toArray(String[]::new));
    return new Outcome(exit, out.toString(), err.toString());
  }

  @Test
  void writesTheVerilogOfAChangedConfiguration() throws IOException {
    var mine = folder.resolve("mine");
    var outcome =
        generate("--config", "small", "--set", "iotlb=3", "--name", "mine", "--out", mine);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("portcullis_iommu_mine.v", "portcullis_iommu_mine.f");
    assertThat(Files.readString(mine.resolve("PORTS.md"))).contains("| `iotlb` | 3 |");
    assertThat(mine.resolve("portcullis_iommu_mine.core")).exists();
  }

  @Test
  void anImpossibleBuildIsRefusedWithItsRuleAndNothingIsWritten() throws IOException {
    var outcome = generate("--config", "base", "--set", "sv57=true", "--out", folder.resolve("no"));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("sv57 needs sv48");
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void whatIsUnknownOrMissingIsNamed() {
    assertThat(generate("--config", "large", "--out", folder).err())
        .contains("there are small, base, core");
    assertThat(generate("--set", "tlb=1", "--out", folder).err()).contains("no option 'tlb'");
    assertThat(generate("--config", "small"))
        .satisfies(outcome -> assertThat(outcome.exit()).isEqualTo(2))
        .satisfies(outcome -> assertThat(outcome.err()).contains("--out DIR"));
  }

  @Test
  void theOptionsAreListedWithTheirValues() {
    assertThat(generate("--config", "core", "--options").out())
        .contains("walkers", "8      walks that are under way at once");
  }
}
