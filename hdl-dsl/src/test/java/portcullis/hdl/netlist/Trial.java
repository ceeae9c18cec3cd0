package portcullis.hdl.netlist;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.IrText;

/** Lets a tool run netlists and reports those at which it errs, made small. */
final class Trial {
  /** Making small takes a while; the first few tell enough. */
  private static final int REPORTED = 3;

  private final Tool tool;
  private final Function<Design, String> writer;
  private final int tries;

  /**
   * A trial.
   *
   * @param tool what is tried
   * @param writer writes the Verilog shown in reports
   * @param tries how often a failing netlist may be run to make it small
   */
  Trial(Tool tool, Function<Design, String> writer, int tries) {
    this.tries = tries;
    this.tool = tool;
    this.writer = writer;
  }

  /** A netlist and what the tool did wrong. */
  record Failure(Netlist netlist, Comparison.Complaint complaint) {}

  /** Runs all netlists; none fails if the result is empty. */
  List<Failure> failures(List<Netlist> netlists) {
    var outcomes = tool.run(netlists);
    boolean refusedTogether =
        netlists.size() > 1 && outcomes.stream().anyMatch(it -> it instanceof Tool.Outcome.Refused);
    var failures = new ArrayList<Failure>();
    if (refusedTogether) {
      int half = netlists.size() / 2;
      failures.addAll(failures(netlists.subList(0, half)));
      failures.addAll(failures(netlists.subList(half, netlists.size())));
      return failures;
    }
    for (int i = 0; i < netlists.size(); i++) {
      var netlist = netlists.get(i);
      new Comparison(netlist)
          .complaint(outcomes.get(i))
          .ifPresent(complaint -> failures.add(new Failure(netlist, complaint)));
    }
    return failures;
  }

  /** A text for a person: the seeds, the command that repeats them, the smallest netlists. */
  String report(List<Failure> failures) {
    var text = new StringBuilder();
    text.append("%s errs at %d netlists%n".formatted(tool.name(), failures.size()));
    for (var failure : failures.subList(0, Math.min(REPORTED, failures.size()))) {
      text.append(report(failure));
    }
    for (var failure : failures.subList(Math.min(REPORTED, failures.size()), failures.size())) {
      text.append("seed %d: ".formatted(failure.netlist().seed()));
      text.append(failure.complaint().text().lines().limit(2).toList()).append('\n');
    }
    return text.toString();
  }

  private String report(Failure failure) {
    var kind = failure.complaint().kind();
    var small = new Shrinker(it -> kinds(it).contains(kind), tries).shrink(failure.netlist());
    var again = failures(List.of(small));
    var complaint = (again.isEmpty() ? failure : again.getFirst()).complaint().text();
    return """

    seed %1$d: %2$s
    again: ./mvnw -pl hdl-dsl test -Dtest=RandomNetlistTest -Dportcullis.seed=%1$d
    made small, with the steps
    %3$s
    and the design
    %4$s
    which is written as
    %5$s\
    """
        .formatted(
            failure.netlist().seed(),
            complaint,
            steps(small),
            IrText.of(small.design()).stripTrailing(),
            writer.apply(small.design()));
  }

  private List<Comparison.Kind> kinds(Netlist netlist) {
    return failures(List.of(netlist)).stream().map(it -> it.complaint().kind()).toList();
  }

  private static String steps(Netlist netlist) {
    var text = new StringBuilder();
    for (var step : netlist.steps()) {
      text.append("  ").append(step.inputs()).append(" then ").append(step.clocks()).append('\n');
    }
    return text.toString().stripTrailing();
  }
}
