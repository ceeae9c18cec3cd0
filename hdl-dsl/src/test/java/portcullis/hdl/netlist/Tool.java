package portcullis.hdl.netlist;

import java.util.List;

/** Something that runs netlists. */
interface Tool {
  String name();

  /**
   * What it saw, one outcome for each netlist. If the batch as a whole cannot be run, each outcome
   * says so.
   */
  List<Outcome> run(List<Netlist> netlists);

  /** What became of one netlist. */
  sealed interface Outcome {
    /**
     * It ran.
     *
     * @param trace the values seen
     * @param lines the text of each line logged and the name of each cover seen, in any order
     */
    record Ran(Trace trace, List<String> lines) implements Outcome {}

    /** The tool refused it. */
    record Refused(String message) implements Outcome {}
  }
}
