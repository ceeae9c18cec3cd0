package portcullis.hdl.sim.waveform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Type;

/**
 * A save file of GTKWave: all signals, a group for each unit and within it for each record; numbers
 * in hexadecimal, two's complement in decimal, enums by name through a filter file.
 */
final class SaveFile {
  // Flags of a line, as GTKWave's save files have them: TR_HEX and its neighbours.
  private static final int HEX = 0x2;
  private static final int DECIMAL = 0x4;
  private static final int BINARY = 0x8;
  private static final int RIGHT = 0x20;
  private static final int BLANK = 0x200;
  private static final int SIGNED = 0x400;
  private static final int FILTERED = 0x2000;
  private static final int CLOSED = 0x400000;
  private static final int GROUP_BEGIN = 0x800000;
  private static final int GROUP_END = 0x1000000;

  private final Design design;
  private final WaveformNotes notes;
  private final String scope;
  private final StringBuilder text = new StringBuilder();
  private Path waveform;

  /** A signal within its unit. */
  private record Entry(String name, Type type) {
    /** What stands before the first underscore from a place on; all if there is none. */
    String head(int from) {
      int end = name.indexOf('_', from);
      return end < 0 ? name.substring(from) : name.substring(from, end);
    }
  }

  SaveFile(Design design, WaveformNotes notes, String scope) {
    this.design = design;
    this.notes = notes;
    this.scope = scope;
  }

  /** The content of a filter file, a line for each constant. */
  static String filter(Map<String, String> constants) {
    var lines = new StringBuilder();
    constants.forEach((bits, name) -> lines.append(bits).append(' ').append(name).append('\n'));
    return lines.toString();
  }

  /** The content of the save file for a waveform. */
  String text(Path file) {
    waveform = file.toAbsolutePath();
    line("[*] signals of %s, a group for each unit", design.top().name());
    line("[dumpfile] \"%s\"", waveform);
    line("[savefile] \"%s\"", WaveformCompanions.beside(waveform, ".gtkw"));
    line("[timestart] 0");
    line("[size] 1600 900");
    line("[pos] -1 -1");
    line("[treeopen] %s%s.", scope, design.top().name());
    var units = SignalTypes.of(design);
    var open = new ArrayList<String>();
    units.forEach((path, signals) -> {
      while (!open.isEmpty() && !isWithin(path, open.getLast())) {
        end(open.removeLast());
      }
      open.add(path);
      begin(path, path.isEmpty());
      entries(
          signals.entrySet().stream().map(it -> new Entry(it.getKey(), it.getValue())).toList(),
          path,
          0);
    });
    open.reversed().forEach(this::end);
    return text.toString();
  }

  private static boolean isWithin(String path, String outer) {
    return outer.isEmpty() || path.startsWith(outer + ".");
  }

  /** Signals next to each other whose names begin alike are fields of a record. */
  private void entries(List<Entry> entries, String path, int from) {
    for (int i = 0; i < entries.size(); ) {
      String head = entries.get(i).head(from);
      int end = i + 1;
      while (end < entries.size() && entries.get(end).head(from).equals(head)) {
        end++;
      }
      var alike = entries.subList(i, end);
      int next = from + head.length() + 1;
      var fields = alike.stream().filter(it -> it.name().length() > next).toList();
      if (fields.size() < 2) {
        alike.forEach(it -> signal(path, it));
      } else {
        alike.stream().filter(it -> !fields.contains(it)).forEach(it -> signal(path, it));
        boolean known = from > 0 && fields.size() == entries.size();
        String group = fields.getFirst().name().substring(0, next - 1);
        if (!known) {
          groupLine(GROUP_BEGIN | BLANK | CLOSED, group);
        }
        entries(fields, path, next);
        if (!known) {
          groupLine(GROUP_END | BLANK | CLOSED, group);
        }
      }
      i = end;
    }
  }

  private void begin(String path, boolean isOpen) {
    groupLine(GROUP_BEGIN | BLANK | (isOpen ? 0 : CLOSED), title(path));
  }

  private void end(String path) {
    groupLine(GROUP_END | BLANK | (path.isEmpty() ? 0 : CLOSED), title(path));
  }

  private String title(String path) {
    return path.isEmpty() ? design.top().name() : path;
  }

  private void groupLine(int flags, String title) {
    line("@%x", flags);
    line("-%s", title);
  }

  private void signal(String path, Entry entry) {
    int width = entry.type().width();
    String name = SignalTypes.join(path, entry.name());
    String known = notes.enumerated().get(name);
    if (known != null) {
      line("@%x", FILTERED | RIGHT | BINARY);
      line("^1 %s", WaveformCompanions.enumFile(waveform, known));
    } else if (width == 1) {
      line("@%x", RIGHT | BINARY);
    } else if (entry.type() instanceof Type.SInt) {
      line("@%x", RIGHT | SIGNED | DECIMAL);
    } else {
      line("@%x", RIGHT | HEX);
    }
    String range = width == 1 ? "" : "[%d:0]".formatted(width - 1);
    line("%s%s.%s%s", scope, design.top().name(), name, range);
  }

  private void line(String format, Object... values) {
    text.append(format.formatted(values)).append('\n');
  }
}
