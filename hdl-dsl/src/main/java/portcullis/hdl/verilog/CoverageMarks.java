package portcullis.hdl.verilog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.verilog.CoveragePoint.Kind;
import portcullis.hdl.verilog.CoveragePoint.Moment;

/**
 * The coverage points of a module while its text is written. Invisible marks in the lines tell
 * where they stand, so that the lines may still move.
 */
final class CoverageMarks {
  /** Belongs to no point. */
  static final Place NONE = new Place(-1, Moment.START, "", Optional.empty());

  private static final char BEGIN = '\u0002';
  private static final char MEMBER = '\u0004';
  private static final char END = '\u0003';

  private final List<Draft> drafts = new ArrayList<>();

  /**
   * Where control is.
   *
   * @param number of the point, or -1
   * @param moment when control comes here
   * @param clock at which edge, or empty
   * @param reached whether; empty if always
   */
  record Place(int number, Moment moment, String clock, Optional<Expr> reached) {}

  private static final class Draft {
    private final Kind kind;
    private final boolean branch;
    private final Place place;
    private final Optional<Expr> sought;
    private final List<Integer> lines = new ArrayList<>();
    private int line;
    private int column;

    private Draft(Kind kind, boolean branch, Place place, Optional<Expr> sought) {
      this.kind = kind;
      this.branch = branch;
      this.place = place;
      this.sought = sought;
    }
  }

  /** A block that control enters from outside. */
  Place block(Moment moment, String clock) {
    var outside = new Place(-1, moment, clock, Optional.empty());
    return add(Kind.BLOCK, false, outside, Optional.empty(), Optional.empty());
  }

  /**
   * A new point.
   *
   * @param branch as in {@link CoveragePoint}
   * @param outer what it stands in
   * @param reached whether control comes to it, or to its {@code if} where something is sought
   * @param sought as in {@link CoveragePoint}
   */
  Place add(Kind kind, boolean branch, Place outer, Optional<Expr> reached, Optional<Expr> sought) {
    var place = new Place(drafts.size(), outer.moment(), outer.clock(), reached);
    drafts.add(new Draft(kind, branch, place, sought));
    return place;
  }

  /** A mark that stands where a point begins. */
  static String begin(Place place) {
    return place.number() < 0 ? "" : "" + BEGIN + place.number() + END;
  }

  /** A mark in a line that belongs to a point. */
  static String member(Place place) {
    return place.number() < 0 ? "" : "" + MEMBER + place.number() + END;
  }

  /** A mark in a line that belongs to a point. */
  static void member(Place place, StringBuilder line) {
    if (place.number() >= 0) {
      line.append(MEMBER).append(place.number()).append(END);
    }
  }

  static boolean isMark(char c) {
    return c == BEGIN || c == MEMBER;
  }

  /** The length of a text without its marks. */
  static int length(String text) {
    int length = 0;
    for (int at = 0; at < text.length(); at++) {
      if (isMark(text.charAt(at))) {
        at = text.indexOf(END, at);
      } else {
        length++;
      }
    }
    return length;
  }

  /**
   * Notes what a mark says.
   *
   * @param text with the mark
   * @param at where the mark is
   * @param line number of its line
   * @param column where it stands if marks take no place
   * @return where the text goes on after the mark
   */
  int resolve(String text, int at, int line, int column) {
    int end = text.indexOf(END, at);
    var draft = drafts.get(Integer.parseInt(text, at + 1, end, 10));
    if (text.charAt(at) == BEGIN) {
      draft.line = line;
      // Verilator puts the second branch beside the first one.
      draft.column = draft.kind == Kind.ELSE ? column + 1 : column;
    } else if (draft.lines.isEmpty() || draft.lines.getLast() != line) {
      draft.lines.add(line);
    }
    return end + 1;
  }

  /** All points that stand in the text. */
  List<CoveragePoint> points() {
    return drafts.stream()
        .filter(draft -> draft.line > 0)
        .map(draft ->
            new CoveragePoint(
                draft.kind,
                draft.branch,
                draft.line,
                draft.column,
                List.copyOf(draft.lines),
                draft.place.moment(),
                draft.place.clock(),
                draft.place.reached(),
                draft.sought))
        .toList();
  }
}
