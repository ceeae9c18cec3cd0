package portcullis.hdl.verilog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Source;

/**
 * Lines of Verilog on their way through the templates. Each carries an invisible mark of its place
 * in the Java, so that the templates are free to lay it out anywhere; {@link Marks#resolve} takes
 * the marks out of the finished text and makes the source map of them.
 */
final class Lines {
  private static final char MARK = '\u0001';
  private static final String INDENT = "    ";

  /** The places that the lines of one unit come from. */
  static final class Marks {
    private final List<Source> sources = new ArrayList<>();
    private final Set<Origin> said = Collections.newSetFromMap(new IdentityHashMap<>());
    private final CoverageMarks coverage = new CoverageMarks();
    private Source last;

    CoverageMarks coverage() {
      return coverage;
    }

    /** A mark to put at the end of a line. */
    void append(Source source, StringBuilder out) {
      if (source != last) {
        sources.add(source);
        last = source;
      }
      out.append(MARK).append(sources.size() - 1);
    }

    /** The text without its marks, and the places. */
    Resolved resolve(String marked) {
      var text = new StringBuilder(marked.length());
      var places = new ArrayList<Source>();
      int at = 0;
      while (at < marked.length()) {
        int end = marked.indexOf('\n', at);
        end = end < 0 ? marked.length() : end;
        int mark = marked.indexOf(MARK, at, end);
        boolean hasMark = mark >= 0;
        String line = marked.substring(at, hasMark ? mark : end);
        text.append(coverage.resolve(line, places.size() + 1)).append('\n');
        places.add(
            hasMark ? sources.get(Integer.parseInt(marked, mark + 1, end, 10)) : Source.UNKNOWN);
        at = end + 1;
      }
      return new Resolved(text.toString(), new SourceMap(places));
    }
  }

  /**
   * A finished text.
   *
   * @param text lines that end in LF
   * @param sourceMap their places
   */
  record Resolved(String text, SourceMap sourceMap) {}

  private final Marks marks;
  private final StringBuilder out = new StringBuilder();
  private CoverageMarks.Place place = CoverageMarks.NONE;

  Lines(Marks marks) {
    this.marks = marks;
  }

  Marks marks() {
    return marks;
  }

  /** What the next lines belong to. */
  void enter(CoverageMarks.Place next) {
    place = next;
  }

  /** A line that belongs to nothing that is run. */
  void addOutside(int depth, String text, Source source) {
    var before = place;
    place = CoverageMarks.NONE;
    add(depth, text, source);
    place = before;
  }

  /** A line, indented by {@code depth} steps of four columns. */
  void add(int depth, String text, Source source) {
    for (int i = 0; i < depth; i++) {
      out.append(INDENT);
    }
    out.append(text).append(CoverageMarks.member(place));
    marks.append(source, out);
    out.append('\n');
  }

  /** An empty line, unless the text is empty or ends in one. */
  void gap() {
    int length = out.length();
    if (length > 0 && !(length > 1 && out.charAt(length - 2) == '\n')) {
      out.append('\n');
    }
  }

  /** The designer's words, once: a statement may be spread over several processes. */
  void comment(int depth, Origin origin) {
    if (!isSaid(origin)) {
      marks.said.add(origin);
      Comments.lines(origin.comment()).forEach(line -> addOutside(depth, line, origin.source()));
    }
  }

  /** Whether there are no words, or they have been written already. */
  boolean isSaid(Origin origin) {
    return origin.comment().isEmpty() || marks.said.contains(origin);
  }

  boolean isEmpty() {
    return out.isEmpty();
  }

  /** All lines, the last without its line feed; marks included. */
  String text() {
    return out.substring(0, Math.max(0, out.length() - 1));
  }
}
