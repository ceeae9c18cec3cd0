package portcullis.hdl.sim.verilator;

import java.util.List;
import portcullis.hdl.ir.Source;

/** Turns what running Verilog says, and what tools say about it, into the designer's terms. */
public interface HardwareMessages {
  /** What a printed line means. */
  sealed interface Meaning {
    /** A line for the log. */
    record Log(String path, String text, Source source) implements Meaning {}

    /** A failed assertion or assumption. */
    record Failure(String check, String text, Source source) implements Meaning {}

    /** A cover claim that was seen. */
    record Covered(String cover) implements Meaning {}
  }

  /** The meaning of one line that the hardware printed. */
  Meaning read(String line);

  /** The Java that described a line of Verilog. */
  Source locate(String file, int line);

  /** A tool's message with its Verilog places replaced by Java places where they are known. */
  String explain(String toolMessage);

  /** The cover claims of the design, by instance path and name. */
  List<String> covers();

  /** Verilog that nobody mapped: every line goes to the log as it is. */
  HardwareMessages PLAIN =
      new HardwareMessages() {
        @Override
        public Meaning read(String line) {
          return new Meaning.Log("", line, Source.UNKNOWN);
        }

        @Override
        public Source locate(String file, int line) {
          return Source.UNKNOWN;
        }

        @Override
        public String explain(String toolMessage) {
          return toolMessage;
        }

        @Override
        public List<String> covers() {
          return List.of();
        }
      };
}
