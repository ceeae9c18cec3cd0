package portcullis.hdl.lib.registers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.lib.axi.AxiLite;
import portcullis.hdl.lib.axi.AxiLiteSlave;

/**
 * The hardware of a register map, a slave on AXI4-Lite. Each field has ports named after it: {@code
 * ddtp_ppn} carries its value, outward or, with {@link Update#VALUE}, inward; {@code ddtp_ppn_set},
 * {@code _clear}, {@code _load} and {@code _next} let the hardware change it. Constants have none.
 */
public final class RegisterFile extends Module {
  private static final int CHUNK_BYTES = WriteLanes.CHUNK_BYTES;
  private static final int CHUNK_BITS = CHUNK_BYTES * Byte.SIZE;

  /** The bus. */
  public final AxiLite bus;

  private final RegisterMap map;
  private final AxiLiteSlave.Access access;
  private final int busBytes;
  private final Map<String, Bits> ports = new LinkedHashMap<>();

  /**
   * A register file.
   *
   * @param map the registers
   * @param dataWidth 32 or 64 bits
   */
  public RegisterFile(RegisterMap map, int dataWidth) {
    moduleName(map.name() + "_registers");
    describe("Registers of " + map.name() + " on AXI4-Lite.");
    this.map = map;
    busBytes = dataWidth / Byte.SIZE;
    bus = in(AxiLite.of(map.addressWidth(), dataWidth));
    var frontEnd = instance(() -> new AxiLiteSlave(map.addressWidth(), dataWidth));
    connect(frontEnd.bus, bus);
    access = frontEnd.access;

    unused(access.read(), "reading changes nothing");
    unused(access.data(), "not every byte of every word can be written");
    unused(access.strb(), "not every byte of every word can be written");
    unused(access.address(), "the bus word, not the address, chooses among its lanes");

    var aligned = access.address().low(2).eq(0);
    var word = access.address().high(map.addressWidth() - bitsFor(busBytes));
    var written = access.write().and(aligned);
    var chunks = new TreeMap<Integer, Bits>();
    for (var register : map.byOffset()) {
      describe(register, word, written, chunks);
    }

    var words = words(chunks);
    var readData = wireDefault(bits(dataWidth).of(0));
    var choice = select(word);
    words.forEach((number, value) -> choice.is((long) number, () -> readData.set(value)));
    choice.otherwise(() -> {});
    frontEnd.answer.data().set(mux(aligned, readData, bits(dataWidth).of(0)));
    switch (map.unmapped()) {
      case OKAY -> frontEnd.answer.refused().set(false);
      case SLVERR -> {
        var mapped = any(vec(words.keySet().stream().map(word::eq).toList()));
        frontEnd.answer.refused().set(aligned.and(mapped).not());
      }
    }
  }

  /** Describes a register and adds its halves, as they are read, by offset. */
  private void describe(
      Register register, UInt word, Bool written, SortedMap<Integer, Bits> chunks) {
    var lanes = new WriteLanes(register, access, word, written);
    var values = new LinkedHashMap<Field, Bits>();
    for (var field : register.fields()) {
      values.put(field, new FieldHardware(register, field, lanes, ports).value());
    }
    if (register.announcesWrites()) {
      var announced = named(register.name() + "_written", out(bits(lanes.chunks())));
      ports.put(register.name() + "_written", announced);
      var pulse = named(register.name() + "_write_seen", reg(bits(lanes.chunks()))).resetTo(0);
      pulse.set(lanes.written());
      announced.set(pulse);
    }
    for (int chunk = 0; chunk < lanes.chunks(); chunk++) {
      chunks.put(register.offset() + chunk * CHUNK_BYTES, read(values, chunk * CHUNK_BITS));
    }
  }

  /** 32 bits of a register as software reads them. */
  private static Bits read(Map<Field, Bits> values, int low) {
    var parts = new ArrayList<Bits>();
    int next = low;
    var fields = values.keySet().stream().sorted(Comparator.comparingInt(Field::low)).toList();
    for (var field : fields) {
      int from = Math.max(low, field.low());
      int to = Math.min(low + CHUNK_BITS - 1, field.high());
      if (from <= to) {
        parts.add(bits(from - next).of(0));
        parts.add(values.get(field).slice(to - field.low(), from - field.low()));
        next = to + 1;
      }
    }
    parts.add(bits(low + CHUNK_BITS - next).of(0));
    return joined(parts);
  }

  /** The bus words that hold registers, by number. */
  private SortedMap<Integer, Bits> words(Map<Integer, Bits> chunks) {
    var words = new TreeMap<Integer, Bits>();
    for (int offset : chunks.keySet()) {
      int word = offset / busBytes;
      var parts = new ArrayList<Bits>();
      for (int at = word * busBytes; at < (word + 1) * busBytes; at += CHUNK_BYTES) {
        parts.add(chunks.getOrDefault(at, bits(CHUNK_BITS).of(0)));
      }
      words.putIfAbsent(word, joined(parts));
    }
    return words;
  }

  /** Side by side, the first in the least significant place. */
  private static Bits joined(List<Bits> parts) {
    var wide = parts.stream().filter(part -> part.width() > 0).toList();
    return wide.size() == 1 ? wide.getFirst() : concat(wide.reversed().toArray(Bits[]::new));
  }

  /** The port that carries a field's value, outward or inward. */
  public Bits value(String register, String field) {
    return port(register + "_" + field);
  }

  /** The input whose 1 bits set bits of the field. */
  public Bits set(String register, String field) {
    return port(register + "_" + field + "_set");
  }

  /** The input whose 1 bits clear bits of the field. */
  public Bits clear(String register, String field) {
    return port(register + "_" + field + "_clear");
  }

  /** The input that makes the field take the value of {@link #next}. */
  public Bool load(String register, String field) {
    return port(register + "_" + field + "_load").bit(0);
  }

  /** The input with the value that {@link #load} makes the field take. */
  public Bits next(String register, String field) {
    return port(register + "_" + field + "_next");
  }

  /**
   * The output that announces writes: a bit for each 4 bytes of the register, 1 in the first cycle
   * in which the written value shows.
   */
  public Bits written(String register) {
    return port(register + "_written");
  }

  private Bits port(String name) {
    var port = ports.get(name);
    if (port == null) {
      throw new IllegalArgumentException(
          "the register file of '%s' has no port %s; it has %s"
              .formatted(map.name(), name, String.join(", ", ports.keySet())));
    }
    return port;
  }
}
