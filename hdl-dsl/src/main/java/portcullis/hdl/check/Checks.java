package portcullis.hdl.check;

import java.util.List;
import portcullis.hdl.ir.Design;

/** All rules on a finished design. */
public final class Checks {
  private Checks() {}

  /** What is wrong with the design: errors first, then by Java file and line. */
  public static List<Diagnostic> run(Design design) {
    return List.of();
  }
}
