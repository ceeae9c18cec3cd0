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
      var place = Source.UNKNOWN;
      int lineStart = 0;
      int copied = 0;
      // One pass for all marks: this is a good part of the time that a large design takes.
      for (int at = 0; at < marked.length(); at++) {
        char c = marked.charAt(at);
        if (c == '\n') {
          text.append(marked, copied, at + 1);
          lineStart = text.length();
          copied = at + 1;
          places.add(place);
          place = Source.UNKNOWN;
        } else if (c == MARK) {
          text.append(marked, copied, at);
          int end = marked.indexOf('\n', at);
          copied = end < 0 ? marked.length() : end;
          place = sources.get(Integer.parseInt(marked, at + 1, copied, 10));
          at = copied - 1;
        } else if (CoverageMarks.isMark(c)) {
          text.append(marked, copied, at);
          copied = coverage.resolve(marked, at, places.size() + 1, text.length() - lineStart + 1);
          at = copied - 1;
        }
      }
      if (lineStart < text.length() || copied < marked.length()) {
        places.add(place);
        text.append(marked, copied, marked.length()).append('\n');
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
    out.append(text);
    CoverageMarks.member(place, out);
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
