package portcullis.coverify.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import portcullis.coverify.journal.Coverage;
import portcullis.coverify.journal.Coverage.Point;
import portcullis.coverify.journal.JournalSnapshot;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.Field;
import portcullis.model.FaultCause;
import portcullis.model.PagingMode;
import portcullis.model.Purpose;

/**
 * Results by place: a line for each result, a column for each table of each format of the build.
 *
 * @param groups what columns belong together
 * @param columns headings
 * @param rows the lines
 * @param seen how many cells have come up
 * @param possible how many could
 */
public record HeatMap(
    List<Group> groups, List<String> columns, List<Row> rows, int seen, int possible) {
  private static final List<Integer> ACCESS_FAULTS = List.of(1, 5, 7);
  private static final List<Integer> PAGE_FAULTS = List.of(12, 13, 15);
  private static final List<Integer> GUEST_PAGE_FAULTS = List.of(20, 21, 23);
  private static final int HOTTEST = 5;

  /** Columns under a common heading. */
  public record Group(String title, int span) {}

  /** A result in all places. */
  public record Row(String code, String title, List<Cell> cells) {}

  /** A result in a place. */
  public record Cell(String text, String style, String words) {}

  /** A place, which results can come up there, and which counted results did. */
  private record Column(
      String group,
      String title,
      Predicate<FaultCause> possible,
      Predicate<Point> passed,
      Predicate<Point> refused) {}

  static HeatMap of(JournalSnapshot run) {
    var columns = columns(run.settings().config().capabilities());
    var rows = new ArrayList<Row>();
    rows.add(row(Optional.empty(), columns, run.coverage()));
    for (var cause : FaultCause.values()) {
      if (columns.stream().anyMatch(it -> it.possible().test(cause))) {
        rows.add(row(Optional.of(cause), columns, run.coverage()));
      }
    }
    var cells = rows.stream().flatMap(it -> it.cells().stream()).toList();
    return new HeatMap(
        groups(columns),
        columns.stream().map(Column::title).toList(),
        rows,
        (int) cells.stream().filter(it -> it.style().startsWith("heat")).count(),
        (int) cells.stream().filter(it -> !it.style().equals("never")).count());
  }

  private static List<Group> groups(List<Column> columns) {
    var groups = new ArrayList<Group>();
    for (var column : columns) {
      if (!groups.isEmpty() && groups.getLast().title().equals(column.group())) {
        groups.add(new Group(column.group(), groups.removeLast().span() + 1));
      } else {
        groups.add(new Group(column.group(), 1));
      }
    }
    return groups;
  }

  private static List<Column> columns(long capabilities) {
    var columns = new ArrayList<Column>();
    columns.add(
        new Column(
            "Before tables",
            "none",
            it ->
                it == FaultCause.ALL_INBOUND_DISALLOWED || it == FaultCause.TRANSACTION_DISALLOWED,
            _ -> false,
            _ -> true));
    columns.add(
        new Column(
            "Directories",
            "device",
            it -> it.name().startsWith("DDT"),
            _ -> true,
            it -> isAt(it, Purpose.DEVICE_DIRECTORY)));
    columns.add(
        new Column(
            "Directories",
            "process",
            it -> it.name().startsWith("PDT"),
            Point::processDirectory,
            it -> isAt(it, Purpose.PROCESS_DIRECTORY)));
    for (var mode : PagingMode.values()) {
      if (isSupported(mode, false, capabilities)) {
        columns.add(
            new Column(
                "First stage",
                mode.words(),
                it -> isOfStage(it, PAGE_FAULTS),
                it -> it.firstStage() == mode,
                it -> isAt(it, Purpose.FIRST_STAGE) && it.firstStage() == mode));
      }
    }
    for (var mode : PagingMode.values()) {
      if (isSupported(mode, true, capabilities)) {
        columns.add(
            new Column(
                "Second stage",
                mode.words() + "x4",
                it -> isOfStage(it, GUEST_PAGE_FAULTS),
                it -> it.secondStage() == mode,
                it -> isAt(it, Purpose.SECOND_STAGE) && it.secondStage() == mode));
      }
    }
    if (CapabilitiesRegister.MSI_FLAT.isSet(capabilities)) {
      columns.add(
          new Column(
              "MSI",
              "table",
              it -> it.name().startsWith("MSI_P"),
              Point::msi,
              it -> isAt(it, Purpose.MSI_PAGE_TABLE)));
    }
    return columns;
  }

  private static boolean isAt(Point point, Purpose table) {
    return point.refusedAt().filter(it -> it == table).isPresent();
  }

  private static boolean isOfStage(FaultCause cause, List<Integer> pageFaults) {
    return pageFaults.contains(cause.code())
        || ACCESS_FAULTS.contains(cause.code())
        || cause == FaultCause.PAGE_TABLE_CORRUPTED;
  }

  /** Whether the build has a format. */
  static boolean isSupported(PagingMode mode, boolean secondStage, long capabilities) {
    Field field =
        switch (mode) {
          case BARE -> null;
          case SV32 -> secondStage ? CapabilitiesRegister.SV32X4 : CapabilitiesRegister.SV32;
          case SV39 -> secondStage ? CapabilitiesRegister.SV39X4 : CapabilitiesRegister.SV39;
          case SV48 -> secondStage ? CapabilitiesRegister.SV48X4 : CapabilitiesRegister.SV48;
          case SV57 -> secondStage ? CapabilitiesRegister.SV57X4 : CapabilitiesRegister.SV57;
        };
    return field != null && field.isSet(capabilities);
  }

  private static Row row(Optional<FaultCause> cause, List<Column> columns, Coverage coverage) {
    var title = cause.map(FaultCause::words).orElse("translated");
    var cells = new ArrayList<Cell>();
    for (var column : columns) {
      boolean possible = cause.isEmpty() || column.possible().test(cause.get());
      long count =
          coverage.counts().entrySet().stream()
              .filter(it -> isOf(it.getKey(), cause, column))
              .mapToLong(it -> it.getValue())
              .sum();
      boolean never = !possible || cause.isEmpty() && column.title().equals("none");
      cells.add(cell(count, never, "%s, %s %s".formatted(title, column.group(), column.title())));
    }
    return new Row(
        cause.map(it -> Integer.toString(it.code())).orElse("–"), title, List.copyOf(cells));
  }

  /** Only the cause tells what was refused before tables. */
  private static boolean isOf(Point point, Optional<FaultCause> cause, Column column) {
    if (cause.isEmpty()) {
      return point.cause().isEmpty() && column.passed().test(point);
    }
    return column.possible().test(cause.get())
        && point.cause().isPresent()
        && point.cause().getAsInt() == cause.get().code()
        && column.refused().test(point);
  }

  static Cell cell(long count, boolean never, String words) {
    if (count == 0) {
      return never
          ? new Cell("", "never", words + ": cannot happen")
          : new Cell("0", "unseen", words + ": not seen");
    }
    int heat = Math.min(HOTTEST, (int) Math.log10(count) + 1);
    return new Cell(Numbers.count(count), "heat" + heat, words + ": " + Numbers.count(count));
  }
}
