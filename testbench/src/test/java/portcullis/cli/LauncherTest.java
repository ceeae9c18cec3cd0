package portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code ./portcullis}, run on stand-ins of machines. */
class LauncherTest {
  @TempDir private Path directory;
  private BareMachine machine;

  @BeforeEach
  void setUp() throws IOException {
    machine = new BareMachine(directory).userId(1000);
  }

  @Test
  void anUnknownCommandIsRefusedAndNothingIsBuilt() throws Exception {
    var result = machine.jdk25().allTools().run("verify");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errors()).contains("unknown command 'verify'", "./portcullis help");
    assertThat(machine.calls()).isEmpty();
  }

  @Test
  void helpNamesEachCommandOfTheProgram() throws Exception {
    var help = machine.run("help").output();
    for (var command : Portcullis.commandLine().getSubcommands().keySet()) {
      assertThat(help).containsPattern("(?m)^  " + command + " ");
      assertThat(machine.run(command, "--help").errors()).doesNotContain("unknown command");
    }
  }

  @Test
  void doctorListsWhatIsMissingAndTheCommandsThatInstallIt() throws Exception {
    var result = machine.command("g++", "echo g++ 12.2.0").run("doctor");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output())
        .containsPattern("(?m)^JDK 25 +missing")
        .containsPattern("(?m)^g\\+\\+ +12\\.2\\.0 +/.*/g\\+\\+$")
        .containsPattern("(?m)^verilator +missing")
        .containsPattern("(?m)^z3 +missing .*\\(optional\\)$")
        .contains("https://api.adoptium.net/")
        .contains(
            "  sudo apt-get update && sudo apt-get install -y"
                + " verilator make zlib1g-dev ccache gcc iverilog yosys z3\n");
  }

  @Test
  void doctorIsContentWithACompleteMachine() throws Exception {
    var result = machine.jdk25().allTools().run("doctor");
    assertThat(result.output()).doesNotContain("missing", "apt-get");
    assertThat(result.output()).contains("25.0.1");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void doctorPointsAtToolsThatAreTooOldOrBroken() throws Exception {
    machine.jdk25().allTools();
    machine.command("verilator", "echo Verilator 4.038").command("yosys", "exit 127");
    var result = machine.run("doctor");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output())
        .containsPattern("(?m)^verilator +4\\.038 .*too old, 5\\.006 or newer is needed$")
        .containsPattern("(?m)^yosys +broken ");
  }

  @Test
  void withoutAJdkTheCommandThatInstallsOneIsShown() throws Exception {
    var result = machine.allTools().run("bench");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).contains("no JDK 25", "https://api.adoptium.net/");
  }

  @Test
  void rootGetsWhatIsMissingInstalled() throws Exception {
    var result = machine.jdk25().debian().userId(0).run("bench", "hdl");
    assertThat(result.exitCode()).isZero();
    assertThat(machine.calls())
        .anySatisfy(call ->
            assertThat(call)
                .startsWith("apt-get ")
                .endsWith(" verilator g++ make zlib1g-dev ccache"));
    assertThat(machine.run("bench", "hdl").errors()).isEmpty();
  }

  @Test
  void otherUsersAreToldWhatToType() throws Exception {
    var result = machine.jdk25().debian().run("bench", "hdl");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors())
        .contains("sudo apt-get update && sudo apt-get install -y verilator g++ make zlib1g-dev\n");
    assertThat(machine.calls()).isEmpty();
  }

  @Test
  void aFailedInstallationIsReported() throws Exception {
    machine.jdk25().command("apt-get", "echo 'E: no network' >&2; exit 100").userId(0);
    var result = machine.run("bench", "hdl");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).contains("E: no network", "apt-get install -y verilator");
  }

  @Test
  void onlyChangedSourcesAreBuiltAgain() throws Exception {
    machine.jdk25().allTools();
    machine.source("one");
    var first = machine.run("bench", "hdl", "--json", "a file");
    assertThat(first.errors()).contains("building");
    assertThat(first.output())
        .contains(" <portcullis.cli.Portcullis> <bench> <hdl> <--json> <a file>");
    assertThat(machine.run("bench", "hdl").errors()).isEmpty();
    assertThat(machine.calls()).hasSize(1);

    machine.source("two");
    machine.run("bench", "hdl");
    assertThat(machine.calls()).hasSize(2);

    machine.source("one");
    machine.run("bench", "hdl");
    assertThat(machine.calls()).hasSize(2);
  }

  @Test
  void mutateAlsoBuildsTestsAndRunsWhereTheyFindTheirFiles() throws Exception {
    machine.jdk25();
    machine.source("one");
    assertThat(machine.run("emit", "--help").exitCode()).isZero();
    var result = machine.run("mutate", "--module", "Iotlb");
    assertThat(result.exitCode()).isZero();
    assertThat(machine.calls().getFirst()).contains("-Dmaven.test.skip", "=runtime");
    assertThat(machine.calls().getLast()).contains("-DskipTests", "=test ");
    assertThat(result.output())
        .containsPattern("<-Dportcullis.tests=[^>]+/tests/hdl-dsl:[^>]+:[^>]+/tests/testbench>")
        .contains(" <portcullis.cli.Portcullis> <mutate> <--module> <Iotlb>");
    assertThat(machine.run("mutate").errors()).isEmpty();
  }

  @Test
  void aFailedBuildRunsNothing() throws Exception {
    machine.jdk25().allTools();
    Files.writeString(machine.checkout.resolve("mvnw"), "#!/bin/sh\nexit 1\n");
    for (var attempt = 0; attempt < 2; attempt++) {
      var result = machine.run("bench");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.output()).isEmpty();
      assertThat(result.errors()).contains("the build failed");
    }
  }

  @Test
  void launchersThatStartTogetherBuildOnce() throws Exception {
    machine.jdk25().allTools();
    var running = new ArrayList<BareMachine.Running>();
    for (var i = 0; i < 8; i++) {
      running.add(machine.start(machine.checkout.resolve("portcullis"), "bench"));
    }
    for (var each : running) {
      assertThat(each.await().exitCode()).isZero();
    }
    assertThat(machine.calls()).hasSize(1);
  }

  @Test
  void aSymbolicLinkFromElsewhereFindsTheProject() throws Exception {
    machine.jdk25().allTools();
    var link = directory.resolve("link");
    Files.createSymbolicLink(link, machine.checkout.resolve("portcullis"));
    assertThat(machine.start(link, "bench").await().exitCode()).isZero();
    assertThat(machine.checkout.resolve("target/launcher")).isNotEmptyDirectory();
  }

  @Test
  void testRunsMavenAndEndsWithTheNumberOfTests() throws Exception {
    var result = machine.jdk25().allTools().run("test", "--profile", "formal", "-pl", "hdl-dsl");
    assertThat(result.exitCode()).isZero();
    assertThat(machine.calls()).hasSize(1);
    assertThat(machine.calls().getFirst())
        .startsWith("mvnw -B verify ")
        .endsWith(" -Pformal -pl hdl-dsl");
    assertThat(result.output()).endsWith("test: 5 passed, 0 failed, 2 skipped\n");
  }

  @Test
  void testFailsIfNoTestRan() throws Exception {
    machine.jdk25().allTools();
    Files.writeString(machine.checkout.resolve("mvnw"), "#!/bin/sh\nexit 0\n");
    var result = machine.run("test");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output()).contains("0 passed");
  }

  @Test
  void theFormalProfileNeedsASolver() throws Exception {
    machine.jdk25().allTools();
    Files.delete(directory.resolve("bin/z3"));
    assertThat(machine.run("test").exitCode()).isZero();
    assertThat(machine.run("test", "-Pformal").errors()).contains("install -y z3");
  }
}
