package portcullis.hdl.evaluate;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import portcullis.hdl.ir.Stmt;

/** Something a design says at a clock edge. */
public sealed interface Observation {
  /** Path of the instance that says it, empty for the top. */
  String path();

  /** Whether it is certain: it does not hang on a value that nobody set. */
  boolean certain();

  /**
   * A check was reached.
   *
   * @param path path of the instance
   * @param check the check
   * @param holds the value of its condition
   * @param certain whether the condition and the way to it are known
   */
  record Checked(String path, Stmt.Check check, boolean holds, boolean certain)
      implements Observation {}

  /**
   * A line was logged.
   *
   * @param path path of the instance
   * @param log the statement
   * @param values the values among its parts in order; empty where unknown
   * @param certain whether all values and the way to it are known
   */
  record Logged(String path, Stmt.Log log, List<Optional<BigInteger>> values, boolean certain)
      implements Observation {}
}
