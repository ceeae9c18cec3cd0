package portcullis.hdl.testing.formal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The waveform of a broken assertion as a table: a line a signal, a column a step. */
final class TraceTable {
  private static final int TIME_PER_STEP = 10;

  /** Scopes that the reader did not name. */
  private static final List<String> OUTER = List.of("formal_wrapper", "dut");

  private final Map<String, List<String>> namesByCode = new LinkedHashMap<>();
  private final Map<String, TreeMap<Integer, String>> values = new LinkedHashMap<>();
  private final List<String> scope = new ArrayList<>();
  private int time;
  private int end;

  private TraceTable() {}

  /** The table of a VCD file that yosys-smtbmc wrote. */
  static String of(String vcd) {
    var table = new TraceTable();
    vcd.lines().forEach(table::line);
    return table.text();
  }

  private void line(String line) {
    var words = line.trim().split("\\s+");
    switch (words[0]) {
      case "$scope" -> scope.add(words[2]);
      case "$upscope" -> scope.removeLast();
      case "$var" -> declare(words);
      default -> change(line.trim(), words);
    }
  }

  private void declare(String[] words) {
    var name = words[4];
    if (!scope.containsAll(OUTER)
        || name.contains("$")
        || name.startsWith("\\")
        || name.startsWith("smt_")) {
      return;
    }
    var path = new ArrayList<>(scope);
    path.removeAll(OUTER);
    path.add(name);
    namesByCode.computeIfAbsent(words[3], _ -> new ArrayList<>()).add(String.join(".", path));
  }

  private void change(String line, String[] words) {
    if (line.startsWith("#")) {
      time = Integer.parseInt(line.substring(1));
      end = Math.max(end, time);
    } else if (line.startsWith("b")) {
      set(words[1], words[0].substring(1));
    } else if (!line.isEmpty() && "01xz".indexOf(line.charAt(0)) >= 0) {
      set(line.substring(1), line.substring(0, 1));
    }
  }

  private void set(String code, String bits) {
    for (var name : namesByCode.getOrDefault(code, List.of())) {
      values
          .computeIfAbsent(name, _ -> new TreeMap<>())
          .put(time, bits.matches("[01]+") ? new BigInteger(bits, 2).toString(16) : bits);
    }
  }

  private String text() {
    int steps = (end + TIME_PER_STEP - 1) / TIME_PER_STEP;
    int width = values.keySet().stream().mapToInt(String::length).max().orElse(4);
    var text = new StringBuilder();
    text.append(padded("step", width));
    for (int step = 0; step < steps; step++) {
      text.append(" %6d".formatted(step));
    }
    values.forEach((name, changes) -> {
      text.append('\n').append(padded(name, width));
      for (int step = 0; step < steps; step++) {
        var entry = changes.floorEntry(step * TIME_PER_STEP);
        text.append(" %6s".formatted(entry == null ? "" : entry.getValue()));
      }
    });
    return text.append('\n').toString();
  }

  private static String padded(String name, int width) {
    return name + " ".repeat(width - name.length());
  }
}
