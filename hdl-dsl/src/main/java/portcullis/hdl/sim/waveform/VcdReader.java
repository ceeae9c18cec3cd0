package portcullis.hdl.sim.waveform;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Reads a value change dump (IEEE 1364, clause 18) from begin to end, one time after the other, so
 * that its length does not matter.
 */
final class VcdReader implements AutoCloseable {
  /**
   * A named signal.
   *
   * @param name scopes and name, joined by dots
   * @param width bits
   * @param number place of its value; names of the same signal share one
   */
  record Variable(String name, int width, int number) {}

  private final Path file;
  private final BufferedReader in;
  private final List<Variable> variables = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Integer> changed = new ArrayList<>();
  private String[] before;
  private String[] values;
  private StringTokenizer words = new StringTokenizer("");
  private int lineNumber;
  private long time;
  private long upcoming;
  private boolean ended;

  /**
   * Opens a file and reads what it says about its signals.
   *
   * @throws VcdException if it is no value change dump
   */
  VcdReader(Path file) throws IOException {
    this.file = file;
    this.in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    try {
      header();
    } catch (MalformedInputException e) {
      close();
      throw new VcdException(file + " is not a value change dump: it is not text");
    } catch (IOException e) {
      close();
      throw e;
    }
    values = new String[numbers.size()];
    before = new String[numbers.size()];
  }

  /** The signals in the order of the file. */
  List<Variable> variables() {
    return variables;
  }

  private String word() throws IOException {
    while (!words.hasMoreTokens()) {
      String line = in.readLine();
      lineNumber++;
      if (line == null) {
        return null;
      }
      words = new StringTokenizer(line);
    }
    return words.nextToken();
  }

  private VcdException wrong(String what) {
    return new VcdException("%s, line %d: %s".formatted(file, lineNumber, what));
  }

  // ---- what there is -------------------------------------------------------------------------

  private void header() throws IOException {
    var scopes = new ArrayDeque<String>();
    while (true) {
      String word = word();
      if (word == null) {
        throw new VcdException(
            file
                + (lineNumber <= 1 && variables.isEmpty()
                    ? " is empty"
                    : " is not a value change dump: it ends before $enddefinitions"));
      }
      switch (word) {
        case "$scope" -> {
          var section = section(word);
          if (section.size() < 2) {
            throw wrong("$scope without a name");
          }
          scopes.addLast(section.get(1));
        }
        case "$upscope" -> {
          section(word);
          if (scopes.pollLast() == null) {
            throw wrong("$upscope without a $scope");
          }
        }
        case "$var" -> variable(section(word), String.join(".", scopes));
        case "$enddefinitions" -> {
          section(word);
          return;
        }
        default -> {
          if (!word.startsWith("$")) {
            throw wrong(
                "not a value change dump: '%s' where a section begins".formatted(cut(word)));
          }
          section(word);
        }
      }
    }
  }

  private static String cut(String word) {
    return word.length() <= 20 ? word : word.substring(0, 20) + "...";
  }

  private List<String> section(String name) throws IOException {
    var section = new ArrayList<String>();
    for (String word = word(); !"$end".equals(word); word = word()) {
      if (word == null) {
        throw wrong(name + " without $end");
      }
      section.add(word);
    }
    return section;
  }

  private void variable(List<String> section, String scope) throws VcdException {
    int width;
    try {
      width = Integer.parseInt(section.get(1));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw wrong("$var without a width");
    }
    if (section.size() < 4 || width < 1) {
      throw wrong("$var needs kind, width, code and name");
    }
    int number = numbers.computeIfAbsent(section.get(2), _ -> numbers.size());
    String name = section.get(3);
    // A word of a memory is named with its index; a range of bits is not part of the name.
    variables.add(new Variable(scope.isEmpty() ? name : scope + "." + name, width, number));
  }

  // ---- what happens --------------------------------------------------------------------------

  /**
   * Goes to the next time at which something is said to change.
   *
   * @return false at the end of the file
   */
  boolean next() throws IOException {
    for (int number : changed) {
      before[number] = values[number];
    }
    changed.clear();
    time = upcoming;
    if (ended) {
      return false;
    }
    for (String word = word(); word != null; word = word()) {
      char kind = word.charAt(0);
      switch (kind) {
        case '#' -> {
          long next = time(word);
          if (!changed.isEmpty()) {
            upcoming = next;
            return true;
          }
          time = next;
          upcoming = next;
        }
        case '$' -> directive(word);
        case 'b', 'B', 'r', 'R' -> {
          String code = word();
          if (code == null) {
            throw wrong("a value without a signal");
          }
          change(code, word.substring(1));
        }
        case '0', '1', 'x', 'X', 'z', 'Z' -> change(word.substring(1), word.substring(0, 1));
        default -> throw wrong("'%s' is neither a time nor a value".formatted(cut(word)));
      }
    }
    ended = true;
    return !changed.isEmpty();
  }

  private long time(String word) throws VcdException {
    try {
      return Long.parseLong(word.substring(1));
    } catch (NumberFormatException e) {
      throw wrong("'%s' is not a time".formatted(cut(word)));
    }
  }

  /** What is dumped in full stands between these words and $end; comments are passed over. */
  private void directive(String word) throws IOException {
    switch (word) {
      case "$dumpvars", "$dumpall", "$dumpon", "$dumpoff", "$end" -> {}
      default -> section(word);
    }
  }

  private void change(String code, String value) throws VcdException {
    Integer number = numbers.get(code);
    if (number == null) {
      throw wrong("the code '%s' belongs to no signal".formatted(cut(code)));
    }
    values[number] = value;
    changed.add(number);
  }

  /** The time at which the changes of the latest {@link #next} happen. */
  long time() {
    return time;
  }

  /** The value after the latest changes, leading zeros possibly left out; null if unknown. */
  String value(int number) {
    return values[number];
  }

  /** The value before the latest changes. */
  String valueBefore(int number) {
    return before[number];
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
