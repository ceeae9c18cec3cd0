package portcullis.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import portcullis.coverify.Scenario;
import portcullis.coverify.journal.Journal;
import portcullis.coverify.journal.RunSettings;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.IommuOption;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.Field;

/** {@code coverify}: hardware, driver and model together. */
@Command(
    name = "coverify",
    description = {
      "Runs the driver on the hardware in a simulation, with the software model beside it: flows of"
          + " user processes with DMA, in which each byte, translation and fault is checked.",
      "Exit code: 0 if all agreed and there was something to agree on, 1 if not, 2 for a wrong"
          + " command line, 130 after Ctrl-C, which ends the run with the report so far."
    })
final class Coverify implements Callable<Integer> {
  private static final int AGREED = 0;
  private static final int SLOWEST = 1000;

  /** The builds that have process directories, which flows need. */
  private static final List<IommuConfig> CONFIGS = List.of(IommuConfig.BASE, IommuConfig.CORE);

  private static final int DATA_BITS = 64;
  private static final int ID_BITS = 4;
  private static final int DEVICE_BITS = 6;

  /** What the flows use. */
  private static final List<Field> NEEDED =
      List.of(
          CapabilitiesRegister.SV39,
          CapabilitiesRegister.SV39X4,
          CapabilitiesRegister.PD8,
          CapabilitiesRegister.PD17,
          CapabilitiesRegister.PD20);

  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;
  @Mixin private WorkloadOptions load;
  @Mixin private EngineOption engines;
  @Mixin private CoverifyOutput output;

  @Option(
      names = "--config",
      paramLabel = "base|core",
      defaultValue = "core",
      description = "The configuration of the hardware; default: ${DEFAULT-VALUE}.")
  private String config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Changes an option of the configuration; generate --options lists them.")
  private List<String> settings = List.of();

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "Only this scenario; repeatable. --list shows the names.")
  private List<String> names = List.of();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Seed of data, bursts and stalls; default: another one each time.")
  private Long seed;

  @Option(
      names = "--memory-latency",
      paramLabel = "CYCLES",
      defaultValue = "1",
      description = "Least cycles from an address to its first data; default: ${DEFAULT-VALUE}.")
  private int latency;

  @Option(names = "--list", description = "Lists the scenarios instead.")
  private boolean list;

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    if (list) {
      Scenario.ALL.forEach(it -> out.printf("%-28s %s%n", it.name(), it.title()));
      out.flush();
      return AGREED;
    }
    if (latency < 1 || latency > SLOWEST) {
      throw refused(
          "--memory-latency %d: memory answers after 1 to %d cycles".formatted(latency, SLOWEST));
    }
    var build = build();
    var workload = load.workload();
    var scenarios = names.isEmpty() ? Scenario.ALL : names.stream().map(this::named).toList();
    var engine = engines.chosen();
    var trace = output.trace();
    var folder = output.folder();
    long chosenSeed = seed == null ? ThreadLocalRandom.current().nextLong() : seed;
    out.printf("configuration %s, memory latency %d, seed %d%n", build.name(), latency, chosenSeed);
    out.flush();
    var journal =
        new Journal(
            new RunSettings(
                build,
                engine.commandName(),
                chosenSeed,
                latency,
                Instant.now(),
                again(chosenSeed)));
    return new CoverifyRun(spec.commandLine(), journal, folder, trace)
        .play(scenarios, workload, engine.start());
  }

  /** The command that repeats the run, except for the choice of scenarios. */
  private String again(long chosenSeed) {
    return "./portcullis coverify --config %s%s%s --seed %d --memory-latency %d%s"
        .formatted(
            config,
            settings.stream().map(" --set "::concat).collect(Collectors.joining()),
            engines.again(),
            chosenSeed,
            latency,
            load.again());
  }

  private IommuConfig build() {
    var plain =
        CONFIGS.stream()
            .filter(it -> it.name().equals(config))
            .findFirst()
            .orElseThrow(() -> refused("--config %s: flows need base or core".formatted(config)));
    IommuConfig changed;
    try {
      changed = IommuOption.apply(plain, settings);
    } catch (IllegalArgumentException impossible) {
      throw refused(impossible.getMessage());
    }
    for (var ability : NEEDED) {
      if (!ability.isSet(changed.capabilities())) {
        throw refused(
            "--set %s: flows need %s".formatted(String.join(" ", settings), ability.name()));
      }
    }
    var widths = changed.widths();
    if (widths.data() != DATA_BITS || widths.id() < ID_BITS || widths.deviceId() < DEVICE_BITS) {
      throw refused(
          "--set %s: flows need data=%d, id=%d or more and deviceId=%d or more"
              .formatted(String.join(" ", settings), DATA_BITS, ID_BITS, DEVICE_BITS));
    }
    return changed;
  }

  private Scenario named(String name) {
    return Scenario.ALL.stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            refused("--scenario %s: there is no such scenario; --list shows them".formatted(name)));
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
