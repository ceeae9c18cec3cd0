package portcullis.hdl.sim.verilator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import portcullis.hdl.sim.SimulationBuildException;
import portcullis.hdl.sim.ToolException;

/**
 * Makes the library of one design in one variant.
 *
 * @param source the design
 * @param variant what is built in
 * @param tools the programs
 * @param cache where libraries are kept
 */
record LibraryBuild(
    VerilogSource source,
    Variant variant,
    Optimisation optimisation,
    Toolchain tools,
    LibraryCache cache) {
  /** Name of the finished library in its directory. */
  static final String LIBRARY = "simulation.so";

  private static final String SPLIT = "1500";
  private static final String WRAPPER = "portcullis_library.cpp";
  private static final String GENERATED = "generated";
  private static final String VISIBLE = "visible.vlt";

  /** Takes the library from the cache, or builds it. */
  Path library() {
    String key = key();
    return cache.obtain("simulation", key, this::build).resolve(LIBRARY);
  }

  private String key() {
    var key =
        new Fingerprint()
            .add(tools.verilatorVersion())
            .add(tools.compiler().toString())
            .add(tools.compilerVersion())
            .addAll(new CompilerRun(tools).flags(Path.of("")))
            .addAll(verilatorOptions())
            .addAll(variant.definitions())
            .add(NativeSource.text("portcullis_runtime.h"))
            .add(NativeSource.text("portcullis_runtime.cpp"))
            .add(NativeSource.text(WRAPPER))
            .add(VisibleSignals.configuration(source, variant));
    for (var port : source.ports()) {
      key.add(port.name()).add(port.direction().name()).add(port.type().toString());
    }
    for (var file : source.files()) {
      key.add(file.name()).add(file.text());
    }
    return key.hex();
  }

  private List<String> verilatorOptions() {
    var options =
        new ArrayList<>(
            List.of(
                "--cc",
                "-O3",
                "--assert",
                "--x-assign",
                "fast",
                "--x-initial",
                "unique",
                "--timescale",
                "1ns/1ns",
                // Functions of moderate size: measured on 10,000 lines, less than half the time to
                // compile, and a fifth faster to run.
                "--output-split",
                SPLIT,
                "--output-split-cfuncs",
                SPLIT,
                // Lint is a matter of its own; here only what cannot be simulated counts.
                "-Wno-fatal",
                "--prefix",
                DesignHeader.PREFIX,
                "--top-module",
                source.top(),
                "--Mdir",
                GENERATED));
    options.addAll(optimisation.verilatorOptions());
    options.addAll(variant.verilatorOptions());
    return options;
  }

  private void build(Path directory) throws IOException {
    Path work = Files.createDirectory(directory.resolve("work"));
    verilate(work);
    var runtime = RuntimeLibrary.obtain(tools, variant, cache);
    compile(work, runtime);
    Files.move(work.resolve(LIBRARY), directory.resolve(LIBRARY), StandardCopyOption.ATOMIC_MOVE);
    LibraryCache.delete(work);
  }

  private void verilate(Path work) throws IOException {
    Files.writeString(work.resolve(VISIBLE), VisibleSignals.configuration(source, variant));
    var words = new ArrayList<String>();
    words.add(tools.verilator().toString());
    words.addAll(verilatorOptions());
    words.add(VISIBLE);
    for (var file : source.files()) {
      Files.writeString(work.resolve(file.name()), file.text());
      words.add(file.name());
    }
    var command = new Command(words, work);
    var outcome = command.run();
    if (outcome.succeeded()) {
      return;
    }
    if (LibraryCache.isFull(outcome.output())) {
      throw LibraryCache.full(work, null);
    }
    String said = source.messages().explain(outcome.output().strip());
    if (outcome.crashed() || outcome.output().contains("Internal Error")) {
      throw new ToolException(
          "Verilator crashed on %s (status %d, %s); a newer one may do better: %s%n%s"
              .formatted(
                  source.top(),
                  outcome.status(),
                  tools.verilatorVersion(),
                  "sudo apt-get install --only-upgrade verilator",
                  said));
    }
    throw new SimulationBuildException(
        "Verilator rejects %s (status %d)%n%s".formatted(source.top(), outcome.status(), said));
  }

  private void compile(Path work, RuntimeLibrary runtime) throws IOException {
    Path generated = work.resolve(GENERATED);
    Files.writeString(
        work.resolve("portcullis_design.h"), DesignHeader.of(source, generated, variant).text());
    Files.writeString(work.resolve(WRAPPER), NativeSource.text(WRAPPER));

    var compiler = new CompilerRun(tools);
    var flags = new ArrayList<>(compiler.flags(runtime.includes()));
    flags.addAll(List.of("-I.", "-I" + GENERATED, "-include", runtime.header().toString()));

    var commands = new ArrayList<Command>();
    var objects = new ArrayList<String>();
    var units = TranslationUnits.of(generated, work.resolve(WRAPPER), compiler.isCached());
    for (var unit : units) {
      Files.writeString(work.resolve(unit.file()), unit.text());
      String object = unit.file().replace(".cpp", ".o");
      objects.add(object);
      var words = new ArrayList<>(flags);
      words.addAll(List.of("-c", unit.file(), "-o", object));
      // A small design is compiled sooner than looked up.
      commands.add(
          units.size() == 1 ? compiler.command(work, words) : compiler.cachedCommand(work, words));
    }
    CompilerRun.all(source.top(), commands);

    var link = new ArrayList<>(List.of("-shared", "-o", LIBRARY));
    link.addAll(objects);
    runtime.objects().forEach(object -> link.add(object.toString()));
    link.addAll(List.of("-Wl,-Bsymbolic", "-pthread"));
    link.addAll(variant.libraries());
    CompilerRun.all(source.top(), List.of(compiler.command(work, link)));
  }
}
