package portcullis.hdl.testing.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a Verilog text differs from an earlier one.
 *
 * @param runs lines that are new, neighbours together
 * @param lost lines that are gone or have moved
 */
public record AddedLines(List<List<String>> runs, List<String> lost) {
  /** Lines that hold no name: they belong to the block around them. */
  private static final Pattern FRAME = Pattern.compile("\\s*(begin|end|end else begin)?");

  /** What all unread bits of a module are gathered in; any edit may change what is unread. */
  private static final Pattern UNUSED =
      Pattern.compile("(?s)\\n    // Not used, on purpose\\.\\n.*?\\};\\n");

  /** Compares two texts, leaving out what is declared unused. */
  public static AddedLines between(String before, String after) {
    var old = UNUSED.matcher(before).replaceAll("").lines().toList();
    var runs = new ArrayList<List<String>>();
    var run = new ArrayList<String>();
    int next = 0;
    for (var line : UNUSED.matcher(after).replaceAll("").lines().toList()) {
      if (next < old.size() && line.equals(old.get(next))) {
        next++;
        runs.add(List.copyOf(run));
        run.clear();
      } else {
        run.add(line);
      }
    }
    runs.add(List.copyOf(run));
    runs.removeIf(List::isEmpty);
    return new AddedLines(runs, old.subList(next, old.size()));
  }

  /** Changes that have nothing to do with a name. */
  public List<String> foreignTo(String name) {
    var foreign = new ArrayList<String>();
    lost.stream().limit(1).forEach(line -> foreign.add("lost: " + line));
    for (var run : runs) {
      boolean named = run.stream().anyMatch(line -> line.contains(name));
      if (!named && !run.stream().allMatch(line -> FRAME.matcher(line).matches())) {
        run.forEach(line -> foreign.add("added: " + line));
      }
    }
    return foreign;
  }

  /** Whether a new line holds a name. */
  public boolean mention(String name) {
    return runs.stream().flatMap(List::stream).anyMatch(line -> line.contains(name));
  }
}
