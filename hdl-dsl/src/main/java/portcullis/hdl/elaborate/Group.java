package portcullis.hdl.elaborate;

import java.util.Optional;
import java.util.function.Supplier;

/** Things that were declared together and share a name: the leaves of a bundle, or a single one. */
final class Group {
  private final int sequence;
  private final boolean anonymous;
  private Trace trace;
  private Optional<String> javaName;
  private Optional<Member> member;
  private Supplier<Optional<String>> hint = Optional::empty;
  private Optional<String> explicitName = Optional.empty();
  private String comment = "";
  private boolean collected;
  private String commonName = "";

  /**
   * A group.
   *
   * @param trace the calls that made it
   * @param sequence position in the module
   * @param anonymous it is an intermediate result of one call of the language, so the variable that
   *     takes the call's result does not name it
   */
  Group(Trace trace, int sequence, boolean anonymous) {
    this.trace = trace;
    this.sequence = sequence;
    this.anonymous = anonymous;
    javaName = anonymous ? Optional.empty() : trace.name();
    member = anonymous ? Optional.empty() : trace.member();
  }

  Trace trace() {
    return trace;
  }

  /** Position in the module, in the order of the designer's Java. */
  int sequence() {
    return sequence;
  }

  Optional<String> explicitName() {
    return explicitName;
  }

  /** The name that a variable or field gives. */
  Optional<String> javaName() {
    return javaName;
  }

  /** The name that the Java gives it as part of what a variable keeps. */
  Optional<Member> member() {
    return member;
  }

  /** The names of variables around, for a thing that has none of its own. */
  Optional<String> surroundings() {
    return anonymous ? trace.name().or(trace::surroundings) : trace.surroundings();
  }

  /**
   * Takes the name from a later call in the same chain, as in {@code reg(uint(8)).resetTo(0)}, if
   * the call that made the thing has given none.
   */
  void adoptName(Trace later) {
    boolean better = later.name().isPresent() || member.isEmpty() && later.member().isPresent();
    if (javaName.isEmpty() && !anonymous && better) {
      trace = later;
      javaName = later.name();
      member = later.member();
    }
  }

  /** A name for a thing that no variable names; asked for when all variables are known. */
  Optional<String> hint() {
    return hint.get();
  }

  void hint(Supplier<Optional<String>> name) {
    hint = name;
  }

  /** Whether it has a name of its own: what is computed becomes a signal then. */
  boolean hasName() {
    return explicitName.isPresent() || javaName.isPresent();
  }

  /** Whether the Java has a name for it, be it only as part of something. */
  boolean isNamed() {
    return hasName() || member.isPresent();
  }

  void rename(String name) {
    explicitName = Optional.of(name);
  }

  String comment() {
    return comment;
  }

  void comment(String words) {
    comment = words;
  }

  /** Whether the group is met for the first time while its module gets its names. */
  boolean collect() {
    boolean first = !collected;
    collected = true;
    return first;
  }

  /** The name that all its members begin with; empty if there is none. */
  String commonName() {
    return commonName;
  }

  void commonName(String name) {
    commonName = name;
  }
}
