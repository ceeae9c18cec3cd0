package portcullis.hdl.ir;

/**
 * What the designer said about something, and where.
 *
 * @param comment the designer's words, possibly of several lines; empty if there are none
 * @param source the Java that described it
 */
public record Origin(String comment, Source source) {
  /** No comment, no known place. */
  public static final Origin NONE = new Origin("", Source.UNKNOWN);

  /** An origin with a place and no comment. */
  public static Origin at(Source source) {
    return new Origin("", source);
  }

  /** The same place with another comment. */
  public Origin withComment(String words) {
    return new Origin(words, source);
  }
}
