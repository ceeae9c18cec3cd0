package portcullis.testbench.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.verilog.VerilogFile;
import portcullis.hdl.verilog.VerilogWriter;

/**
 * Where simulations leave what they covered: a directory for each design, named by its Verilog,
 * with the Verilog, the Java of each of its lines, and a file of counts for each simulation.
 *
 * @param directory the folder; made when it is needed
 */
public record CoverageFolder(Path directory) {
  private static final String PROPERTY = "portcullis.coverage";
  private static final String COUNTS = ".counts";
  private static final String JAVA = ".java-lines";

  /**
   * The folder that the system property {@code portcullis.coverage} names, if it is set.
   *
   * @return the folder for all simulations of this process
   */
  public static Optional<CoverageFolder> ofProcess() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .map(name -> new CoverageFolder(Path.of(name).toAbsolutePath()));
  }

  /**
   * Adds what a simulation covered.
   *
   * @param design what it simulates
   * @param simulation it counts lines
   */
  public void save(Design design, Simulation simulation) {
    try {
      var place = place(design);
      var unfinished = Files.createTempFile(place, "simulation", ".unfinished");
      simulation.writeCoverage(unfinished);
      Files.move(
          unfinished,
          place.resolve(unfinished.getFileName().toString().replace(".unfinished", COUNTS)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot save the coverage in " + directory, e);
    }
  }

  private Path place(Design design) throws IOException {
    var verilog = new VerilogWriter().write(design);
    var hash = new CRC32();
    hash.update(verilog.text().getBytes(StandardCharsets.UTF_8));
    var top = design.top().name();
    var place = directory.resolve(top + "-" + HexFormat.of().toHexDigits((int) hash.getValue()));
    Files.createDirectories(place);
    for (var file : verilog.files(VerilogFile.Layout.ONE_PER_MODULE)) {
      write(place.resolve(file.name()), file.text());
      var java = new StringBuilder();
      file.sourceMap().lines().forEach(line -> java.append(line).append('\n'));
      write(place.resolve(file.name() + JAVA), java.toString());
    }
    return place;
  }

  /** Other processes may write the same at the same time. */
  private static void write(Path file, String text) throws IOException {
    if (!Files.exists(file)) {
      var unfinished = Files.createTempFile(file.getParent(), "verilog", ".unfinished");
      Files.writeString(unfinished, text);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * What all simulations so far covered.
   *
   * @return a coverage for each design, in the order of their names
   * @throws IOException if the folder is missing or cannot be read
   */
  public List<DesignCoverage> read() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      var designs = new ArrayList<DesignCoverage>();
      for (var place : entries.filter(Files::isDirectory).sorted().toList()) {
        designs.add(read(place));
      }
      return List.copyOf(designs);
    }
  }

  private static DesignCoverage read(Path place) throws IOException {
    try (Stream<Path> entries = Files.list(place)) {
      var coverage = new DesignCoverage(place.getFileName().toString());
      for (var file : entries.sorted().toList()) {
        var name = file.getFileName().toString();
        if (name.endsWith(COUNTS)) {
          coverage.addCounts(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
        } else if (name.endsWith(JAVA)) {
          coverage.addJava(
              name.substring(0, name.length() - JAVA.length()), Files.readAllLines(file));
        } else if (name.endsWith(".v")) {
          coverage.addVerilog(name, Files.readAllLines(file));
        }
      }
      return coverage;
    }
  }
}
