package portcullis.hdl.netlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.hdl.verilog.VerilogWriter;

/** A judge that finds everybody right judges nothing. */
@Tag("tools")
class TrialTest {
  private static final VerilogWriter WRITER = new VerilogWriter();

  @ParameterizedTest
  @ValueSource(strings = {" + /-", " ^ /|", " >>> />>", " < /<=", "if (reset)/if (!reset)"})
  void wrongVerilogIsFound(String mistake) {
    var from = mistake.substring(0, mistake.indexOf('/'));
    var to = " " + mistake.substring(mistake.indexOf('/') + 1).strip() + " ";
    assertThat(kinds(text -> text.replace(from, to))).contains(Comparison.Kind.VALUE);
  }

  @Test
  void unknownValuesAreFound() {
    assertThat(kinds(text -> text.replaceAll("(?m)^( +reg +(\\[.*\\])? +\\w+) = .*;", "$1;")))
        .contains(Comparison.Kind.UNKNOWN);
  }

  @Test
  void missingLinesAreFound() {
    assertThat(
            kinds(text ->
                text.replace("$display(\"portcullis.log", "$sformat(\"portcullis.log")
                    .replaceAll("(?s)\\$display\\(\\s*\"portcullis\\.log.*?\\);", ";")))
        .contains(Comparison.Kind.LINES);
  }

  @Test
  void verilogThatIsNoneIsRefusedForOneNetlistOnly() {
    var trial = trial(text -> text.contains("n7") ? text + "oops" : text);
    assertThat(trial.failures(netlists(12)))
        .allMatch(failure -> failure.complaint().kind() == Comparison.Kind.REFUSED)
        .hasSizeLessThan(12);
  }

  @Test
  void verilogThatNeverSettlesIsStopped() {
    var oscillator =
        "\n  reg a; initial a = 0; always @* a = #0 ~a; reg b; initial b = 0; always #0 b = ~b;\n";
    var trial = trial(text -> text.replaceAll("\\nendmodule", oscillator + "endmodule"));
    assertThat(trial.failures(netlists(1)))
        .extracting(failure -> failure.complaint().kind())
        .containsExactly(Comparison.Kind.REFUSED);
  }

  @Test
  void theReportHoldsTheSeedTheCommandAndASmallDesign() {
    var trial = trial(text -> text.replace(" ^ ", " | "));
    var failures = trial.failures(netlists(30));
    assertThat(failures).isNotEmpty();
    var report = trial.report(failures.subList(0, 1));
    assertThat(report)
        .contains("Icarus errs at 1 netlists")
        .contains(
            "-Dtest=RandomNetlistTest -Dportcullis.seed=" + failures.getFirst().netlist().seed())
        .contains("and the design");
    assertThat(report.lines()).hasSizeLessThan(80);
  }

  @Test
  void netlistsInOneBatchDoNotDisturbEachOther() {
    var all = netlists(30);
    var icarus = new Icarus(design -> WRITER.write(design).text());
    var together = icarus.run(all);
    assertThat(IntStream.range(0, 5).map(i -> 6 * i))
        .allSatisfy(
            i -> assertThat(icarus.run(List.of(all.get(i))).getFirst()).isEqualTo(together.get(i)));
  }

  private static Set<Comparison.Kind> kinds(UnaryOperator<String> mistake) {
    return Set.copyOf(
        trial(mistake).failures(netlists(60)).stream()
            .map(failure -> failure.complaint().kind())
            .toList());
  }

  private static Trial trial(UnaryOperator<String> mistake) {
    return new Trial(
        new Icarus(design -> mistake.apply(WRITER.write(design).text())),
        design -> mistake.apply(WRITER.write(design).text()),
        300);
  }

  private static List<Netlist> netlists(int count) {
    return LongStream.range(0, count).mapToObj(RandomNetlists::netlist).toList();
  }
}
