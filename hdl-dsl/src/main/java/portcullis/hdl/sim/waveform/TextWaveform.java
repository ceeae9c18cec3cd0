package portcullis.hdl.sim.waveform;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A window as text: a row for each signal, a column for each cycle. A bit is a line, high or low;
 * of everything else a value is written where it changes.
 */
public final class TextWaveform {
  private static final String SAME = "·";
  private static final String HIGH = "█";
  private static final String LOW = "▁";
  private static final int LONGEST_VALUE = 20;

  /** Values of a bus are known by their last digits. */
  private static final int LEADING = 3;

  private final WaveformWindow window;
  private final int longest;

  /** Of a window; values of more than 20 characters are shortened. */
  public TextWaveform(WaveformWindow window) {
    this(window, LONGEST_VALUE);
  }

  /**
   * Of a window.
   *
   * @param longest values of more characters are shortened in the middle; at least 6
   */
  public TextWaveform(WaveformWindow window, int longest) {
    this.window = window;
    this.longest = longest;
  }

  /** The rows whose signal changes within the window. */
  public static List<Integer> changing(WaveformWindow window) {
    return IntStream.range(0, window.signals().size())
        .filter(
            row -> window.columns().stream().map(it -> it.values().get(row)).distinct().count() > 1)
        .boxed()
        .toList();
  }

  /**
   * Leaves out columns that have no place in one band if all signals that change are shown.
   *
   * @param width characters of a line
   * @param latest whether the last columns stay, else the first ones
   */
  public WaveformWindow fit(int width, boolean latest) {
    var rows = changing(window);
    var columns =
        latest
            ? window.columns().subList(latestStart(rows, width), window.columns().size())
            : window.columns().subList(0, fitting(rows, 0, width));
    return new WaveformWindow(
        window.top(), window.unit(), window.first(), window.last(), window.signals(), columns);
  }

  /** All rows. */
  public static List<Integer> all(WaveformWindow window) {
    return IntStream.range(0, window.signals().size()).boxed().toList();
  }

  /**
   * The last columns that fit, in one band.
   *
   * @param rows which signals, as places in the window
   * @param width characters of a line
   */
  public List<String> latest(List<Integer> rows, int width) {
    return band(rows, latestStart(rows, width), window.columns().size());
  }

  private int latestStart(List<Integer> rows, int width) {
    var columns = window.columns();
    int start = columns.size();
    int used = nameWidth(rows);
    while (start > 0) {
      used += columnWidth(columns.get(start - 1), rows) + 1;
      if (used > width && start < columns.size()) {
        break;
      }
      start--;
    }
    return start;
  }

  /** The first columns that fit, in one band. */
  public List<String> earliest(List<Integer> rows, int width) {
    return band(rows, 0, fitting(rows, 0, width));
  }

  /** All columns, in as many bands below each other as the width makes necessary. */
  public List<String> bands(List<Integer> rows, int width) {
    var lines = new ArrayList<String>();
    for (int start = 0; start < window.columns().size(); ) {
      int end = fitting(rows, start, width);
      if (start > 0) {
        lines.add("");
      }
      lines.addAll(band(rows, start, end));
      start = end;
    }
    return lines;
  }

  private int fitting(List<Integer> rows, int start, int width) {
    var columns = window.columns();
    int end = start;
    int used = nameWidth(rows);
    while (end < columns.size()) {
      used += columnWidth(columns.get(end), rows) + 1;
      if (used > width && end > start) {
        break;
      }
      end++;
    }
    return end;
  }

  private int nameWidth(List<Integer> rows) {
    return Math.max(
            window.unit().length(),
            rows.stream()
                .mapToInt(row -> window.signals().get(row).name().length())
                .max()
                .orElse(0))
        + 1;
  }

  private int columnWidth(WaveformWindow.Column column, List<Integer> rows) {
    int widest = Long.toString(column.number()).length();
    for (int row : rows) {
      if (!window.signals().get(row).line()) {
        widest = Math.max(widest, shortened(column.values().get(row)).length());
      }
    }
    return widest;
  }

  private String shortened(String value) {
    return shortened(value, longest);
  }

  /** As a text waveform writes a value if nobody asks for more. */
  static String usual(String value) {
    return shortened(value, LONGEST_VALUE);
  }

  private static String shortened(String value, int longest) {
    return value.length() <= longest
        ? value
        : value.substring(0, LEADING)
            + "…"
            + value.substring(value.length() - longest + LEADING + 1);
  }

  private List<String> band(List<Integer> rows, int start, int end) {
    int names = nameWidth(rows);
    var columns = window.columns().subList(start, end);
    var lines = new ArrayList<String>();
    var head = new StringBuilder(padded(window.unit(), names));
    for (var column : columns) {
      head.append(' ').append(padded(Long.toString(column.number()), columnWidth(column, rows)));
    }
    lines.add(head.toString().stripTrailing());
    for (int row : rows) {
      var signal = window.signals().get(row);
      var line = new StringBuilder(padded(signal.name(), names));
      String before = null;
      for (var column : columns) {
        String value = column.values().get(row);
        int width = columnWidth(column, rows);
        if (signal.line() && (value.equals("0") || value.equals("1"))) {
          String level = value.equals("1") ? HIGH : LOW;
          line.append(value.equals(before) ? level : " ").append(level.repeat(width));
        } else {
          line.append(' ').append(padded(value.equals(before) ? SAME : shortened(value), width));
        }
        before = value;
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
