package portcullis.hdl.sim.waveform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portcullis.hdl.sim.waveform.WaveformReader.Keep;
import portcullis.hdl.sim.waveform.WaveformWindow.Column;

/** Dumps of any origin, read and drawn. */
class WaveformReaderTest {
  private static final String FOREIGN =
      """
      $date today $end
      $comment
        made by hand $end
      $timescale 1ps $end
      $scope module top $end
      $var wire 1 ! clk $end
      $var reg 4 " state [3:0] $end
      $var wire 1 # ready $end
      $scope module inner $end
      $var wire 1 # ready $end
      $var wire 40 $ address [39:0] $end
      $var real 64 % level $end
      $upscope $end
      $upscope $end
      $enddefinitions $end
      $dumpvars
      0!
      bx "
      z#
      b0 $
      r1.5 %
      $end
      #10
      1!
      b101 "
      1#
      #20
      0! b11111111111111111111 $
      #25
      0#
      #30
      1!
      #40
      0!
      """;

  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("some.vcd"), text);
  }

  private WaveformWindow all(String text) throws IOException {
    return window(text, 0, Long.MAX_VALUE, Keep.LATEST, Integer.MAX_VALUE);
  }

  private WaveformWindow window(String text, long from, long to, Keep keep, int most)
      throws IOException {
    return new WaveformReader(file(text)).window(_ -> true, from, to, most, keep);
  }

  @Test
  void aColumnIsWhatATestSeesBeforeTheEdge() throws IOException {
    var window = all(FOREIGN);
    assertThat(window.unit()).isEqualTo("cycle");
    assertThat(window.first()).isZero();
    assertThat(window.last()).isEqualTo(2);
    assertThat(window.signals())
        .extracting(WaveformWindow.Named::name)
        .containsExactly("clk", "state", "ready", "inner.ready", "inner.address", "inner.level");
    assertThat(window.columns())
        .containsExactly(
            new Column(0, List.of("0", "x", "z", "z", "0x0", "1.5")),
            new Column(1, List.of("0", "5", "0", "0", "0xfffff", "1.5")),
            new Column(2, List.of("0", "5", "0", "0", "0xfffff", "1.5")));
  }

  @Test
  void aWindowHasItsEnds() throws IOException {
    assertThat(window(FOREIGN, 1, 1, Keep.LATEST, 9).columns())
        .extracting(Column::number)
        .containsExactly(1L);
    assertThat(window(FOREIGN, 0, 9, Keep.LATEST, 2).columns())
        .extracting(Column::number)
        .containsExactly(1L, 2L);
    assertThat(window(FOREIGN, 0, 9, Keep.EARLIEST, 2).columns())
        .extracting(Column::number)
        .containsExactly(0L, 1L);
    assertThat(window(FOREIGN, 3, 9, Keep.LATEST, 2).columns()).isEmpty();
  }

  @Test
  void withoutAClockAColumnIsATime() throws IOException {
    var window = all(FOREIGN.replace("clk", "tick"));
    assertThat(window.unit()).isEqualTo("time");
    assertThat(window.columns())
        .extracting(Column::number)
        .containsExactly(0L, 10L, 20L, 25L, 30L, 40L);
    assertThat(window.columns().get(2).values().getFirst()).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "'', is empty",
    "'$var wire 1 ! a $end', ends before $enddefinitions",
    "'hello', 'line 1: not a value change dump: ''hello'''",
    "'$var wire x ! a $end $enddefinitions $end', $var without a width",
    "'$var wire 1 ! $end $enddefinitions $end', 'needs kind, width, code and name'",
    "'$upscope $end', $upscope without a $scope",
    "'$scope $end', $scope without a name",
    "'$comment for ever', $comment without $end",
    "'$enddefinitions $end #x', '''#x'' is not a time'",
    "'$enddefinitions $end #1 1!', 'the code ''!'' belongs to no signal'",
    "'$enddefinitions $end b101', a value without a signal",
    "'$enddefinitions $end what', '''what'' is neither a time nor a value'",
  })
  void aBrokenDumpIsRefusedWithItsPlace(String text, String message) {
    assertThatThrownBy(() -> all(text))
        .isInstanceOf(VcdException.class)
        .hasMessageContaining("some.vcd")
        .hasMessageContaining(message);
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    var binary = directory.resolve("binary.vcd");
    Files.write(binary, new byte[] {0, (byte) 0xc3, 0x28, (byte) 0xff, 12, 0});
    assertThatThrownBy(() -> new WaveformReader(binary).signals())
        .isInstanceOf(VcdException.class)
        .hasMessageContaining("is not text");
  }

  @Test
  void notesThatAreNoneAreRefused() throws IOException {
    var notes = directory.resolve("some.notes.json");
    var dump = file(FOREIGN);
    Files.writeString(notes, "{ \"top\" :");
    assertThatThrownBy(() -> new WaveformReader(dump))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("some.notes.json is not a description", "delete it");
    Files.writeString(notes, "{}");
    assertThatThrownBy(() -> new WaveformReader(dump))
        .hasMessageContaining("does not name the top module");
  }

  @Test
  void notesNameCyclesEnumsAndSigns() throws IOException {
    Files.writeString(
        directory.resolve("some.notes.json"),
        """
        { "top": "top", "firstCycle": 100, "clocks": ["clk"],
          "enums": { "State": { "0101": "RUN" } },
          "enumerated": { "state": "State" }, "signed": [ "inner.address" ] }
        """);
    var window = all(FOREIGN.replace("b11111111111111111111 $", "b" + "1".repeat(40) + " $"));
    assertThat(window.top()).isEqualTo("top");
    assertThat(window.columns().getLast().number()).isEqualTo(102);
    assertThat(window.columns().getLast().values())
        .containsExactly("0", "RUN", "0", "0", "-1", "1.5");
  }

  // ---- drawing -------------------------------------------------------------------------------

  private static WaveformWindow drawn() {
    var columns =
        List.of(
            new Column(8, List.of("0", "IDLE", "1")),
            new Column(9, List.of("0", "IDLE", "1")),
            new Column(10, List.of("1", "RUN", "1")),
            new Column(11, List.of("1", "RUN", "x")));
    return new WaveformWindow(
        "top",
        "cycle",
        0,
        11,
        List.of(
            new WaveformWindow.Named("valid", true),
            new WaveformWindow.Named("state", false),
            new WaveformWindow.Named("a.long.name", true)),
        columns);
  }

  @Test
  void bitsAreLinesAndValuesStandWhereTheyChange() {
    assertThat(new TextWaveform(drawn()).latest(List.of(0, 1, 2), 80))
        .containsExactly(
            "cycle        8    9    10  11",
            "valid        ▁▁▁▁▁▁▁▁▁ ███████",
            "state        IDLE ·    RUN ·",
            "a.long.name  █████████████ x");
  }

  @Test
  void aNarrowTerminalGetsFewerColumnsOrMoreBands() {
    var text = new TextWaveform(drawn());
    assertThat(text.latest(List.of(1), 20).getFirst()).isEqualTo("cycle  9    10  11");
    assertThat(text.earliest(List.of(1), 20).getFirst()).isEqualTo("cycle  8    9    10");
    assertThat(text.latest(List.of(1), 1)).as("at least one").hasSize(2);
    assertThat(text.bands(List.of(1), 14))
        .containsExactly(
            "cycle  8",
            "state  IDLE",
            "",
            "cycle  9",
            "state  IDLE",
            "",
            "cycle  10  11",
            "state  RUN ·");
  }

  @Test
  void whatDoesNotChangeIsKnown() {
    assertThat(TextWaveform.changing(drawn())).containsExactly(0, 1, 2);
    assertThat(TextWaveform.all(drawn())).containsExactly(0, 1, 2);
  }
}
