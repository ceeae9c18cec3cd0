package portcullis.hdl.testing.formal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import portcullis.hdl.ir.Design;
import portcullis.hdl.testing.tool.ExternalProgram;
import portcullis.hdl.testing.tool.ExternalProgram.Result;

/** Proves the assertions of designs with one clock. */
public final class Formal {
  private static final String WRAPPER = "formal_wrapper";
  private static final Pattern FAILED = Pattern.compile("Assert failed in (\\S+): (.+)");
  private static final Pattern STEP = Pattern.compile("Checking assertions in step (\\d+)");

  private final Function<Design, String> writer;

  /** Proves the Verilog that {@code writer} makes. */
  public Formal(Function<Design, String> writer) {
    this.writer = writer;
  }

  /**
   * Looks for a broken assertion within {@code depth} steps of power-up, resets held in the first,
   * then proves by induction over as many steps that none ever breaks.
   *
   * @throws portcullis.hdl.testing.tool.MissingProgramException if yosys or z3 is not installed
   * @throws IllegalStateException if the tools refuse the design; the message holds what they say
   */
  public Verdict prove(Design design, int depth) {
    try {
      var directory = Files.createTempDirectory("portcullis-formal");
      try {
        return prove(design, depth, directory);
      } finally {
        ExternalProgram.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Verdict prove(Design design, int depth, Path directory) throws IOException {
    ExternalProgram.run(directory, List.of("z3", "--version"));
    synthesise(design, directory);
    var bounded = check(directory, depth, List.of());
    if (!passed(bounded)) {
      return new Verdict.Refuted(assertion(bounded), lastStep(bounded), trace(directory));
    }
    var induction = check(directory, depth, List.of("-i"));
    return passed(induction)
        ? new Verdict.Proved(depth)
        : new Verdict.Undecided(assertion(induction), depth, trace(directory));
  }

  private void synthesise(Design design, Path directory) throws IOException {
    Files.writeString(directory.resolve("design.v"), writer.apply(design));
    Files.writeString(directory.resolve("wrapper.v"), FormalWrapper.text(design.top(), WRAPPER));
    // Clocked memories stay arrays and assertions combinational: z3 does not end on anything else.
    var script =
        String.join(
            "; ",
            "read_verilog -formal design.v wrapper.v",
            "prep -nordff -flatten -top " + WRAPPER,
            "async2sync",
            "dffunmap",
            "opt_clean",
            "write_smt2 -wires design.smt2");
    var result = ExternalProgram.run(directory, List.of("yosys", "-q", "-p", script));
    if (result.exit() != 0) {
      throw new IllegalStateException(
          "yosys refuses %s:%n%s".formatted(design.top().name(), result.output()));
    }
  }

  private static Result check(Path directory, int depth, List<String> mode) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                "yosys-smtbmc",
                "-s",
                "z3",
                "--unroll",
                "-t",
                "" + depth,
                "--dump-vcd",
                "trace.vcd"));
    command.addAll(mode);
    command.add("design.smt2");
    return ExternalProgram.run(directory, command);
  }

  private static boolean passed(Result result) {
    if (result.output().contains("Status: passed") || result.output().contains("Status: PASSED")) {
      return true;
    }
    if (result.output().contains("Status: failed") || result.output().contains("Status: FAILED")) {
      return false;
    }
    throw new IllegalStateException("yosys-smtbmc gave no verdict:\n" + result.output());
  }

  private static String assertion(Result result) {
    var matcher = FAILED.matcher(result.output());
    return matcher.find() ? matcher.group(2) : "an assumption or the first state";
  }

  private static int lastStep(Result result) {
    int step = -1;
    for (var matcher = STEP.matcher(result.output()); matcher.find(); ) {
      step = Integer.parseInt(matcher.group(1));
    }
    return step;
  }

  private static String trace(Path directory) throws IOException {
    var file = directory.resolve("trace.vcd");
    return Optional.of(file).filter(Files::exists).isPresent()
        ? TraceTable.of(Files.readString(file))
        : "(no trace)";
  }
}
