package portcullis.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import portcullis.replay.Mismatch;
import portcullis.replay.ReplayListener;
import portcullis.replay.Scenario;
import portcullis.replay.VectorReader;

/**
 * Shows how far a replay is: one line for each file, which grows on a terminal while the file is
 * played. Mismatches go to the output, everything else beside it.
 */
final class ReplayProgress implements ReplayListener {
  private static final long REDRAW_NANOS = 100_000_000;

  private final PrintWriter output;
  private final PrintWriter aside;
  private final BooleanSupplier terminal;
  private Path file;
  private VectorReader.Header header;
  private long played;
  private long skipped;
  private String skipReason = "";
  private long mismatches;
  private long drawn;

  ReplayProgress(PrintWriter output, PrintWriter aside) {
    this(output, aside, () -> System.console() != null && System.console().isTerminal());
  }

  ReplayProgress(PrintWriter output, PrintWriter aside, BooleanSupplier terminal) {
    this.output = output;
    this.aside = aside;
    this.terminal = terminal;
  }

  @Override
  public void fileStarted(Path newFile, VectorReader.Header newHeader) {
    end();
    file = newFile;
    header = newHeader;
    played = 0;
    skipped = 0;
    mismatches = 0;
  }

  @Override
  public void scenarioPlayed(Scenario scenario) {
    played++;
    redraw();
  }

  @Override
  public void scenarioSkipped(Scenario scenario, String reason) {
    if (skipped++ == 0) {
      skipReason = "scenario %d: %s".formatted(scenario.number(), reason);
    }
    redraw();
  }

  @Override
  public void mismatch(Mismatch mismatch) {
    mismatches += mismatch.differences().size();
    clear();
    output.println(mismatch);
    output.flush();
  }

  /** The file that was played is done, or given up. */
  void end() {
    if (file != null) {
      clear();
      aside.println(line());
      if (skipped > 0) {
        aside.println("  skipped, for example, " + skipReason);
      }
      aside.flush();
      file = null;
    }
  }

  private void redraw() {
    long now = System.nanoTime();
    if (terminal.getAsBoolean() && now - drawn >= REDRAW_NANOS) {
      drawn = now;
      aside.print("\r\033[K" + line());
      aside.flush();
    }
  }

  private void clear() {
    if (terminal.getAsBoolean()) {
      aside.print("\r\033[K");
      aside.flush();
    }
  }

  private String line() {
    return "%s: %d of %d scenarios, %d skipped, %d mismatches"
        .formatted(file.getFileName(), played + skipped, header.count(), skipped, mismatches);
  }
}
