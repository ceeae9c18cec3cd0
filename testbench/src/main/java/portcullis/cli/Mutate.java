package portcullis.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import portcullis.hdl.mutation.Mutation;
import portcullis.mutation.Mutant;
import portcullis.mutation.MutationFailure;
import portcullis.mutation.MutationJson;
import portcullis.mutation.MutationReport;
import portcullis.mutation.MutationRun;
import portcullis.mutation.ProjectClasses;
import portcullis.mutation.Scope;
import portcullis.mutation.TestClasses;
import portcullis.mutation.Verdict;

/** {@code mutate}: would the tests notice? */
@Command(
    name = "mutate",
    description = {
      "Changes one operator, constant, condition or register enable of the hardware at a time, in"
          + " memory, and runs the unit tests that simulate the changed line until one fails. Lists"
          + " by Java line the changes that no test notices.",
      "Exit code: 0 if all chosen mutants were judged, 1 if a test fails without any change, 2 for"
          + " a wrong command line, 130 after Ctrl-C, which ends the run with the report so far."
    })
final class Mutate implements Callable<Integer> {
  private static final int JUDGED = 0;
  private static final int UNFIT = 1;
  private static final int INTERRUPTED = 130;
  private static final double ALL = 100;

  /** System property with the directory from which the user started this command. */
  private static final String DIRECTORY = "portcullis.directory";

  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;

  @Option(
      names = "--module",
      paramLabel = "NAME",
      description =
          "Only this class or package of hardware, such as Iotlb, iommu.queue or hdl.lib;"
              + " repeatable. Default: hdl.lib, and of the IOMMU context, translate and queue.")
  private List<String> modules;

  @Option(
      names = "--mutant",
      paramLabel = "TEXT",
      description =
          "Only mutants whose name has this text in it; --list shows the names. Repeatable.")
  private List<String> mutants = List.of();

  @Option(
      names = "--survivors",
      paramLabel = "FILE",
      description =
          "Only the mutants that survived an earlier run which wrote this file with --json: do the"
              + " tests notice them now?")
  private Path survivors;

  @Option(
      names = "--without",
      paramLabel = "TEST",
      description =
          "Leaves out a test class, such as RtlVectorsTest, which takes longest; repeatable. What"
              + " survives then may be judged by all tests with --mutant.")
  private List<String> without = List.of();

  @Option(
      names = "--share",
      paramLabel = "PERCENT",
      defaultValue = "100",
      description = "Only a random share of the mutants; default: ${DEFAULT-VALUE}.")
  private double share;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description =
          "Seed of that choice, and the one seed of tests with random stimuli; default:"
              + " ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--jobs",
      paramLabel = "NUMBER",
      description = "Tests that run side by side; default: one for each processor.")
  private Integer jobs;

  @Option(names = "--list", description = "Lists the mutants instead.")
  private boolean list;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also writes what became of each mutant to this file, as it becomes known.")
  private Path json;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description =
          "Goes on with an interrupted run that wrote this file with --json: mutants in it are not"
              + " judged again. Writes to the same file if --json names no other.")
  private Path resume;

  @Override
  public Integer call() throws IOException {
    var scope = modules == null ? Scope.DEFAULT : new Scope(modules);
    var survived = survivors();
    var choice =
        new MutationRun.Choice(
            checkedShare(), seed, it -> isNamed(it) && survived.test(it.mutation()));
    var file = checkedFile(json == null ? resume : json);
    int workers = checkedJobs();
    checkModules(scope);
    var setting =
        new MutationJson.Setting(
            scope.modules(), share, seed, without, TestClasses.fingerprintOfProcess());
    Map<Mutation, Verdict> earlier =
        resume == null ? Map.of() : MutationJson.read(absolute(resume), setting);
    var tests = TestClasses.ofProcess(name -> scope.needs(name) && !isLeftOut(name));
    var out = spec.commandLine().getOut();
    System.setProperty("portcullis.seed", Long.toString(seed));
    System.setProperty("portcullis.waveform", "false");
    try {
      var kept = new MutateFile(list ? null : file, setting);
      var judged = judged(new MutationRun(tests, scope, workers), choice, earlier, kept);
      if (!list) {
        new MutationReport(judged).print(out);
        kept.write(judged);
      }
      return JUDGED;
    } catch (MutationFailure failure) {
      spec.commandLine().getErr().println("portcullis mutate: " + failure.getMessage());
      return UNFIT;
    }
  }

  private List<MutationRun.Judged> judged(
      MutationRun run, MutationRun.Choice choice, Map<Mutation, Verdict> earlier, MutateFile kept) {
    var command = spec.commandLine();
    try (var progress = new MutateProgress(command.getErr(), CoverifyProgress.isTerminal(), kept);
        var _ = new Silence();
        var _ = new Interruption(() -> interrupted(progress, kept), () -> {})) {
      return run.run(
          choice,
          earlier,
          (chosen, all) -> announce(chosen, all, run.scope(), progress, command.getOut()),
          progress);
    }
  }

  private boolean isLeftOut(String test) {
    return without.stream().anyMatch(name -> test.equals(name) || test.endsWith("." + name));
  }

  /** Hours of work are not lost to Ctrl-C. */
  private void interrupted(MutateProgress progress, MutateFile kept) {
    var soFar = progress.judged();
    if (!soFar.isEmpty()) {
      kept.write(soFar);
      progress.print(() -> {
        var out = spec.commandLine().getOut();
        out.println("interrupted; so far:");
        new MutationReport(soFar).print(out);
      });
    }
    Runtime.getRuntime().halt(INTERRUPTED);
  }

  private boolean isNamed(Mutant it) {
    var name = it.mutation().toString();
    return mutants.isEmpty() || mutants.stream().anyMatch(name::contains);
  }

  private Predicate<Mutation> survivors() throws IOException {
    if (survivors == null) {
      return _ -> true;
    }
    var file = absolute(survivors);
    if (!Files.exists(file)) {
      throw refused("--survivors %s: there is no such file".formatted(survivors));
    }
    return MutationJson.survivors(file)::contains;
  }

  private boolean announce(
      List<Mutant> chosen, int all, Scope scope, MutateProgress progress, PrintWriter out) {
    if (all == 0) {
      throw refused(
          "--module %s: no unit test simulates hardware that such a class describes"
              .formatted(String.join(" --module ", scope.modules())));
    }
    if (chosen.isEmpty()) {
      throw refused(
          survivors == null
              ? "--mutant %s: none of the %,d mutants has this in its name"
                  .formatted(String.join(" --mutant ", mutants), all)
              : "--survivors %s: none of the %,d mutants survived there and is asked for"
                  .formatted(survivors, all));
    }
    progress.print(() -> {
      if (list) {
        chosen.forEach(it -> MutationReport.print(it, out));
        MutationReport.printTests(chosen, out);
      }
      out.printf(
          Locale.ROOT,
          "%,d of %,d mutants, seed %d: %s%n",
          chosen.size(),
          all,
          seed,
          String.join(", ", scope.modules()));
      out.flush();
    });
    return !list;
  }

  private void checkModules(Scope scope) throws IOException {
    var classes = ProjectClasses.names();
    for (var module : scope.modules()) {
      if (classes.stream().noneMatch(new Scope(List.of(module))::changes)) {
        throw refused(
            "--module %s: there is no such class or package; there are hdl.lib, iommu.queue or Iotlb,"
                    .formatted(module)
                + " for example");
      }
    }
  }

  private double checkedShare() {
    if (!(share > 0 && share <= ALL)) {
      throw refused("--share %s: between 0 and 100 per cent".formatted(share));
    }
    return share;
  }

  private int checkedJobs() {
    if (jobs == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (jobs < 1) {
      throw refused("--jobs %d: one at least".formatted(jobs));
    }
    return jobs;
  }

  /** The launcher works in the directory of the tests, the user in another one. */
  private static Path absolute(Path path) {
    return Path.of(System.getProperty(DIRECTORY, "")).toAbsolutePath().resolve(path);
  }

  private Path checkedFile(Path wanted) {
    if (wanted == null) {
      return null;
    }
    var file = absolute(wanted);
    if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
      throw refused("%s: there is no such directory".formatted(option(wanted)));
    }
    if (Files.isDirectory(file)) {
      throw refused("%s: this is a directory".formatted(option(wanted)));
    }
    if (resume != null && !Files.exists(absolute(resume))) {
      throw refused("--resume %s: there is no such file".formatted(resume));
    }
    return file;
  }

  private String option(Path wanted) {
    return (wanted == json ? "--json " : "--resume ") + wanted;
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** While it lasts, what tests print goes nowhere. */
  private static final class Silence implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    private Silence() {
      System.setOut(new PrintStream(OutputStream.nullOutputStream()));
      System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    }

    @Override
    public void close() {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
