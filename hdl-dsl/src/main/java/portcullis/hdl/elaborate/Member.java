package portcullis.hdl.elaborate;

/**
 * What the Java calls a thing that is part of what a variable keeps. That names what is stored, and
 * the results of operators that need a name; it does not make signals of other results.
 *
 * @param variable the name of the variable, outer ones before it
 * @param added to a collection: things are numbered in the order in which they come to it
 * @param part the component of a record or the number in a list, {@code 0_data} if one is in the
 *     other; empty if nothing but the count tells it
 */
record Member(String variable, boolean added, String part) {
  /** The name of a part of a part; the outer may be empty, and so may the inner. */
  static String part(String outer, String inner) {
    return outer.isEmpty() || inner.isEmpty() ? outer + inner : outer + "_" + inner;
  }

  Member of(String otherVariable) {
    return new Member(otherVariable, added, part);
  }
}
