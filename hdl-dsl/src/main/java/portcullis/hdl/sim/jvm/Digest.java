package portcullis.hdl.sim.jvm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short text for all that a simulation is made of: bytecode, and the values at power-up. */
final class Digest {
  private final MessageDigest sum;

  Digest() {
    try {
      sum = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  void add(byte[] code) {
    sum.update(code);
  }

  String of(FlatDesign flat) {
    for (var register : flat.registers()) {
      add(text(register.path(), register.name(), register.place(), register.initial()));
    }
    for (var memory : flat.memories()) {
      add(text(memory.path(), memory.name(), memory.depth(), memory.width(), memory.initial()));
    }
    return HexFormat.of().formatHex(sum.digest());
  }

  private static byte[] text(Object... parts) {
    return java.util.Arrays.toString(parts).getBytes(StandardCharsets.UTF_8);
  }
}
