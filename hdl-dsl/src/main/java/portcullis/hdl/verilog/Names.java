package portcullis.hdl.verilog;

import java.util.HashSet;
import java.util.Set;
import portcullis.hdl.check.Keywords;

/** The names taken in one module; makes further ones that clash with none of them. */
final class Names {

  private final Set<String> taken = new HashSet<>();

  /**
   * Takes a name of the design.
   *
   * @throws IllegalArgumentException if it is no Verilog identifier or taken already
   */
  void take(String name) {
    requireIdentifier(name);
    if (!taken.add(name)) {
      throw new IllegalArgumentException("two things in one module are named " + name);
    }
  }

  /** The given name if it is free, else the name with the first free number from 2 on. */
  String fresh(String wish) {
    String name = wish;
    for (int number = 2; Keywords.contains(name) || !taken.add(name); number++) {
      name = wish + "_" + number;
    }
    return name;
  }

  private static boolean isIdentifier(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean start = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      if (!start && (i == 0 || !(c >= '0' && c <= '9' || c == '$'))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /**
   * Checks that a name can stand in a Verilog file.
   *
   * @throws IllegalArgumentException if it cannot
   */
  static void requireIdentifier(String name) {
    if (!isIdentifier(name) || Keywords.contains(name)) {
      throw new IllegalArgumentException("not a name that Verilog allows: " + name);
    }
  }
}
