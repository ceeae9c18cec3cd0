package portcullis.hdl.sim.waveform;

import java.io.IOException;

/** A file is no value change dump, or not one that can be understood. */
public final class VcdException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Made with a message that names the place and what is wrong there. */
  VcdException(String message) {
    super(message);
  }
}
