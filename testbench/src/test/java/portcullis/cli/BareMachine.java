package portcullis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A directory that stands for a machine: a PATH with the basic commands and whatever a test adds,
 * and a checkout of the project whose Maven and Java only note how they were called. The launcher
 * runs in it as on a real machine, in milliseconds.
 */
final class BareMachine {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  /** What every Debian has. */
  private static final List<String> BASIC =
      List.of(
          "awk basename bash cat cp cut dirname env find flock grep head id ls mkdir mktemp mv",
          "printf readlink rm sed sh sha256sum sleep sort tail timeout touch tr uname xargs");

  final Path checkout;
  private final Path root;
  private final Path path;

  /** A launcher at work. */
  record Running(Process process, Path errors) {
    Result await() throws IOException, InterruptedException {
      var output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Result(process.waitFor(), output, Files.readString(errors));
    }
  }

  record Result(int exitCode, String output, String errors) {}

  BareMachine(Path root) throws IOException {
    this.root = root;
    checkout = Files.createDirectories(root.resolve("a check out"));
    path = Files.createDirectories(root.resolve("bin"));
    for (var name : String.join(" ", BASIC).split(" ")) {
      command(name, "exec '" + find(name) + "' \"$@\"");
    }
    Files.copy(PROJECT.resolve("portcullis"), checkout.resolve("portcullis"));
    copyDirectory(".mvn/wrapper");
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    Files.createDirectories(checkout.resolve("testbench/src/main/java"));
    Files.writeString(checkout.resolve("testbench/pom.xml"), "<project/>");
    script(
        checkout.resolve("mvnw"),
        """
        echo "mvnw $*" >> "%s"
        for argument; do
          case $argument in -DoutputDirectory=*) mkdir -p "${argument#*=}" ;; esac
        done
        mkdir -p testbench/target/surefire-reports
        touch testbench/target/testbench-1.jar
        for module in hdl-dsl iommu-rtl testbench; do mkdir -p $module/target/test-classes; done
        echo 'Tests run: 7, Failures: 0, Errors: 0, Skipped: 2, Time elapsed: 1 s' \\
          > testbench/target/surefire-reports/a.txt
        """
            .formatted(log()));
  }

  /** Adds a command whose body is a shell script. */
  BareMachine command(String name, String body) throws IOException {
    script(path.resolve(name), body);
    return this;
  }

  /** Adds everything that building simulations and running the tests takes. */
  BareMachine allTools() throws IOException {
    for (var tool : "g++ make ccache gcc iverilog yosys z3".split(" ")) {
      command(tool, "echo " + tool + " 10.2.1");
    }
    Files.createDirectories(root.resolve("usr/include"));
    Files.writeString(root.resolve("usr/include/zlib.h"), "");
    return command("verilator", "echo Verilator 5.006 2023-01-22");
  }

  BareMachine jdk25() throws IOException {
    var jdk = root.resolve("usr/lib/jvm/jdk-25");
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    script(jdk.resolve("bin/javac"), "");
    script(
        jdk.resolve("bin/java"),
        "printf 'java'; for argument; do printf ' <%s>' \"$argument\"; done; echo");
    return this;
  }

  /** Makes the user root or not, which decides who may install packages. */
  BareMachine userId(int id) throws IOException {
    return command("id", "echo " + id);
  }

  /** Adds an apt-get that installs stand-ins of the packages asked for. */
  BareMachine debian() throws IOException {
    return command(
        "apt-get",
        """
        echo "apt-get $*" >> "%1$s/calls"
        case " $* " in *" install "*)
          for package; do
            case $package in
              -* | install | DPkg*) ;;
              zlib1g-dev) mkdir -p "%1$s/usr/include"; touch "%1$s/usr/include/zlib.h" ;;
              *) cp "%1$s/bin/id" "%1$s/bin/$package" ;;
            esac
          done ;;
        esac
        """
            .formatted(root));
  }

  /** Lines of what Maven and apt-get were asked to do. */
  List<String> calls() throws IOException {
    return Files.exists(log()) ? Files.readAllLines(log()) : List.of();
  }

  void source(String content) throws IOException {
    Files.writeString(checkout.resolve("testbench/src/main/java/Source.java"), content);
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    return start(checkout.resolve("portcullis"), arguments).await();
  }

  Running start(Path launcher, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(path.resolve("bash").toString(), launcher.toString()));
    command.addAll(List.of(arguments));
    var errors = Files.createTempFile(root, "errors", "");
    var builder =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", path.toString());
    builder.environment().put("HOME", root.toString());
    builder.environment().put("TMPDIR", root.toString());
    builder.environment().put("PORTCULLIS_ROOT", root.toString());
    return new Running(builder.start(), errors);
  }

  private Path log() {
    return root.resolve("calls");
  }

  private void copyDirectory(String name) throws IOException {
    var target = Files.createDirectories(checkout.resolve(name));
    try (var files = Files.list(PROJECT.resolve(name))) {
      for (var file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }

  private static Path find(String name) {
    for (var directory : System.getenv("PATH").split(File.pathSeparator)) {
      var candidate = Path.of(directory, name);
      if (Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    throw new IllegalStateException("the PATH of this machine has no " + name);
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!" + find("bash") + "\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
