package portcullis.hdl.sim.verilator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import portcullis.hdl.sim.SimulationBuildException;

/** Runs of the C++ compiler that may go on side by side. */
final class CompilerRun {
  /** Measured: -O2 compiles markedly longer and runs hardly faster. */
  private static final String OPTIMISATION = "-O1";

  /** Flags that the runtime, its header and every design must share. */
  private static final List<String> COMMON =
      List.of(
          "-std=gnu++17",
          "-fPIC",
          "-fvisibility=hidden",
          "-faligned-new",
          "-fcf-protection=none",
          "-w",
          "-DVM_SC=0",
          // What differs between variants is kept out of the shared header.
          "-DVM_COVERAGE=0",
          "-DVM_TRACE=0",
          "-DVM_TRACE_FST=0",
          "-DVM_TRACE_VCD=0",
          "-DVL_USER_FATAL",
          "-DVL_USER_FINISH",
          "-DVL_USER_STOP",
          "-DVL_USER_WARN");

  /**
   * Keeps the runtimes of different libraries apart: without it GNU's linker shares the static
   * variables of inline functions through the whole process and never unloads a library.
   */
  private static final String APART = "-fno-gnu-unique";

  private final Toolchain tools;

  CompilerRun(Toolchain tools) {
    this.tools = tools;
  }

  boolean isClang() {
    return tools.compilerVersion().contains("clang");
  }

  /** Suffix by which the compiler finds a precompiled header beside the header. */
  String precompiledSuffix() {
    return isClang() ? ".pch" : ".gch";
  }

  /** Flags for every file; they decide whether a precompiled header can be used. */
  List<String> flags(Path includes) {
    var flags = new ArrayList<>(COMMON);
    flags.add(OPTIMISATION);
    if (!isClang()) {
      flags.add(APART);
    }
    flags.add("-I" + includes);
    flags.add("-I" + includes.resolve("vltstd"));
    return flags;
  }

  /** Whether files that a change left alone need not be compiled again. */
  boolean isCached() {
    return tools.compilerCache().isPresent() && !isClang();
  }

  /** A command for the compiler behind its cache; as {@link #command} if there is none. */
  Command cachedCommand(Path directory, List<String> arguments) {
    var direct = command(directory, arguments);
    if (!isCached()) {
      return direct;
    }
    var words = new ArrayList<String>();
    words.add("env");
    // What ccache wants to hear before it caches files compiled with a precompiled header.
    words.add("CCACHE_SLOPPINESS=pch_defines,time_macros");
    words.add(tools.compilerCache().orElseThrow().toString());
    words.addAll(direct.words());
    words.add("-fpch-preprocess");
    return new Command(words, directory);
  }

  /** A command for the compiler. */
  Command command(Path directory, List<String> arguments) {
    var words = new ArrayList<String>();
    words.add(tools.compiler().toString());
    words.addAll(arguments);
    return new Command(words, directory);
  }

  /**
   * Runs commands side by side, as many at once as there are processors.
   *
   * @param what what is being built, for the message
   * @throws SimulationBuildException with the compiler's words if one fails
   */
  static void all(String what, List<Command> commands) {
    int width = Math.min(commands.size(), Runtime.getRuntime().availableProcessors());
    if (width == 1) {
      commands.forEach(command -> check(what, command, command.run()));
      return;
    }
    try (ExecutorService workers = Executors.newFixedThreadPool(width)) {
      var outcomes = commands.stream().map(command -> workers.submit(command::run)).toList();
      try {
        for (int i = 0; i < outcomes.size(); i++) {
          check(what, commands.get(i), outcome(outcomes.get(i)));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SimulationBuildException("interrupted while building " + what, e);
      } finally {
        workers.shutdownNow();
      }
    }
  }

  private static Command.Outcome outcome(Future<Command.Outcome> future)
      throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new SimulationBuildException("building failed", e.getCause());
    }
  }

  private static void check(String what, Command command, Command.Outcome outcome) {
    if (outcome.succeeded()) {
      return;
    }
    if (LibraryCache.isFull(outcome.output())) {
      throw LibraryCache.full(command.directory(), null);
    }
    throw new SimulationBuildException(
        "the C++ compiler could not build %s (status %d)%n  %s%n%s"
            .formatted(
                what,
                outcome.status(),
                String.join(" ", command.words()),
                outcome.output().strip()));
  }
}
