package portcullis.hdl.lib.registers;

import java.util.List;

/** A register map that cannot be built; the message names each register and field at fault. */
public final class RegisterMapException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  RegisterMapException(String map, List<String> findings) {
    super(
        "register map '%s' has %d mistake%s:\n  %s"
            .formatted(
                map,
                findings.size(),
                findings.size() == 1 ? "" : "s",
                String.join("\n  ", findings)));
  }
}
