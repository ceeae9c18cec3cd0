package portcullis.hdl.sim.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.hdl.ir.BlackBox;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Frame;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Source;
import portcullis.hdl.ir.Type;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationBuildException;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.ToolException;

@Tag("tools")
class BuildFaultTest {
  @TempDir private Path directory;

  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
  private final List<Path> links = new ArrayList<>();
  private CachePlaces places;

  @BeforeEach
  void ownCache() {
    places = VerilogFixtures.freshCache(directory.resolve("cache"));
    links.add(places.directory().resolve("runtime"));
  }

  /** The links lead out of the temporary directory. */
  @AfterEach
  void unlink() throws IOException {
    for (var link : links) {
      Files.delete(link);
    }
  }

  private Path script(String name, String text) throws IOException {
    Path file = Files.createDirectories(directory.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  private VerilatorEngine engineWith(Path verilator) {
    var usual = ToolPlaces.ofProcess();
    return new VerilatorEngine(
        new ToolPlaces(usual.path(), Optional.of(verilator), Optional.empty()),
        places,
        notices::add);
  }

  /** A Verilator that writes a line to a file each time it builds. */
  private Path countingVerilator() throws IOException {
    return script(
        "verilator",
        """
        case "$*" in *--cc*) echo built >> %s ;; esac
        exec verilator "$@"
        """
            .formatted(directory.resolve("builds")));
  }

  private VerilatorEngine counting() throws IOException {
    return engineWith(countingVerilator());
  }

  private int builds() throws IOException {
    Path file = directory.resolve("builds");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  private static Simulation start(VerilatorEngine engine, int number) {
    return engine.start(VerilogFixtures.distinct("Distinct", number), SimulationOptions.DEFAULT);
  }

  private static void works(Simulation simulation, int number) {
    try (simulation) {
      simulation.step();
      assertThat(simulation.peek("out")).isEqualTo(number);
    }
  }

  @Test
  void threadsBuildTheSameDesignOnce() throws Exception {
    var engine = counting();
    try (var workers = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> runs =
          IntStream.range(0, 4)
              .mapToObj(_ ->
                  (Callable<Boolean>)
                      () -> {
                        works(start(engine, 1), 1);
                        return true;
                      })
              .toList();
      for (var run : workers.invokeAll(runs)) {
        assertThat(run.get()).isTrue();
      }
    }
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void processesBuildTheSameDesignOnce() throws Exception {
    Path verilator = countingVerilator();
    var processes = new ArrayList<Process>();
    for (int i = 0; i < 2; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-Dportcullis.cache=" + places.directory(),
                  "-Dportcullis.verilator=" + verilator,
                  "-cp",
                  System.getProperty("java.class.path"),
                  OtherProcess.class.getName(),
                  "2")
              .redirectErrorStream(true)
              .start());
    }
    for (var process : processes) {
      process.getOutputStream().write('\n');
      process.getOutputStream().close();
    }
    for (var process : processes) {
      String output = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor()).as(output).isZero();
      assertThat(output).contains("out is 2");
    }
    assertThat(builds()).isEqualTo(1);
  }

  /** Builds the design of a number, as soon as a line comes in. */
  static final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] arguments) throws IOException {
      int number = Integer.parseInt(arguments[0]);
      if (System.in.read() < 0) {
        return;
      }
      try (var simulation = start(new VerilatorEngine(), number)) {
        simulation.step();
        System.out.println("out is " + simulation.peek("out"));
      }
    }
  }

  @Test
  void aDamagedLibraryIsBuiltAgainAndNeverLoaded() throws IOException {
    var engine = counting();
    works(start(engine, 3), 3);
    Path library = library();
    try (var file = new RandomAccessFile(library.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    works(start(engine, 3), 3);
    assertThat(builds()).isEqualTo(2);
    assertThat(notices).singleElement().asString().contains("is damaged", "building it again");
    works(start(engine, 3), 3);
    assertThat(builds()).isEqualTo(2);
  }

  private Path library() throws IOException {
    try (var files = Files.walk(places.directory().resolve("simulation"))) {
      return files.filter(file -> file.endsWith("simulation.so")).findFirst().orElseThrow();
    }
  }

  private List<Path> entries() throws IOException {
    Path simulation = places.directory().resolve("simulation");
    if (!Files.exists(simulation)) {
      return List.of();
    }
    try (var files = Files.list(simulation)) {
      return files.filter(file -> !file.toString().endsWith(".lock")).toList();
    }
  }

  @Test
  void anInterruptedBuildEndsAtOnceAndLeavesNothing() throws Exception {
    Path started = directory.resolve("started");
    var made = new ProcessBuilder("mkfifo", started.toString()).start();
    assertThat(made.waitFor()).isZero();
    var engine =
        engineWith(
            script(
                "verilator",
                """
                case "$*" in *--cc*) echo $$ > %s; exec sleep 600 ;; esac
                exec verilator "$@"
                """
                    .formatted(started)));
    var thrown = new AtomicReference<Throwable>();
    var builder =
        Thread.ofPlatform().start(() -> thrown.set(catchThrowable(() -> start(engine, 4))));
    long child = Long.parseLong(Files.readString(started).strip());
    builder.interrupt();
    builder.join();
    assertThat(thrown.get())
        .isInstanceOf(SimulationBuildException.class)
        .hasMessageContaining("interrupted while")
        .hasMessageContaining("nothing was kept");
    assertThat(entries()).isEmpty();
    ProcessHandle.of(child).ifPresent(process -> process.onExit().join());
  }

  @Test
  void aMissingVerilatorNamesTheCommandThatInstallsIt() {
    var engine =
        new VerilatorEngine(
            new ToolPlaces(List.of(directory), Optional.empty(), Optional.empty()),
            places,
            notices::add);
    assertThatThrownBy(() -> start(engine, 5))
        .isInstanceOf(ToolException.class)
        .hasMessageContaining("Verilator is missing")
        .hasMessageContaining("sudo apt-get install verilator g++")
        .hasMessageContaining("-Dportcullis.verilator=FILE");
  }

  @Test
  void aMissingCompilerNamesTheCommandThatInstallsIt() throws IOException {
    Path verilator = script("verilator", "exec verilator \"$@\"\n");
    var engine =
        new VerilatorEngine(
            new ToolPlaces(List.of(verilator.getParent()), Optional.empty(), Optional.empty()),
            places,
            notices::add);
    assertThatThrownBy(() -> start(engine, 5))
        .isInstanceOf(ToolException.class)
        .hasMessageContaining("a C++ compiler is missing")
        .hasMessageContaining("sudo apt-get install verilator g++");
  }

  @Test
  void anOldVerilatorIsRefusedWithBothVersions() throws IOException {
    var old = engineWith(script("verilator", "echo 'Verilator 4.038 2020-07-11 rev v4.036'\n"));
    assertThatThrownBy(() -> start(old, 6))
        .isInstanceOf(ToolException.class)
        .hasMessageContaining("is too old: version 4.038, needed 5.006 or newer")
        .hasMessageContaining("sudo apt-get install verilator");
    var odd = engineWith(script("verilator", "echo 'hello'\n"));
    assertThatThrownBy(() -> start(odd, 6))
        .isInstanceOf(ToolException.class)
        .hasMessageContaining("does not look like Verilator")
        .hasMessageContaining("hello");
  }

  @Test
  void aCrashingVerilatorIsOneClearErrorAndNothingIsKept() throws IOException {
    var engine =
        engineWith(
            script(
                "verilator",
                """
                case "$*" in *--cc*) echo about to crash; kill -SEGV $$ ;; esac
                exec verilator "$@"
                """));
    assertThatThrownBy(() -> start(engine, 7))
        .isInstanceOf(ToolException.class)
        .hasMessageContaining("Verilator crashed on Distinct (status 139")
        .hasMessageContaining("about to crash")
        .hasMessageContaining("apt-get install --only-upgrade verilator");
    assertThat(entries()).isEmpty();
    var dead = engineWith(script("verilator", "kill -ABRT $$\n"));
    assertThatThrownBy(() -> start(dead, 7))
        .isInstanceOf(ToolException.class)
        .hasMessageContaining("crashed")
        .hasMessageContaining("status 134");
  }

  @Test
  void aFullDiskSeenByAToolIsSaidAsSuch() throws IOException {
    var engine =
        engineWith(
            script(
                "verilator",
                """
                case "$*" in *--cc*) echo "%Error: Cannot write: No space left on device"; exit 1 ;; esac
                exec verilator "$@"
                """));
    assertThatThrownBy(() -> start(engine, 8))
        .isInstanceOf(SimulationBuildException.class)
        .hasMessageContaining("no space left while building in " + places.directory())
        .hasMessageContaining("-Dportcullis.cache=DIR");
    assertThat(entries()).isEmpty();
  }

  @Test
  void aCacheThatCannotBeWrittenIsReplacedAndSaidSo() throws IOException {
    Path blocked = directory.resolve("blocked");
    Files.writeString(blocked, "a file, not a directory");
    Path substitutes = Files.createDirectories(directory.resolve("substitutes"));
    Path substitute = new CachePlaces(blocked.resolve("cache"), substitutes).substitute();
    links.add(
        Files.createSymbolicLink(
            substitute.resolve("runtime"), places.directory().resolve("runtime").toRealPath()));
    var engine =
        VerilogFixtures.engine(
            new CachePlaces(blocked.resolve("cache"), substitutes), notices::add);
    works(start(engine, 9), 9);
    assertThat(notices).anyMatch(notice -> notice.contains("cannot write to the cache"));
  }

  @Test
  void verilogThatIsWrongShowsVerilatorsMessage() throws IOException {
    var source =
        VerilogFixtures.source(
            "Wrong",
            List.of(),
            List.of(),
            "module Wrong (input wire a);\n  assign b[ = a;\nendmodule\n");
    var engine = VerilogFixtures.engine(places, notices::add);
    assertThatThrownBy(() -> engine.start(source, SimulationOptions.DEFAULT))
        .isInstanceOf(SimulationBuildException.class)
        .hasMessageContaining("Verilator rejects Wrong")
        .hasMessageContaining("Wrong.v:2:11: syntax error");
    assertThat(entries()).isEmpty();
  }

  @Test
  void verilogOfABlackBoxThatIsWrongIsReportedAgainstTheJavaLine() {
    var origin =
        Origin.at(new Source(List.of(new Frame("Designer", "<init>", "Designer.java", 42))));
    var box =
        new BlackBox(
            "Broken",
            List.of(VerilogFixtures.input("a", new Type.Bool())),
            "module Broken (input wire a);\n  assign b[ = a;\nendmodule\n",
            origin);
    var top =
        new Module(
            "Top",
            List.of(VerilogFixtures.input("a", new Type.Bool())),
            List.of(
                new Declaration.Instance(
                    "broken",
                    "Broken",
                    List.of(new Declaration.Connection("a", Port.Direction.INPUT, "a")),
                    Origin.NONE)),
            List.of(),
            Origin.NONE);
    var engine = VerilogFixtures.engine(places, notices::add);
    assertThatThrownBy(() -> engine.start(new Design(List.of(box, top))))
        .isInstanceOf(SimulationBuildException.class)
        .hasMessageContaining("Verilator rejects Top")
        .hasMessageContaining("Designer.java:42: error: syntax error")
        .hasMessageContaining("in Broken.v line 2");
  }
}
