package portcullis.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import portcullis.coverify.Coverification;
import portcullis.coverify.DisagreementException;
import portcullis.coverify.Scenario;
import portcullis.coverify.StopRequest;
import portcullis.coverify.Tally;
import portcullis.coverify.Workload;
import portcullis.coverify.journal.Journal;
import portcullis.coverify.report.ReportFolder;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.testbench.iommu.RunningIommu;

/** A run of coverify: plays, tells how it goes, and leaves a report however it ends. */
final class CoverifyRun {
  private static final int AGREED = 0;
  private static final int FAILED = 1;

  /** What shells expect of a process that a person has interrupted: 128 and SIGINT. */
  private static final int INTERRUPTED = 130;

  private final PrintWriter out;
  private final PrintWriter err;
  private final Journal journal;
  private final Optional<ReportFolder> folder;
  private final Optional<WaveformFile> trace;
  private final StopRequest stop = new StopRequest();
  private Tally total = Tally.NONE;
  private boolean reportFailed;

  CoverifyRun(
      CommandLine command,
      Journal journal,
      Optional<ReportFolder> folder,
      Optional<WaveformFile> trace) {
    out = command.getOut();
    err = command.getErr();
    this.journal = journal;
    this.folder = folder;
    this.trace = trace;
  }

  /** Plays, and gives the exit code. */
  int play(List<Scenario> scenarios, Workload workload, SimulationEngine engine)
      throws IOException {
    try (var _ = new Interruption(stop::stop, this::conclude)) {
      try (var iommu = start(engine);
          var progress =
              new CoverifyProgress(
                  out, err, CoverifyProgress.isTerminal(), journal, scenarios.size())) {
        play(iommu, scenarios, workload, progress);
      } catch (RuntimeException failure) {
        // An interruption reaches the tools that build a simulation, too, and they fail.
        if (!stop.isStopped()) {
          throw failure;
        }
      } finally {
        conclude();
      }
    }
    return stop.isStopped() ? INTERRUPTED : total.agreed() && !reportFailed ? AGREED : FAILED;
  }

  private RunningIommu start(SimulationEngine engine) {
    var config = journal.settings().config();
    return RunningIommu.start(config, engine, SimulationOptions.DEFAULT);
  }

  private void play(
      RunningIommu iommu, List<Scenario> scenarios, Workload workload, CoverifyProgress progress)
      throws IOException {
    trace.ifPresent(file -> file.begin(iommu));
    try {
      var coverification = new Coverification(iommu, workload, journal, stop);
      for (var scenario : scenarios) {
        if (stop.isStopped()) {
          return;
        }
        var result = coverification.play(scenario);
        synchronized (this) {
          total = total.plus(result.tally());
        }
        progress.print(words(scenario, result));
        progress.step();
      }
      if (!stop.isStopped()) {
        journal.finish();
      }
    } finally {
      if (trace.isPresent()) {
        trace.get().end(iommu);
      }
    }
  }

  private String words(Scenario scenario, Coverification.Result result) {
    var text = new StringWriter();
    var lines = new PrintWriter(text);
    lines.printf(
        "%-28s %6d translations, %3d faults, %8d cycles: %s%n",
        scenario.name(),
        result.tally().translations(),
        result.tally().faults(),
        result.cycles(),
        result.failure().isPresent() ? "MISMATCH" : result.stopped() ? "stopped" : "agreed");
    result.notes().forEach(note -> lines.println("  " + note));
    result
        .failure()
        .ifPresent(failure -> {
          if (failure instanceof DisagreementException) {
            lines.print(failure.getMessage().indent(2));
          } else {
            failure.printStackTrace(lines);
          }
          lines.println("  again: " + journal.settings().replay(scenario.name()));
        });
    lines.flush();
    return text.toString();
  }

  /** Writes the report and the last line; the report must not hide how the run ended. */
  private synchronized void conclude() {
    folder.ifPresent(it -> {
      try {
        it.write(journal.snapshot());
        out.println("report: " + it.page());
      } catch (IOException e) {
        reportFailed = true;
        err.println("the report cannot be written: " + e);
        err.flush();
      }
    });
    if (trace.isPresent()) {
      out.println("waveform: " + trace.get());
    }
    out.println(total);
    out.flush();
  }
}
