package portcullis.coverify.traffic;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where an access may go.
 *
 * @param pages physical addresses of pages, one of which it reaches if it is not refused
 * @param mayFault whether it may be refused; it must be if there are no pages
 */
record Resolution(Set<Long> pages, boolean mayFault) {
  static final Resolution FAULT = new Resolution(Set.of(), true);

  static Resolution to(long page) {
    return new Resolution(Set.of(page), false);
  }

  /** The same, but that it may be refused. */
  Resolution orFault() {
    return new Resolution(pages, true);
  }

  /** As this one or as another. */
  Resolution or(Resolution other) {
    if (equals(other)) {
      return this;
    }
    var both = new LinkedHashSet<>(pages);
    both.addAll(other.pages);
    return new Resolution(both, mayFault || other.mayFault);
  }
}
