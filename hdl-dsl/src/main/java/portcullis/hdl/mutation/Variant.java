package portcullis.hdl.mutation;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Another form of something.
 *
 * @param path to the part that changes, see {@link Mutation#path}
 * @param change what changes
 * @param before text of that part, for people
 * @param after what it becomes, for people
 * @param result the whole with the change; made when asked for
 * @param <T> what has another form
 */
record Variant<T>(
    String path,
    Change change,
    Supplier<String> before,
    Supplier<String> after,
    Supplier<T> result) {

  /** The same change of something larger. */
  <U> Variant<U> within(Function<T, U> whole) {
    return new Variant<>(path, change, before, after, () -> whole.apply(result.get()));
  }

  /** The same change one operand further in. */
  <U> Variant<U> below(int operand, Function<T, U> whole) {
    var longer = path.isEmpty() ? "" + operand : operand + "." + path;
    return new Variant<>(longer, change, before, after, () -> whole.apply(result.get()));
  }
}
