package portcullis.hdl.sim.verilator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Packs the files that Verilator wrote into as many compiler runs as pay off. */
final class TranslationUnits {
  /** Below this much C++ a second compiler run costs more than it saves. */
  private static final long WORTH_A_RUN = 200_000;

  /**
   * Files in a unit where stable units are wanted. After a small change of a large design Verilator
   * writes 9 of 10 files as before; more files in a unit mean fewer units left alone, fewer files
   * mean that reading the header costs more than the rest.
   */
  private static final int FILES_TOGETHER = 4;

  /** What runs once only, at the start, is a third of the C++ and need not be fast. */
  private static final String WITHOUT_OPTIMISATION =
      """
      #ifdef __clang__
      #pragma clang optimize off
      #else
      #pragma GCC optimize ("O0")
      #endif
      """;

  private TranslationUnits() {}

  /**
   * One compiler run.
   *
   * @param file name of the file to compile
   * @param text its text: it includes the files it stands for
   */
  record Unit(String file, String text) {}

  private record Sized(Path file, long bytes) {
    boolean runsOnce() {
      String name = file.getFileName().toString();
      return name.contains("__Slow") || name.contains("__Syms") || name.contains("__Dpi");
    }
  }

  /**
   * The units.
   *
   * @param generated the directory that Verilator wrote
   * @param wrapper our own C++
   * @param stable whether the same files should meet in the same unit after a change of the design,
   *     at the cost of more units
   */
  static List<Unit> of(Path generated, Path wrapper, boolean stable) throws IOException {
    var files = new ArrayList<Sized>();
    files.add(new Sized(wrapper, Files.size(wrapper)));
    for (var file : sources(generated)) {
      files.add(new Sized(file, Files.size(file)));
    }
    if (bytes(files) < WORTH_A_RUN) {
      return List.of(new Unit("all.cpp", includes(files)));
    }
    var units = new ArrayList<Unit>();
    for (var bin : bins(files.stream().filter(file -> !file.runsOnce()).toList(), stable)) {
      units.add(new Unit("fast" + units.size() + ".cpp", includes(bin)));
    }
    for (var bin : bins(files.stream().filter(Sized::runsOnce).toList(), stable)) {
      units.add(new Unit("once" + units.size() + ".cpp", WITHOUT_OPTIMISATION + includes(bin)));
    }
    return units;
  }

  private static List<Path> sources(Path generated) throws IOException {
    try (Stream<Path> files = Files.list(generated)) {
      return files.filter(file -> file.toString().endsWith(".cpp")).sorted().toList();
    }
  }

  private static long bytes(List<Sized> files) {
    return files.stream().mapToLong(Sized::bytes).sum();
  }

  private static String includes(List<Sized> files) {
    return files.stream()
        .map(file -> "#include \"%s\"%n".formatted(file.file.getFileName()))
        .collect(Collectors.joining());
  }

  private static List<List<Sized>> bins(List<Sized> files, boolean stable) {
    if (!stable) {
      return pack(files);
    }
    var bins = new ArrayList<List<Sized>>();
    for (int i = 0; i < files.size(); i += FILES_TOGETHER) {
      bins.add(files.subList(i, Math.min(files.size(), i + FILES_TOGETHER)));
    }
    return bins;
  }

  /** Bins of about equal size, no more than there are processors. */
  private static List<List<Sized>> pack(List<Sized> files) {
    int count =
        Math.clamp(bytes(files) / WORTH_A_RUN, 1, Runtime.getRuntime().availableProcessors());
    var bins = new PriorityQueue<List<Sized>>(Comparator.comparingLong(TranslationUnits::bytes));
    for (int i = 0; i < count; i++) {
      bins.add(new ArrayList<>());
    }
    var largestFirst =
        files.stream()
            .sorted(
                Comparator.comparingLong(Sized::bytes)
                    .reversed()
                    .thenComparing(file -> file.file.toString()))
            .toList();
    for (var file : largestFirst) {
      var smallest = bins.remove();
      smallest.add(file);
      bins.add(smallest);
    }
    return List.copyOf(bins);
  }
}
