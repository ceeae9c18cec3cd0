package portcullis.hdl.testing.tool;

import java.util.Map;

/** A program that the proofs need is not on the machine. */
public final class MissingProgramException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Debian's packages, where they are not named like the program. */
  private static final Map<String, String> PACKAGES =
      Map.of("yosys-smtbmc", "yosys", "vvp", "iverilog");

  /** The program cannot be started. */
  public MissingProgramException(String program, Throwable cause) {
    super(
        "%s is not installed or cannot be started; on Debian or Ubuntu: sudo apt-get install %s"
            .formatted(program, PACKAGES.getOrDefault(program, program)),
        cause);
  }
}
