package portcullis.hdl.mutation;

import java.util.regex.Pattern;

/** The names of signals without the indices of vectors. */
final class Subjects {
  private static final Pattern INDEX = Pattern.compile("(?<=_|^)\\d+(?=_|$)");

  private Subjects() {}

  static String of(String signal) {
    return INDEX.matcher(signal).replaceAll("#");
  }
}
