package portcullis.hdl.sim.waveform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Module;
import portcullis.hdl.SInt;
import portcullis.hdl.UInt;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.SimulationEngine;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.jvm.JvmEngine;
import portcullis.hdl.sim.verilator.VerilatorEngine;

/** What lies beside a waveform. */
class SaveFileTest {
  enum Phase {
    IDLE,
    BUSY
  }

  record Point(UInt x, UInt y, Enumerated<Phase> phase) implements Bundle {}

  static final class Inner extends Module {
    final Point point = in(new Point(uint(8), uint(8), enumerated(Phase.class)));
    final SInt sum = out(sint(9));

    Inner() {
      moduleName("Inner");
      sum.set(point.x().extend(9).minus(point.y().extend(9)).asSInt());
      unused(point.phase(), "only shown");
    }
  }

  static final class Outer extends Module {
    final Point point = in(new Point(uint(8), uint(8), enumerated(Phase.class)));
    final SInt sum = out(sint(9));
    final Bool busy = out(bool());

    Outer() {
      moduleName("Outer");
      var inner = instance(Inner::new);
      inner.point.x().set(point.x());
      inner.point.y().set(point.y());
      inner.point.phase().set(point.phase());
      var last = reg(sint(9)).resetTo(0);
      last.set(inner.sum);
      sum.set(last);
      busy.set(point.phase().eq(Phase.BUSY));
    }
  }

  private static final Design DESIGN = Elaboration.of(Outer::new).design();

  @TempDir private Path directory;

  private Path waveform(SimulationEngine engine, String name) {
    var file = directory.resolve(name);
    try (var simulation = engine.start(DESIGN, SimulationOptions.DEFAULT)) {
      simulation.step(2);
      simulation.startWaveform(file);
      simulation.poke("point_phase", 1);
      simulation.step(2);
    }
    return file;
  }

  private List<String> save(Path waveform) throws IOException {
    return Files.readAllLines(WaveformCompanions.beside(waveform, ".gtkw"));
  }

  /** Names of signals, once each, as the waveform has them with their ranges. */
  private static void showsEverything(Path waveform, List<String> save) throws IOException {
    var shown = save.stream().filter(line -> line.matches("[A-Za-z].*")).toList();
    assertThat(shown).doesNotHaveDuplicates();
    try (var vcd = new VcdReader(waveform)) {
      var known = new HashSet<String>();
      vcd.variables()
          .forEach(it ->
              known.add(it.name() + (it.width() == 1 ? "" : "[%d:0]".formatted(it.width() - 1))));
      // Verilator repeats the ports outside.
      known.removeIf(name -> name.startsWith("TOP.") && name.indexOf('.', 4) < 0);
      // The Verilog also names the constants of enums, and what nobody reads.
      known.removeIf(name -> name.endsWith(".unused") || name.endsWith(".PHASE_BUSY"));
      assertThat(shown).containsExactlyInAnyOrderElementsOf(known);
    }
  }

  private static void groupsAreNested(List<String> save) {
    var open = new ArrayDeque<String>();
    for (int i = 0; i < save.size() - 1; i++) {
      if (save.get(i).startsWith("@")) {
        int flags = Integer.parseInt(save.get(i).substring(1), 16);
        if ((flags & 0x800000) != 0) {
          open.push(save.get(i + 1));
        } else if ((flags & 0x1000000) != 0) {
          assertThat(save.get(i + 1)).isEqualTo(open.pop());
        }
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  void allSignalsAreThereByUnitAndRecord() throws IOException {
    var file = waveform(new JvmEngine(), "run.vcd");
    var save = save(file);
    showsEverything(file, save);
    groupsAreNested(save);
    assertThat(save)
        .contains(
            "[dumpfile] \"%s\"".formatted(file), "-Outer", "-inner", "-point", "Outer.last[8:0]")
        .containsSubsequence("-inner", "Outer.inner.point_x[7:0]", "-inner")
        .containsSubsequence("-point", "Outer.point_x[7:0]", "Outer.point_y[7:0]", "-point")
        .containsSubsequence(
            "@2028", "^1 " + directory.resolve("run.enums/Phase.txt"), "Outer.point_phase")
        .containsSubsequence("@424", "Outer.sum[8:0]");
    assertThat(directory.resolve("run.enums/Phase.txt")).hasContent("0 IDLE\n1 BUSY");
    var window =
        new WaveformReader(file).window("point_phase"::equals, 0, 9, 9, WaveformReader.Keep.LATEST);
    assertThat(window.columns())
        .extracting(it -> it.number() + it.values().getFirst())
        .containsExactly("2BUSY", "3BUSY", "4BUSY");
  }

  @Test
  @Tag("tools")
  void theWaveformsOfVerilatorHaveTheSame() throws IOException {
    var file = waveform(new VerilatorEngine(), "run.vcd");
    var save = save(file);
    showsEverything(file, save);
    groupsAreNested(save);
    assertThat(save).contains("TOP.Outer.inner.sum[8:0]");
    assertThat(new WaveformReader(file).signals())
        .contains("point_phase", "inner.point_phase", "last")
        .doesNotContain("TOP.point_phase");
  }

  @Test
  void anotherNameIsGivenToAllTogether() throws IOException {
    var file = waveform(new JvmEngine(), ".unfinished.vcd");
    var named = directory.resolve("named.vcd");
    WaveformCompanions.move(file, named);
    try (Stream<Path> all = Files.walk(directory)) {
      assertThat(all.filter(Files::isRegularFile).map(directory::relativize).map(Path::toString))
          .containsExactlyInAnyOrder(
              "named.vcd", "named.gtkw", "named.notes.json", "named.enums/Phase.txt");
    }
    assertThat(String.join("\n", save(named)))
        .doesNotContain("unfinished")
        .contains(directory.resolve("named.enums/Phase.txt").toString());
    WaveformCompanions.delete(named);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aWaveformThatNeverCameLeavesNothing() throws IOException {
    var file = waveform(new JvmEngine(), "gone.vcd");
    Files.delete(file);
    WaveformCompanions.move(file, directory.resolve("named.vcd"));
    assertThat(directory).isEmptyDirectory();
  }

  /** Names that begin alike, contain each other, or have odd underscores. */
  static final class Names extends Module {
    Names() {
      moduleName("Names");
      var names =
          List.of("a", "a_b", "a_b_c", "a_b_d", "ab", "ab_c", "x_", "x__y", "x__z", "long_a_b");
      var all = new ArrayList<UInt>();
      for (var name : names) {
        all.add(in(uint(4)).named(name));
      }
      all.forEach(it -> unused(it, "only shown"));
    }
  }

  @Test
  void whateverTheNamesEachSignalIsThereOnce() throws IOException {
    var file = directory.resolve("names.vcd");
    try (var simulation = new JvmEngine().start(Elaboration.of(Names::new).design())) {
      simulation.startWaveform(file);
    }
    var save = save(file);
    showsEverything(file, save);
    groupsAreNested(save);
    assertThat(save).contains("Names.a_b_c[3:0]", "Names.x__z[3:0]", "-a_b");
  }
}
