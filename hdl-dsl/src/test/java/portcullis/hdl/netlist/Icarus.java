package portcullis.hdl.netlist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import portcullis.hdl.ir.Design;
import portcullis.hdl.testing.tool.ExternalProgram;

/** Runs netlists in Icarus Verilog, each in a testbench of its own, many in one process. */
final class Icarus implements Tool {
  private static final String SEEN = "seen";

  /** The text that follows the instance path in a line that a check or log prints. */
  private static final Pattern SPOKEN = Pattern.compile(" in \\S+: (.*)$");

  private final Function<Design, String> writer;

  /** Runs the Verilog that {@code writer} makes. */
  Icarus(Function<Design, String> writer) {
    this.writer = writer;
  }

  @Override
  public String name() {
    return "Icarus";
  }

  @Override
  public List<Outcome> run(List<Netlist> netlists) {
    try {
      var directory = Files.createTempDirectory("portcullis-icarus");
      try {
        return run(netlists, directory);
      } finally {
        ExternalProgram.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Outcome> run(List<Netlist> netlists, Path directory) throws IOException {
    var source = directory.resolve("batch.v");
    try (var out = Files.newBufferedWriter(source)) {
      for (int i = 0; i < netlists.size(); i++) {
        out.write(writer.apply(Batch.prefixed(netlists.get(i).design(), Batch.prefix(i))));
        out.write(new IcarusBench(netlists.get(i), i, SEEN).text());
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      return Collections.nCopies(
          netlists.size(), new Outcome.Refused("the writer says " + e.getMessage()));
    }
    var compile =
        new ArrayList<>(
            List.of("iverilog", "-g2005", "-o", directory.resolve("batch.vvp").toString()));
    for (int i = 0; i < netlists.size(); i++) {
      compile.addAll(List.of("-s", IcarusBench.module(i)));
    }
    compile.add(source.toString());
    var compiled = ExternalProgram.run(directory, compile);
    if (compiled.exit() != 0 || !compiled.output().isBlank()) {
      return Collections.nCopies(
          netlists.size(), new Outcome.Refused("iverilog says\n" + compiled.output()));
    }
    // Verilog that swings without end is stopped by the processor time it takes.
    var limited = "ulimit -t %d; exec vvp -n batch.vvp".formatted(2 + netlists.size() / 5);
    var ran = ExternalProgram.run(directory, List.of("sh", "-c", limited));
    return outcomes(netlists, ran);
  }

  private static List<Outcome> outcomes(List<Netlist> netlists, ExternalProgram.Result ran) {
    var rows = new ArrayList<List<List<Optional<BigInteger>>>>();
    var lines = new ArrayList<List<String>>();
    netlists.forEach(_ -> {
      rows.add(new ArrayList<>());
      lines.add(new ArrayList<>());
    });
    for (var line : ran.output().lines().toList()) {
      var words = line.split(" ");
      if (words[0].equals(SEEN)) {
        rows.get(Integer.parseInt(words[1])).add(row(words));
      } else {
        IcarusBench.placeIn(line).ifPresent(place -> lines.get(place).add(spoken(line)));
      }
    }
    var outcomes = new ArrayList<Outcome>();
    for (int i = 0; i < netlists.size(); i++) {
      boolean complete = rows.get(i).size() == netlists.get(i).steps().size() + 1;
      outcomes.add(
          complete
              ? new Outcome.Ran(
                  new Trace(Trace.observed(netlists.get(i)), rows.get(i)), lines.get(i))
              : new Outcome.Refused(
                  "vvp stopped early with exit code %d\n%s".formatted(ran.exit(), tail(ran))));
    }
    return outcomes;
  }

  private static String spoken(String line) {
    var matcher = SPOKEN.matcher(line);
    return matcher.find() ? matcher.group(1) : line;
  }

  private static String tail(ExternalProgram.Result ran) {
    var text = ran.output();
    return text.substring(Math.max(0, text.length() - 2000));
  }

  /** Values in hexadecimal after two other words; {@code x} and {@code z} anywhere are unknown. */
  private static List<Optional<BigInteger>> row(String[] words) {
    var row = new ArrayList<Optional<BigInteger>>();
    for (int i = 2; i < words.length; i++) {
      row.add(
          words[i].chars().allMatch(c -> Character.digit(c, 16) >= 0)
              ? Optional.of(new BigInteger(words[i], 16))
              : Optional.empty());
    }
    return row;
  }
}
