package portcullis.coverify.report;

import java.util.ArrayList;
import java.util.List;
import portcullis.coverify.journal.JournalSnapshot;
import portcullis.model.PagingMode;

/**
 * Translations by both formats.
 *
 * @param columns second stages
 * @param rows a line for each first stage
 */
public record ModeMap(List<String> columns, List<HeatMap.Row> rows) {
  static ModeMap of(JournalSnapshot run) {
    long capabilities = run.settings().config().capabilities();
    var firsts = new ArrayList<>(List.of(PagingMode.BARE));
    var seconds = new ArrayList<>(List.of(PagingMode.BARE));
    for (var mode : PagingMode.values()) {
      if (HeatMap.isSupported(mode, false, capabilities)) {
        firsts.add(mode);
      }
      if (HeatMap.isSupported(mode, true, capabilities)) {
        seconds.add(mode);
      }
    }
    var rows = new ArrayList<HeatMap.Row>();
    for (var first : firsts) {
      var cells = new ArrayList<HeatMap.Cell>();
      for (var second : seconds) {
        long count =
            run.coverage().counts().entrySet().stream()
                .filter(it -> it.getKey().cause().isEmpty())
                .filter(it -> it.getKey().firstStage() == first)
                .filter(it -> it.getKey().secondStage() == second)
                .mapToLong(it -> it.getValue())
                .sum();
        // Both stages of 32-bit formats go together only (DC.tc.SXL and fctl.GXL).
        boolean never =
            first != PagingMode.BARE
                && second != PagingMode.BARE
                && (first == PagingMode.SV32) != (second == PagingMode.SV32);
        var words = "%s, %s".formatted(first.words(), name(second));
        cells.add(HeatMap.cell(count, never, words));
      }
      rows.add(new HeatMap.Row("", first.words(), cells));
    }
    return new ModeMap(seconds.stream().map(ModeMap::name).toList(), rows);
  }

  private static String name(PagingMode second) {
    return second == PagingMode.BARE ? second.words() : second.words() + "x4";
  }
}
