package portcullis.hdl.lib.registers;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the registers of the test hold, in Java. */
final class RegisterModel {
  private final RegisterMap map;
  private final int busBytes;
  private final Map<String, BigInteger> values = new LinkedHashMap<>();

  RegisterModel(RegisterMap map, int busBytes) {
    this.map = map;
    this.busBytes = busBytes;
    for (var register : map.registers()) {
      for (var field : register.fields()) {
        values.put(register.name() + "_" + field.name(), field.reset());
      }
    }
  }

  BigInteger value(String name) {
    return values.get(name);
  }

  void set(String name, BigInteger value) {
    values.put(name, value);
  }

  /** Whether an access reaches a register. */
  boolean isMapped(int address) {
    int word = address / busBytes * busBytes;
    return address % 4 == 0
        && map.registers().stream()
            .anyMatch(r -> r.offset() < word + busBytes && word < r.offset() + r.bytes());
  }

  /** The bus word at an address. */
  BigInteger read(int address) {
    var word = BigInteger.ZERO;
    if (!isMapped(address)) {
      return word;
    }
    int start = address / busBytes * busBytes;
    for (int lane = 0; lane < busBytes; lane++) {
      word = word.or(BigInteger.valueOf(byteAt(start + lane)).shiftLeft(8 * lane));
    }
    return word;
  }

  private int byteAt(int address) {
    for (var register : map.registers()) {
      int at = address - register.offset();
      if (at >= 0 && at < register.bytes()) {
        return register(register).shiftRight(8 * at).intValue() & 0xff;
      }
    }
    return 0;
  }

  private BigInteger register(Register register) {
    return register.fields().stream()
        .filter(field -> !(field.access() instanceof Access.Pulse))
        .map(field -> values.get(register.name() + "_" + field.name()).shiftLeft(field.low()))
        .reduce(BigInteger.ZERO, BigInteger::or);
  }

  /** What a write does; gives the pulses that it makes, by the name of the port. */
  Map<String, BigInteger> write(int address, BigInteger data, BigInteger strb) {
    var pulses = new LinkedHashMap<String, BigInteger>();
    if (!isMapped(address)) {
      return pulses;
    }
    int start = address / busBytes * busBytes;
    for (var register : map.registers()) {
      var mask = BigInteger.ZERO;
      var written = BigInteger.ZERO;
      var chunks = BigInteger.ZERO;
      for (int lane = 0; lane < busBytes; lane++) {
        int at = start + lane - register.offset();
        if (at >= 0 && at < register.bytes() && strb.testBit(lane)) {
          mask = mask.or(BigInteger.valueOf(0xff).shiftLeft(8 * at));
          int value = data.shiftRight(8 * lane).intValue() & 0xff;
          written = written.or(BigInteger.valueOf(value).shiftLeft(8 * at));
          chunks = chunks.setBit(at / 4);
        }
      }
      if (register.announcesWrites() && chunks.signum() > 0) {
        pulses.put(register.name() + "_written", chunks);
      }
      for (var field : register.fields()) {
        write(register, field, part(field, written), part(field, mask), pulses);
      }
    }
    return pulses;
  }

  private static BigInteger part(Field field, BigInteger register) {
    return register.and(field.mask()).shiftRight(field.low());
  }

  private void write(
      Register register,
      Field field,
      BigInteger data,
      BigInteger mask,
      Map<String, BigInteger> pulses) {
    String name = register.name() + "_" + field.name();
    var old = values.get(name);
    var merged = old.andNot(mask).or(data.and(mask));
    switch (field.access()) {
      case Access.ReadWrite ignored -> values.put(name, merged);
      case Access.ReadOnly ignored -> {}
      case Access.WriteOneToClear ignored -> values.put(name, old.andNot(data));
      case Access.WriteOneToSet ignored -> values.put(name, old.or(data));
      case Access.Pulse ignored -> {
        if (data.signum() > 0) {
          pulses.put(name, data);
        }
      }
      case Access.WriteAnyReadLegal ignored -> {
        if (mask.signum() > 0) {
          values.put(name, legal(name, old, merged));
        }
      }
    }
  }

  private static BigInteger legal(String name, BigInteger old, BigInteger written) {
    return switch (name) {
      case "base_mode" -> written.intValue() <= 4 ? written : old;
      case "base_page" -> written.clearBit(0).clearBit(1);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
