package portcullis.bench;

import java.io.IOException;
import java.util.List;

/** A group of measurements that {@code ./portcullis bench NAME} runs together. */
public interface Benchmark {
  /**
   * The name on the command line.
   *
   * @return one lower-case word, such as {@code hdl}
   */
  String name();

  /**
   * What is measured.
   *
   * @return one line for the help text
   */
  String description();

  /**
   * Measures. Progress goes to standard error; the caller reports the result.
   *
   * @return the measurements in the order in which to show them
   * @throws IOException if a file or a tool that is measured fails
   * @throws InterruptedException if the user ends the run
   */
  List<Measurement> run() throws IOException, InterruptedException;
}
