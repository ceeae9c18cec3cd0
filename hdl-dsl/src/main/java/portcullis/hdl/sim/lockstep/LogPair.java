package portcullis.hdl.sim.lockstep;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import portcullis.hdl.sim.LogLine;

/** The log lines of two simulations since they were last compared. */
record LogPair(Consumer<LogLine> listener, List<LogLine> jvm, List<LogLine> other) {
  /** Hands the lines on; says what differs, in whatever order the lines of a cycle come. */
  Optional<String> compare() {
    if (jvm.isEmpty() && other.isEmpty()) {
      return Optional.empty();
    }
    var here = texts(jvm);
    var there = texts(other);
    jvm.forEach(listener);
    jvm.clear();
    other.clear();
    return here.equals(there)
        ? Optional.empty()
        : Optional.of(
            "log lines differ: the jvm engine prints %s, the other %s".formatted(here, there));
  }

  private static List<String> texts(List<LogLine> lines) {
    return lines.stream().map(line -> line.path() + ": " + unpadded(line.text())).sorted().toList();
  }

  /** Verilator 5.006 pads a binary value to a whole word where it has folded an expression. */
  private static String unpadded(String text) {
    return text.replaceAll("(?<![0-9a-f])0+(?=[0-9a-f])", "");
  }
}
