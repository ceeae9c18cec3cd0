package portcullis.replay.device;

import java.util.HexFormat;
import java.util.Locale;
import portcullis.model.Event;
import portcullis.model.Memory;
import portcullis.replay.Explainer;
import portcullis.replay.Scenario;
import portcullis.replay.ScenarioRun;

/**
 * Explains a step by what the model does at it: the walk of a request, or else every memory access
 * with what it read; and every record, message and update.
 */
public final class ModelExplainer implements Explainer {

  @Override
  public String explain(Scenario scenario, int step) {
    var model = new ModelUnderTest(true);
    if (model.obstacleTo(scenario.build()).isPresent()) {
      return "";
    }
    try {
      return explain(model, scenario, step);
    } catch (RuntimeException e) { // Whatever the explanation is for must still be reported.
      return "the model breaks down: " + e;
    }
  }

  private static String explain(ModelUnderTest model, Scenario scenario, int step) {
    var run = new ScenarioRun(model, scenario);
    for (int i = 0; i < step; i++) {
      run.play(i);
    }
    // Before the step: afterwards the entries have the A and D bits that the walk set.
    var text = new StringBuilder(model.explain(scenario.steps().get(step).stimulus()));
    boolean walked = !text.isEmpty();
    run.play(step);
    for (var event : model.events()) {
      if (!(walked && event instanceof Event.MemoryAccess)) {
        text.append(line(model, event)).append('\n');
      }
    }
    return text.toString();
  }

  private static String line(ModelUnderTest model, Event event) {
    return switch (event) {
      case Event.MemoryAccess access -> access(model, access);
      case Event.FaultRecorded e ->
          "fault   record %d at 0x%x: %s".formatted(e.index(), e.address(), e.record());
      case Event.PageRequestRecorded e ->
          "page request record %d at 0x%x: %x %x"
              .formatted(e.index(), e.address(), e.low(), e.high());
      case Event.CommandExecuted e ->
          "command %d done: %x %x".formatted(e.index(), e.low(), e.high());
      case Event.MsiSent e -> "msi     0x%x to 0x%x".formatted(e.data(), e.address());
      case Event.FenceWritten e -> "fence   0x%x to 0x%x".formatted(e.data(), e.address());
      case Event.PteUpdated e ->
          "update  entry at 0x%x from %x to %x".formatted(e.address(), e.before(), e.after());
      case Event.InvalidationRequested e -> "send    " + e;
      case Event.PageGroupResponded e -> "send    " + e;
      case Event.GlobalObservability e -> "order   " + e;
    };
  }

  private static String access(ModelUnderTest model, Event.MemoryAccess access) {
    String kind = access.kind().name().toLowerCase(Locale.ROOT);
    String place = "%d bytes at 0x%x".formatted(access.size(), access.address());
    if (access.status() != Memory.Status.OK) {
      return "%-7s %s, %s: %s".formatted(kind, access.purpose().words(), place, access.status());
    }
    return "%-7s %s, %s: %s".formatted(kind, access.purpose().words(), place, words(model, access));
  }

  /** What is there after the step, in words of the access. */
  private static String words(ModelUnderTest model, Event.MemoryAccess access) {
    int size = access.size() < Long.BYTES ? Integer.BYTES : Long.BYTES;
    var text = new StringBuilder();
    for (int i = 0; i < access.size(); i += size) {
      long word = model.memory().read(access.address() + i, size);
      text.append(i == 0 ? "" : " ").append(HexFormat.of().toHexDigits(word, 2 * size));
    }
    return text.toString();
  }
}
