package portcullis.hdl.sim.jvm;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongBiFunction;
import portcullis.hdl.sim.Signal;

/** Writes a waveform in the value change dump format of IEEE 1364. */
final class VcdWriter implements AutoCloseable {
  private static final int FIRST_CODE = '!';
  private static final int CODES = '~' - FIRST_CODE + 1;

  private final BufferedWriter out;
  private final List<Signal> signals;
  private final ToLongBiFunction<Signal, Integer> values;
  private final long[][] before;

  /**
   * Begins a file with the values now.
   *
   * @param values the word of a signal with a number
   * @throws IllegalArgumentException if the file cannot be written
   */
  VcdWriter(
      Path file,
      String top,
      List<Signal> signals,
      ToLongBiFunction<Signal, Integer> values,
      long time) {
    this.signals = signals.stream().filter(signal -> signal.kind() != Signal.Kind.MEMORY).toList();
    this.values = values;
    this.before = new long[this.signals.size()][];
    try {
      out = Files.newBufferedWriter(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot write the waveform %s: %s".formatted(file, e), e);
    }
    try {
      header(top);
      dump(time, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void header(String top) throws IOException {
    out.write("$timescale 1ns $end\n$scope module " + top + " $end\n");
    var open = new java.util.ArrayDeque<String>();
    for (int i = 0; i < signals.size(); i++) {
      var signal = signals.get(i);
      var parts = signal.name().split("\\.");
      int common = 0;
      for (var scope : open) {
        if (common < parts.length - 1 && scope.equals(parts[common])) {
          common++;
        } else {
          break;
        }
      }
      while (open.size() > common) {
        open.removeLast();
        out.write("$upscope $end\n");
      }
      for (int j = common; j < parts.length - 1; j++) {
        open.addLast(parts[j]);
        out.write("$scope module " + parts[j] + " $end\n");
      }
      String kind = signal.kind() == Signal.Kind.REGISTER ? "reg" : "wire";
      String name = parts[parts.length - 1];
      String range = signal.width() == 1 ? "" : " [" + (signal.width() - 1) + ":0]";
      out.write("$var %s %d %s %s%s $end\n".formatted(kind, signal.width(), code(i), name, range));
    }
    for (int i = 0; i < open.size(); i++) {
      out.write("$upscope $end\n");
    }
    out.write("$upscope $end\n$enddefinitions $end\n");
  }

  private static String code(int number) {
    var code = new StringBuilder();
    for (int rest = number; ; rest = rest / CODES - 1) {
      code.append((char) (FIRST_CODE + rest % CODES));
      if (rest < CODES) {
        return code.toString();
      }
    }
  }

  /** Writes what has changed. */
  void dump(long time) {
    try {
      dump(time, false);
    } catch (IOException e) {
      throw new UncheckedIOException("the waveform cannot be written", e);
    }
  }

  private void dump(long time, boolean first) throws IOException {
    boolean said = false;
    for (int i = 0; i < signals.size(); i++) {
      var signal = signals.get(i);
      int count = BitVector.count(signal.width());
      boolean changed = first;
      if (first) {
        before[i] = new long[count];
      }
      for (int word = 0; word < count; word++) {
        long now = values.applyAsLong(signal, word);
        changed |= now != before[i][word];
        before[i][word] = now;
      }
      if (changed) {
        if (!said) {
          out.write("#" + time + "\n");
          said = true;
        }
        write(signal, before[i], code(i));
      }
    }
  }

  private void write(Signal signal, long[] words, String code) throws IOException {
    if (signal.width() == 1) {
      out.write(words[0] == 0 ? '0' : '1');
    } else {
      out.write('b');
      boolean leading = true;
      for (int bit = signal.width() - 1; bit >= 0; bit--) {
        boolean one = (words[bit / Long.SIZE] >>> bit & 1) != 0;
        if (one || !leading || bit == 0) {
          out.write(one ? '1' : '0');
          leading = false;
        }
      }
      out.write(' ');
    }
    out.write(code);
    out.write('\n');
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the waveform cannot be completed", e);
    }
  }
}
