package portcullis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import portcullis.hdl.sim.engine.Engines;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.IommuOption;
import portcullis.replay.DeviceUnderTest;
import portcullis.replay.Explainer;
import portcullis.replay.Replayer;
import portcullis.replay.VectorFileException;
import portcullis.replay.VectorReader;
import portcullis.replay.device.ModelExplainer;
import portcullis.replay.device.ModelUnderTest;
import portcullis.replay.device.RtlExplainer;
import portcullis.replay.device.RtlOptions;
import portcullis.replay.device.RtlUnderTest;

/** {@code replay}: plays golden vectors on a device under test. */
@Command(
    name = "replay",
    description = {
      "Plays golden vectors and compares everything the device shows with what the files expect.",
      "Exit code: 0 if all agreed, 1 if anything did not, 2 if a file or the command line is wrong."
    })
final class Replay implements Callable<Integer> {
  private static final int AGREED = 0;
  private static final int MISMATCHED = 1;
  private static final int UNUSABLE = 2;
  private static final String SUFFIX = ".vec.gz";

  /** What is judged. */
  enum Device {
    /** The software model. */
    MODEL,
    /** The hardware in a simulation. */
    RTL
  }

  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;

  @Option(
      names = "--dut",
      paramLabel = "model|rtl",
      defaultValue = "model",
      description = "The device under test: the software model, or the hardware. Default: model.")
  private Device device;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description =
          "The engine that simulates the hardware: jvm, verilator, or lockstep for both side by side."
              + " Default: verilator if it is installed, else jvm.")
  private String engine;

  @Option(
      names = "--config",
      paramLabel = "NAME",
      description =
          "The configuration of the hardware; scenarios that it cannot match are skipped.")
  private String configuration;

  @Option(
      names = "--latency",
      paramLabel = "CYCLES",
      description = "From an address to its first data at the hardware's memory. Default: 1.")
  private Integer latency;

  @Option(
      names = "--stall-seed",
      paramLabel = "NUMBER",
      description =
          "Random stalls and order of answers at the hardware's ports, from this seed. Default:"
              + " none.")
  private Long stallSeed;

  @Option(
      names = "--iotlb",
      paramLabel = "ENTRIES",
      description = "Size of the hardware's IOTLB, in place of the configuration's.")
  private Integer iotlb;

  @Option(
      names = "--contexts",
      paramLabel = "ENTRIES",
      description =
          "Size of the hardware's caches of device and process contexts, in place of the"
              + " configuration's.")
  private Integer contexts;

  @Option(
      names = "--keep-going",
      description = "Go on after the first step that goes wrong, and count all mismatches.")
  private boolean keepGoing;

  @Parameters(
      paramLabel = "FILE",
      description = "Vector files, gzip or plain. Default: the project's own.")
  private List<Path> files;

  @Override
  public Integer call() throws IOException {
    return switch (device) {
      case MODEL -> {
        refuseForTheModel("--engine", engine);
        refuseForTheModel("--config", configuration);
        refuseForTheModel("--latency", latency);
        refuseForTheModel("--stall-seed", stallSeed);
        refuseForTheModel("--iotlb", iotlb);
        refuseForTheModel("--contexts", contexts);
        yield replay(new ModelUnderTest(), new ModelExplainer());
      }
      case RTL -> {
        var options = rtlOptions();
        try (var rtl = new RtlUnderTest(options, engine().start())) {
          yield replay(rtl, new RtlExplainer(rtl));
        }
      }
    };
  }

  private int replay(DeviceUnderTest tested, Explainer explainer) throws IOException {
    var progress = new ReplayProgress(spec.commandLine().getOut(), spec.commandLine().getErr());
    var replayer = new Replayer(tested, explainer, progress, keepGoing);
    try {
      var chosen = files == null ? ownVectors() : files;
      for (var file : chosen) {
        new VectorReader(file).close(); // Says what is wrong with a later file before it starts.
      }
      for (var file : chosen) {
        replayer.replay(file);
      }
    } catch (VectorFileException e) {
      progress.end();
      spec.commandLine().getErr().println("portcullis replay: " + e.getMessage());
      return UNUSABLE;
    }
    progress.end();
    spec.commandLine().getOut().println(replayer.tally());
    return replayer.tally().mismatches() == 0 ? AGREED : MISMATCHED;
  }

  private Engines engine() {
    try {
      return engine == null ? Engines.ofProcess() : Engines.named(engine);
    } catch (IllegalArgumentException e) {
      throw refused("--engine %s: %s".formatted(engine, e.getMessage()));
    }
  }

  private RtlOptions rtlOptions() {
    if (configuration == null) {
      throw refused("--dut rtl needs --config NAME, such as --config core");
    }
    if (latency != null && latency < 1) {
      throw refused("--latency %d: memory answers after 1 cycle at least".formatted(latency));
    }
    try {
      return new RtlOptions(
          sized(IommuConfig.named(configuration)),
          latency == null ? 1 : latency,
          stallSeed == null ? OptionalLong.empty() : OptionalLong.of(stallSeed));
    } catch (IllegalArgumentException e) {
      throw refused(e.getMessage());
    }
  }

  private IommuConfig sized(IommuConfig config) {
    var settings = new ArrayList<String>();
    if (iotlb != null) {
      settings.add("iotlb=" + iotlb);
    }
    if (contexts != null) {
      settings.add("deviceContexts=" + contexts);
      settings.add("processContexts=" + contexts);
    }
    return IommuOption.apply(config, settings);
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void refuseForTheModel(String option, Object value) {
    if (value != null) {
      throw new ParameterException(
          spec.commandLine(),
          option
              + " belongs to --dut rtl; the model takes the build that each scenario asks for, so"
              + " leave it out");
    }
  }

  /** The launcher says where the project is; without it, the working directory must be inside. */
  private List<Path> ownVectors() throws IOException {
    Path start = Path.of(System.getProperty("portcullis.home", "")).toAbsolutePath();
    for (Path home = start; home != null; home = home.getParent()) {
      Path vectors = home.resolve("testbench").resolve("vectors");
      if (Files.isDirectory(vectors)) {
        try (Stream<Path> entries = Files.list(vectors)) {
          return entries.filter(it -> it.toString().endsWith(SUFFIX)).sorted().toList();
        }
      }
    }
    throw new ParameterException(
        spec.commandLine(),
        "the project's own vectors, testbench/vectors, are not at or above %s; name the files"
            .formatted(start));
  }
}
