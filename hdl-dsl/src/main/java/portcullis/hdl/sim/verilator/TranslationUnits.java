package portcullis.hdl.sim.verilator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Packs the files that Verilator wrote into as many compiler runs as pay off. */
final class TranslationUnits {
  /** Below this much C++ a second compiler run costs more than it saves. */
  private static final long WORTH_A_RUN = 200_000;

  private TranslationUnits() {}

  /**
   * One compiler run.
   *
   * @param file name of the file to compile
   * @param text its text: it includes the files it stands for
   */
  record Unit(String file, String text) {}

  /** The units, of about equal size. */
  static List<Unit> of(Path generated, String wrapper) throws IOException {
    record Sized(String name, long bytes) {}
    var files = new ArrayList<Sized>();
    for (var file : LibraryBuild.generatedFiles(generated)) {
      files.add(new Sized(file.getFileName().toString(), Files.size(file)));
    }
    long total = files.stream().mapToLong(Sized::bytes).sum();
    int count = Math.clamp(total / WORTH_A_RUN, 1, Runtime.getRuntime().availableProcessors());

    final class Bin {
      private final StringBuilder text = new StringBuilder();
      private long bytes;
    }
    var bins = new PriorityQueue<Bin>(Comparator.comparingLong(bin -> bin.bytes));
    for (int i = 0; i < count; i++) {
      bins.add(new Bin());
    }
    files.add(new Sized(wrapper, Files.size(generated.resolveSibling(wrapper))));
    files.sort(Comparator.comparingLong(Sized::bytes).reversed().thenComparing(Sized::name));
    for (var file : files) {
      var smallest = bins.remove();
      smallest.text.append("#include \"").append(file.name).append("\"\n");
      smallest.bytes += file.bytes;
      bins.add(smallest);
    }
    var units = new ArrayList<Unit>();
    for (var bin : bins) {
      units.add(new Unit("unit" + units.size() + ".cpp", bin.text.toString()));
    }
    return units;
  }
}
