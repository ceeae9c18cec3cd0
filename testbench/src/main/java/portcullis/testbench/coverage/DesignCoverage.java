package portcullis.testbench.coverage;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which lines of a design were run. A line counts once, however many instances its module has; it
 * is hit when one of them ran it.
 */
public final class DesignCoverage {
  /** Verilator's records: pairs of a key and a value, then a count. */
  private static final Pattern RECORD = Pattern.compile("C '(.*)' (\\d+)");

  private final String name;
  private final Map<Point, Long> counts = new TreeMap<>();
  private final Map<String, Map<Integer, Long>> lines = new TreeMap<>();
  private final Map<String, List<String>> verilog = new HashMap<>();
  private final Map<String, List<String>> java = new HashMap<>();

  /** Something that is counted: what begins at a column of a line. */
  private record Point(String file, int line, int column, String what)
      implements Comparable<Point> {
    private static final Comparator<Point> ORDER =
        Comparator.comparing(Point::file)
            .thenComparingInt(Point::line)
            .thenComparingInt(Point::column)
            .thenComparing(Point::what);

    @Override
    public int compareTo(Point other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * How much of a module was run.
   *
   * @param module name of the module
   * @param hitLines lines that were run
   * @param lines lines that can be run
   * @param hitBranches blocks and branches, those without a line included, that were run
   * @param branches blocks and branches
   */
  public record ModuleCoverage(
      String module, int hitLines, int lines, int hitBranches, int branches) {
    ModuleCoverage plus(ModuleCoverage other) {
      return new ModuleCoverage(
          module,
          hitLines + other.hitLines,
          lines + other.lines,
          hitBranches + other.hitBranches,
          branches + other.branches);
    }
  }

  /**
   * A block or branch that was never run.
   *
   * @param place file and line of the Verilog, such as {@code Iotlb_core.v:120}
   * @param java where in Java it was described, or {@code unknown}
   * @param what what begins there: {@code block}, {@code if}, {@code elsif}, {@code else} or {@code
   *     case}
   * @param text the line
   */
  public record Missed(String place, String java, String what, String text) {}

  DesignCoverage(String name) {
    this.name = name;
  }

  /**
   * The name of the design.
   *
   * @return name of its top module and a number made from its Verilog
   */
  public String name() {
    return name;
  }

  void addVerilog(String file, List<String> lines) {
    verilog.put(file, lines);
  }

  void addJava(String file, List<String> lines) {
    java.put(file, lines);
  }

  /** Adds the counts of a file in Verilator's format. */
  void addCounts(List<String> records) {
    for (var line : records) {
      var record = RECORD.matcher(line);
      if (record.matches()) {
        add(fields(record.group(1)), Long.parseLong(record.group(2)));
      }
    }
  }

  private static Map<String, String> fields(String record) {
    var fields = new HashMap<String, String>();
    for (var field : record.split("\u0001")) {
      int end = field.indexOf('\u0002');
      if (end > 0) {
        fields.put(field.substring(0, end), field.substring(end + 1));
      }
    }
    return fields;
  }

  private void add(Map<String, String> fields, long count) {
    var path = fields.getOrDefault("f", "");
    var file = path.substring(path.lastIndexOf('/') + 1);
    var line = Integer.parseInt(fields.get("l"));
    var column = Integer.parseInt(fields.getOrDefault("n", "0"));
    var point = new Point(file, line, column, fields.getOrDefault("o", "block"));
    counts.merge(point, count, Long::sum);
    var ofFile = lines.computeIfAbsent(file, _ -> new TreeMap<>());
    ranges(fields.getOrDefault("S", "")).forEach(number -> ofFile.merge(number, count, Long::sum));
  }

  /** The lines of a block, such as {@code 3,7-9}. */
  private static IntStream ranges(String text) {
    return Pattern.compile("(\\d+)(?:-(\\d+))?")
        .matcher(text)
        .results()
        .flatMapToInt(range -> {
          int first = Integer.parseInt(range.group(1));
          int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
          return IntStream.rangeClosed(first, last);
        });
  }

  /**
   * The modules of the design.
   *
   * @return by name
   */
  public List<ModuleCoverage> modules() {
    var modules = new TreeMap<String, ModuleCoverage>();
    lines.forEach((file, ofFile) -> {
      int hit = (int) ofFile.values().stream().filter(count -> count > 0).count();
      add(modules, new ModuleCoverage(moduleOf(file), hit, ofFile.size(), 0, 0));
    });
    counts.forEach((point, count) ->
        add(modules, new ModuleCoverage(moduleOf(point.file()), 0, 0, count > 0 ? 1 : 0, 1)));
    return List.copyOf(modules.values());
  }

  private static String moduleOf(String file) {
    return file.replaceFirst("\\.v$", "");
  }

  private static void add(Map<String, ModuleCoverage> modules, ModuleCoverage more) {
    modules.merge(more.module(), more, ModuleCoverage::plus);
  }

  /**
   * What was not run.
   *
   * @return by file and line
   */
  public List<Missed> missed() {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == 0)
        .map(entry -> missed(entry.getKey()))
        .toList();
  }

  private Missed missed(Point place) {
    return new Missed(
        place.file() + ":" + place.line(),
        line(java, place, "unknown"),
        place.what(),
        line(verilog, place, "").strip());
  }

  private static String line(Map<String, List<String>> files, Point place, String otherwise) {
    var lines = files.getOrDefault(place.file(), List.of());
    return place.line() > lines.size() ? otherwise : lines.get(place.line() - 1);
  }
}
