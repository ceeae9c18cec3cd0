package portcullis.hdl.elaborate;

import java.util.List;
import java.util.Optional;
import portcullis.hdl.ir.Source;

/**
 * The designer's calls that made something, and the places in vectors that were being filled then.
 *
 * @param path the calls
 * @param indices numbers of the vector elements being described, outermost first
 */
record Trace(CallPath path, List<Integer> indices) {
  /** Nobody's calls. */
  static final Trace NOWHERE = new CallPath(List.of()).trace();

  // Records compare their parts through method handles, which are slow until they are compiled.
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Trace(var otherPath, var otherIndices)
            && path == otherPath
            && indices.equals(otherIndices);
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + indices.hashCode();
  }

  /** The name that the Java gives to the result; see {@link CallPath#name}. */
  Optional<String> name() {
    return indices.isEmpty() ? path.name() : path.name().map(this::numbered);
  }

  /** What the Java calls the result as part of something; see {@link CallPath#member}. */
  Optional<Member> member() {
    return path.member().map(it -> indices.isEmpty() ? it : it.of(numbered(it.variable())));
  }

  /** The variables around; see {@link CallPath#surroundings}. */
  Optional<String> surroundings() {
    return indices.isEmpty() ? path.surroundings() : path.surroundings().map(this::numbered);
  }

  private String numbered(String name) {
    var numbered = new StringBuilder(name);
    indices.forEach(index -> numbered.append('_').append(index));
    return numbered.toString();
  }

  Source source() {
    return path.source();
  }
}
