package portcullis.hdl.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import portcullis.hdl.ir.Design;
import portcullis.hdl.verilog.VerilogWriter;

/**
 * A warning of {@code verilator -Wall} about the Verilog of a design.
 *
 * @param code what Verilator calls it, for example {@code UNOPTFLAT}
 * @param text what it says
 */
record VerilatorWarning(String code, String text) {
  private static final Pattern WARNING = Pattern.compile("%Warning-(\\w+): ([^\\n]*)");

  /** The warnings about a design that Verilator takes. */
  static List<VerilatorWarning> of(Design design) {
    var text = new StringBuilder("`default_nettype none\n");
    new VerilogWriter().write(design).units().forEach(unit -> text.append(unit.text()));
    try {
      var file = Files.createTempFile("agreement", ".v");
      try {
        Files.writeString(file, text);
        return of(
            new ProcessBuilder(
                "verilator",
                "--lint-only",
                "-Wall",
                "-Wno-DECLFILENAME",
                "--top-module",
                design.top().name(),
                file.toString()),
            text.toString());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<VerilatorWarning> of(ProcessBuilder command, String verilog)
      throws IOException {
    var verilator = command.redirectErrorStream(true).start();
    String output = new String(verilator.getInputStream().readAllBytes());
    var warnings = new ArrayList<VerilatorWarning>();
    var found = WARNING.matcher(output);
    while (found.find()) {
      warnings.add(new VerilatorWarning(found.group(1), found.group(2)));
    }
    // Warnings make it exit with an error too, so the words tell them apart.
    assertThat(output.lines().filter(line -> line.startsWith("%Error")))
        .as("%s%n%s", output, verilog)
        .allMatch(line -> line.contains("Exiting due to"));
    return warnings;
  }
}
