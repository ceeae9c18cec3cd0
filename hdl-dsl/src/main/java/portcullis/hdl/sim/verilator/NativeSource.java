package portcullis.hdl.sim.verilator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The C++ files that lie beside this class. */
final class NativeSource {
  private NativeSource() {}

  /** Text of the file of that name. */
  static String text(String name) {
    try (var stream = NativeSource.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("this build lacks its resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
