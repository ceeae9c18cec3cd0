package portcullis.hdl.sim.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import portcullis.hdl.sim.Signal;

/** Writes a waveform in the value change dump format of IEEE 1364. */
final class VcdWriter implements AutoCloseable {
  private static final int FIRST_CODE = '!';
  private static final int CODES = '~' - FIRST_CODE + 1;

  private static final int NOWHERE = -1;

  private final AsciiFile out;
  private final List<Signal> signals;
  private final View.Copy now;

  /** By signal, the places of its words; numbers have none. */
  private final int[][] places;

  private final Function<Signal, BitVector> values;
  private final long[] before;

  /** Which signals, by number, change with a place. */
  private final int[][] signalsAt;

  private final BitSet changed = new BitSet();
  private final byte[][] codes;

  /**
   * Begins a file with the values now.
   *
   * @param values where the values of signals are
   * @param now the values, refreshed before each dump
   * @throws IllegalArgumentException if the file cannot be written
   */
  VcdWriter(
      Path file,
      String top,
      List<Signal> signals,
      Function<Signal, BitVector> values,
      View.Copy now,
      long time) {
    this.signals = signals.stream().filter(signal -> signal.kind() != Signal.Kind.MEMORY).toList();
    this.codes =
        IntStream.range(0, this.signals.size()).mapToObj(VcdWriter::code).toArray(byte[][]::new);
    this.values = values;
    this.now = now;
    this.before = Arrays.copyOf(now.values(), now.view().size());
    this.places =
        this.signals.stream()
            .map(signal -> values.apply(signal).words().stream().mapToInt(this::place).toArray())
            .toArray(int[][]::new);
    this.signalsAt = signalsAt();
    try {
      out = new AsciiFile(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot write the waveform %s: %s".formatted(file, e), e);
    }
    try {
      header(top);
      changed.set(0, this.signals.size());
      writeChanged(time);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int place(Word word) {
    return word.isConstant() ? NOWHERE : now.view().placeOf(word);
  }

  private int[][] signalsAt() {
    var found = new ArrayList<List<Integer>>();
    for (int place = 0; place < before.length; place++) {
      found.add(new ArrayList<>(1));
    }
    for (int number = 0; number < places.length; number++) {
      for (int place : places[number]) {
        if (place != NOWHERE) {
          found.get(place).add(number);
        }
      }
    }
    return found.stream()
        .map(some -> some.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private void header(String top) throws IOException {
    out.add("$timescale 1ns $end\n$scope module " + top + " $end\n");
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
        out.add("$upscope $end\n");
      }
      for (int j = common; j < parts.length - 1; j++) {
        open.addLast(parts[j]);
        out.add("$scope module " + parts[j] + " $end\n");
      }
      String kind = signal.kind() == Signal.Kind.REGISTER ? "reg" : "wire";
      String name = parts[parts.length - 1];
      String range = signal.width() == 1 ? "" : " [" + (signal.width() - 1) + ":0]";
      String code = new String(codes[i], StandardCharsets.US_ASCII);
      out.add("$var %s %d %s %s%s $end\n".formatted(kind, signal.width(), code, name, range));
    }
    for (int i = 0; i < open.size(); i++) {
      out.add("$upscope $end\n");
    }
    out.add("$upscope $end\n$enddefinitions $end\n");
  }

  private static byte[] code(int number) {
    var code = new StringBuilder();
    for (int rest = number; ; rest = rest / CODES - 1) {
      code.append((char) (FIRST_CODE + rest % CODES));
      if (rest < CODES) {
        return code.toString().getBytes(StandardCharsets.US_ASCII);
      }
    }
  }

  /** Writes what has changed. */
  void dump(long time) {
    var values = now.values();
    for (int place = 0; place < before.length; place++) {
      int distance = Arrays.mismatch(values, place, before.length, before, place, before.length);
      if (distance < 0) {
        break;
      }
      place += distance;
      before[place] = values[place];
      for (int signal : signalsAt[place]) {
        changed.set(signal);
      }
    }
    if (changed.isEmpty()) {
      return;
    }
    try {
      writeChanged(time);
    } catch (IOException e) {
      throw new UncheckedIOException("the waveform cannot be written", e);
    }
  }

  private void writeChanged(long time) throws IOException {
    out.add("#" + time + "\n");
    for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
      write(i);
    }
    changed.clear();
  }

  private void write(int signal) throws IOException {
    int words = places[signal].length;
    if (signals.get(signal).width() == 1) {
      out.add(word(signal, 0) == 0 ? '0' : '1');
    } else {
      out.add('b');
      boolean leading = true;
      for (int number = words - 1; number >= 0; number--) {
        long bits = word(signal, number);
        if (!leading) {
          out.addBits(bits, Long.SIZE);
        } else if (bits != 0 || number == 0) {
          out.addBits(bits, Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(bits)));
          leading = false;
        }
      }
      out.add(' ');
    }
    out.add(codes[signal]);
    out.add('\n');
  }

  private long word(int signal, int number) {
    int place = places[signal][number];
    return place == NOWHERE
        ? values.apply(signals.get(signal)).word(number).number()
        : now.values()[place];
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
