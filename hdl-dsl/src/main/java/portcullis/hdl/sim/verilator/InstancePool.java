package portcullis.hdl.sim.verilator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import portcullis.hdl.sim.SimulationOptions;

/** The instances of one simulation, one for each variant that was needed so far. */
final class InstancePool implements AutoCloseable {
  private final VerilogSource source;
  private final SimulationOptions options;
  private final VerilatorEngine engine;
  private final Map<Variant, NativeInstance> instances = new LinkedHashMap<>();
  private final NativeInstance base;

  InstancePool(VerilogSource source, SimulationOptions options, VerilatorEngine engine) {
    this.source = source;
    this.options = options;
    this.engine = engine;
    var plain = new Variant(Variant.Waveform.NONE, options.lineCoverage(), options.allSignals());
    this.base = engine.instance(source, plain, options);
    instances.put(plain, base);
  }

  /** The one that runs at first. */
  NativeInstance base() {
    return base;
  }

  /** The instance of a variant; its state is that of cycle 0 or of its last use. */
  NativeInstance get(Variant variant, String reason) {
    return instances.computeIfAbsent(
        variant,
        wanted -> {
          engine.notice("building %s once more for %s".formatted(source.top(), reason));
          return engine.instance(source, wanted, options);
        });
  }

  boolean owns(NativeInstance instance) {
    return instances.containsValue(instance);
  }

  /** Adds up the counts of all instances and writes them in Verilator's format. */
  void writeCoverage(Path file) {
    try {
      var counts = new TreeMap<String, Long>();
      List<String> header = new ArrayList<>();
      for (var instance : instances.values()) {
        Path single = Files.createTempFile("portcullis", ".dat");
        try {
          instance.writeCoverage(single);
          header = new ArrayList<>();
          for (String line : Files.readAllLines(single, StandardCharsets.ISO_8859_1)) {
            int end = line.lastIndexOf('\'');
            if (line.startsWith("C '") && end > 0) {
              counts.merge(
                  line.substring(0, end + 1),
                  Long.parseLong(line.substring(end + 1).strip()),
                  Long::sum);
            } else {
              header.add(line);
            }
          }
        } finally {
          Files.delete(single);
        }
      }
      var lines = new ArrayList<>(header);
      counts.forEach((key, count) -> lines.add(key + " " + count));
      Files.write(file, lines, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the coverage to " + file, e);
    }
  }

  @Override
  public void close() {
    instances.values().forEach(NativeInstance::close);
  }
}
