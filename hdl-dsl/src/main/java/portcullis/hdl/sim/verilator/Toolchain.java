package portcullis.hdl.sim.verilator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import portcullis.hdl.sim.ToolException;

/**
 * The programs that build a library, found and checked.
 *
 * @param verilator the Verilator program
 * @param verilatorVersion its version line
 * @param compiler the C++ compiler
 * @param compilerVersion its version
 * @param compilerCache ccache, if there is one
 */
record Toolchain(
    Path verilator,
    String verilatorVersion,
    Path compiler,
    String compilerVersion,
    Optional<Path> compilerCache) {
  private static final int OLDEST_MAJOR = 5;
  private static final int OLDEST_MINOR = 6;
  private static final String OLDEST = "5.006";
  private static final String INSTALL = "install it with: sudo apt-get install verilator g++";
  private static final Pattern VERSION = Pattern.compile("Verilator (\\d+)\\.(\\d+)");

  /**
   * Finds the programs.
   *
   * @param places where to look for them
   * @throws ToolException if one is missing, too old or crashes
   */
  static Toolchain find(ToolPlaces places) {
    Path verilator =
        places
            .verilator()
            .orElseThrow(() ->
                new ToolException(
                    "Verilator is missing: no program 'verilator' on the PATH; "
                        + INSTALL
                        + ", or name it with -D"
                        + ToolPlaces.VERILATOR
                        + "=FILE"));
    Path compiler =
        places
            .compiler()
            .orElseThrow(() ->
                new ToolException(
                    "a C++ compiler is missing: neither g++ nor clang++ on the PATH; "
                        + INSTALL
                        + ", or name it with -D"
                        + ToolPlaces.COMPILER
                        + "=FILE"));
    String version = firstLine(binary(verilator), "--version");
    requireNewEnough(verilator, version);
    return new Toolchain(
        verilator, version, compiler, firstLine(compiler, "--version"), places.compilerCache());
  }

  /** The program behind Verilator's start script, if it lies beside it: it answers far sooner. */
  private static Path binary(Path verilator) {
    Path binary = verilator.resolveSibling("verilator_bin");
    return Files.isExecutable(binary) ? binary : verilator;
  }

  /** Verilator's own include directory. */
  Path includes() {
    String root = firstLine(verilator, "--getenv", "VERILATOR_ROOT");
    Path includes = Path.of(root, "include");
    if (!Files.isRegularFile(includes.resolve("verilated.cpp"))) {
      throw new ToolException(
          "the Verilator at %s is incomplete: %s/verilated.cpp is missing; re%s"
              .formatted(verilator, includes, INSTALL));
    }
    return includes;
  }

  private static void requireNewEnough(Path program, String version) {
    var matcher = VERSION.matcher(version);
    if (!matcher.find()) {
      throw new ToolException(
          "%s does not look like Verilator: --version said '%s'; %s"
              .formatted(program, version, INSTALL));
    }
    int major = Integer.parseInt(matcher.group(1));
    int minor = Integer.parseInt(matcher.group(2));
    if (major < OLDEST_MAJOR || major == OLDEST_MAJOR && minor < OLDEST_MINOR) {
      throw new ToolException(
          "%s is too old: version %s.%s, needed %s or newer; %s"
              .formatted(program, matcher.group(1), matcher.group(2), OLDEST, INSTALL));
    }
  }

  private static String firstLine(Path program, String... arguments) {
    var words = Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    var outcome = new Command(words, Path.of("").toAbsolutePath()).run();
    if (!outcome.succeeded()) {
      throw new ToolException(
          "%s crashed: '%s' ended with status %d%n%s%n%s"
              .formatted(
                  program,
                  String.join(" ", words),
                  outcome.status(),
                  outcome.output().strip(),
                  "re" + INSTALL));
    }
    return outcome.output().lines().findFirst().orElse("");
  }

  /** Looks a program up on a search path. */
  static Optional<Path> onPath(List<Path> directories, String program) {
    return directories.stream()
        .map(directory -> directory.resolve(program))
        .filter(Files::isExecutable)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
