package portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mutate} refuses what it cannot do before it runs a test. */
class MutateTest {
  @TempDir private Path folder;

  private record Outcome(int exit, String out, String err) {}

  private static Outcome mutate(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var words = new ArrayList<>(List.of("mutate"));
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

  private static void assertRefused(String reason, Object... arguments) {
    var outcome = mutate(arguments);
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains(reason);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void impossibleNumbersAreRefused() {
    assertRefused("--share 0.0: between 0 and 100 per cent", "--share", 0);
    assertRefused("--share 101.0", "--share", 101);
    assertRefused("--share", "--share", "half");
    assertRefused("--jobs 0: one at least", "--jobs", 0);
  }

  @Test
  void unknownModulesAreRefusedWithExamples() {
    assertRefused(
        "--module Iotbl: there is no such class or package; there are hdl.lib, iommu.queue or Iotlb",
        "--module",
        "Iotlb",
        "--module",
        "Iotbl");
  }

  @Test
  void aFileThatCannotBeWrittenIsRefused() {
    assertRefused("there is no such directory", "--json", folder.resolve("no/a.json"));
    assertRefused("this is a directory", "--json", folder);
  }

  @Test
  void onlyARunThatLeftAFileCanBeResumed() {
    var file = folder.resolve("a.json");
    assertRefused("--resume " + file + ": there is no such file", "--resume", file);
    assertRefused("there is no such file", "--resume", file, "--json", folder.resolve("b.json"));
  }

  @Test
  void survivorsComeFromAFile() {
    var file = folder.resolve("a.json");
    assertRefused("--survivors " + file + ": there is no such file", "--survivors", file);
  }

  @Test
  void withoutCompiledTestsItSaysHowToStart() {
    var outcome = mutate("--module", "Iotlb");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).contains("start this command as ./portcullis mutate");
  }
}
