package portcullis.hdl.sim.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import portcullis.hdl.sim.jvm.CoveragePlan.Point;

/**
 * Counts as a file in the format of Verilator 5, which {@code verilator_coverage} reads: a record
 * for each point, made of keys and values.
 *
 * @param points what was counted
 * @param counts how often, by number of the point
 */
record CoverageFile(List<Point> points, long[] counts) {
  private static final String HEADER = "# SystemC::Coverage-3";
  private static final char KEY = '\u0001';
  private static final char VALUE = '\u0002';

  void write(Path file) {
    var records = new TreeSet<String>();
    for (int i = 0; i < counts.length; i++) {
      records.add("C '%s' %d".formatted(record(points.get(i)), counts[i]));
    }
    var text = new StringBuilder(HEADER).append('\n');
    records.forEach(record -> text.append(record).append('\n'));
    try {
      Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the coverage to " + file, e);
    }
  }

  private static String record(Point point) {
    var place = point.place();
    var text = new StringBuilder();
    field(text, "f", point.file());
    field(text, "l", place.line());
    field(text, "n", place.column());
    field(text, "page", (place.branch() ? "v_branch/" : "v_line/") + point.module());
    field(text, "o", place.kind().name().toLowerCase(Locale.ROOT));
    if (!place.lines().isEmpty()) {
      field(text, "S", ranges(place.lines()));
    }
    field(text, "h", hierarchy(point.instances()));
    return text.toString();
  }

  private static void field(StringBuilder text, String key, Object value) {
    text.append(KEY).append(key).append(VALUE).append(value);
  }

  /** {@code 3,7-9}. */
  private static String ranges(List<Integer> lines) {
    var text = new StringBuilder();
    for (int from = 0; from < lines.size(); ) {
      int to = from;
      while (to + 1 < lines.size() && lines.get(to + 1) == lines.get(to) + 1) {
        to++;
      }
      text.append(text.isEmpty() ? "" : ",").append(lines.get(from));
      if (to > from) {
        text.append('-').append(lines.get(to));
      }
      from = to + 1;
    }
    return text.toString();
  }

  /** What the names of all instances begin and end with, a star between. */
  private static String hierarchy(List<String> instances) {
    String first = instances.getFirst();
    if (instances.size() == 1) {
      return first;
    }
    int head = first.length();
    int tail = first.length();
    for (var other : instances) {
      int limit = Math.min(first.length(), other.length());
      int same = 0;
      while (same < limit && first.charAt(same) == other.charAt(same)) {
        same++;
      }
      head = Math.min(head, same);
      same = 0;
      while (same < limit
          && first.charAt(first.length() - 1 - same) == other.charAt(other.length() - 1 - same)) {
        same++;
      }
      tail = Math.min(tail, same);
    }
    String rest = first.substring(Math.max(head, first.length() - tail));
    return first.substring(0, head) + "*" + rest;
  }
}
