package portcullis.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import portcullis.replay.Mismatch.Difference;
import portcullis.replay.Scenario;
import portcullis.replay.ScenarioRun;
import portcullis.replay.Stimulus;
import portcullis.replay.VectorFileException;
import portcullis.replay.VectorReader;
import portcullis.replay.device.ModelExplainer;
import portcullis.replay.device.ModelUnderTest;

/** {@code explain}: shows how the model answers one request of a vector file. */
@Command(
    name = "explain",
    description = {
      "Shows how the reference model answers a request: which table, which entry, its address,"
          + " value and meaning, and why the walk ends.",
      "The scenario is played up to the request, so the tables are as the request meets them."
    },
    footer = {
      "",
      "Examples:",
      "  explain --example                        a built-in two-stage walk that faults",
      "  explain --list testbench/vectors/base.vec.gz 3",
      "  explain testbench/vectors/base.vec.gz 3 0",
      "",
      "Exit code: 0 if the model answers as the file expects, 1 if not, 2 if a file or the command"
          + " line is wrong."
    })
final class Explain implements Callable<Integer> {
  private static final int AGREED = 0;
  private static final int MISMATCHED = 1;
  private static final int UNUSABLE = 2;

  /** A step of a scenario that asks the IOMMU something. */
  private record Asked(int step, List<Difference> differences) {}

  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;

  @Option(names = "--list", description = "List the requests of the scenario with their numbers.")
  private boolean list;

  @Option(names = "--example", description = "Explain a built-in example; needs no file.")
  private boolean example;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "A vector file, gzip or plain.")
  private Path file;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SCENARIO",
      description = "Number of the scenario, as its record S has it.")
  private Integer scenarioNumber;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "REQUEST",
      description =
          "Number of the request within the scenario, from 0: records t, d and p count. Default:"
              + " the first that the model answers otherwise than the file expects.")
  private Integer requestNumber;

  @Override
  public Integer call() {
    if (example) {
      refuseWithExample();
      print(ExampleWalk.explain());
      return AGREED;
    }
    if (file == null || scenarioNumber == null) {
      throw wrong("name a vector FILE and a SCENARIO, or use --example");
    }
    try {
      Scenario scenario = find();
      List<Asked> asked = play(scenario);
      if (list) {
        list(scenario, asked);
        return AGREED;
      }
      Asked chosen = choose(asked);
      explain(scenario, chosen);
      return chosen.differences().isEmpty() ? AGREED : MISMATCHED;
    } catch (VectorFileException e) {
      spec.commandLine().getErr().println("portcullis explain: " + e.getMessage());
      return UNUSABLE;
    }
  }

  private void refuseWithExample() {
    if (file != null || list) {
      throw wrong("--example needs no file; leave out FILE and --list");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Scenario find() throws VectorFileException {
    try (var reader = new VectorReader(file)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        if (next.get().number() == scenarioNumber) {
          return next.get();
        }
      }
      throw wrong(
          "%s has no scenario %d; it has %d, from %d"
              .formatted(file, scenarioNumber, reader.header().count(), reader.header().first()));
    }
  }

  private List<Asked> play(Scenario scenario) {
    var model = new ModelUnderTest();
    model
        .obstacleTo(scenario.build())
        .ifPresent(reason -> {
          throw wrong("the model cannot play scenario %d: %s".formatted(scenarioNumber, reason));
        });
    var run = new ScenarioRun(model, scenario);
    var asked = new ArrayList<Asked>();
    for (int i = 0; i < scenario.steps().size(); i++) {
      List<Difference> differences = run.play(i);
      if (asks(scenario.steps().get(i).stimulus())) {
        asked.add(new Asked(i, differences));
      }
    }
    return asked;
  }

  private static boolean asks(Stimulus stimulus) {
    return stimulus instanceof Stimulus.Request
        || stimulus instanceof Stimulus.DebugRequest
        || stimulus instanceof Stimulus.PageRequest;
  }

  private Asked choose(List<Asked> asked) {
    if (requestNumber == null) {
      return asked.stream()
          .filter(one -> !one.differences().isEmpty())
          .findFirst()
          .orElseThrow(() ->
              wrong(
                  "the model answers all %d requests of scenario %d as expected; name a REQUEST"
                          .formatted(asked.size(), scenarioNumber)
                      + ", or see them with --list"));
    }
    if (requestNumber < 0 || requestNumber >= asked.size()) {
      throw wrong(
          "scenario %d has requests 0 to %d, not %d"
              .formatted(scenarioNumber, asked.size() - 1, requestNumber));
    }
    return asked.get(requestNumber);
  }

  private void list(Scenario scenario, List<Asked> asked) {
    for (int i = 0; i < asked.size(); i++) {
      var step = scenario.steps().get(asked.get(i).step());
      String verdict = asked.get(i).differences().isEmpty() ? "" : "  MISMATCH";
      print("%4d  line %d  %s%s%n".formatted(i, step.line(), step.text(), verdict));
    }
  }

  private void explain(Scenario scenario, Asked chosen) {
    var step = scenario.steps().get(chosen.step());
    print("%s:%d, scenario %d%n".formatted(file, step.line(), scenario.number()));
    print("build: %s%n".formatted(scenario.build()));
    print("stimulus: %s%n".formatted(step.text()));
    print(new ModelExplainer().explain(scenario, chosen.step()));
    for (var expected : step.expected()) {
      print("expected: %s%n".formatted(expected.text()));
    }
    for (var difference : chosen.differences()) {
      print("MISMATCH: line %d expects %s%n".formatted(difference.line(), difference.expected()));
      print("          the model has %s%n".formatted(difference.seen()));
    }
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}
