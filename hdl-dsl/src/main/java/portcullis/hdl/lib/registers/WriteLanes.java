package portcullis.hdl.lib.registers;

import static portcullis.hdl.Hdl.concat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.UInt;
import portcullis.hdl.lib.axi.AxiLiteSlave;

/** What a write on the bus brings to the bytes of one register. */
final class WriteLanes {
  /** A register is as many bus words, or parts of one, as it has pieces of this size. */
  static final int CHUNK_BYTES = 4;

  private final Register register;
  private final AxiLiteSlave.Access access;
  private final UInt word;
  private final Bool written;
  private final int busBytes;
  private final Map<Integer, Bool> selected = new TreeMap<>();

  /**
   * Bits of a field within one byte.
   *
   * @param high highest bit in the field
   * @param low lowest bit in the field
   * @param enable the byte is written
   * @param data the written bits
   */
  record Piece(int high, int low, Bool enable, Bits data) {}

  WriteLanes(Register register, AxiLiteSlave.Access access, UInt word, Bool written) {
    this.register = register;
    this.access = access;
    this.word = word;
    this.written = written;
    busBytes = access.data().width() / Byte.SIZE;
  }

  int chunks() {
    return register.bytes() / CHUNK_BYTES;
  }

  /** A bit for each 4 bytes: the bus writes there. */
  Bits written() {
    var parts = new ArrayList<Bits>();
    for (int chunk = chunks() - 1; chunk >= 0; chunk--) {
      int lane = lane(chunk * CHUNK_BYTES);
      parts.add(
          selected(chunk)
              .and(access.strb().slice(lane + CHUNK_BYTES - 1, lane).orReduce())
              .asBits());
    }
    return concat(parts.toArray(Bits[]::new));
  }

  /** The bytes of a field, lowest first. */
  List<Piece> pieces(Field field) {
    var pieces = new ArrayList<Piece>();
    for (int at = field.low() / Byte.SIZE; at <= field.high() / Byte.SIZE; at++) {
      int low = Math.max(field.low(), at * Byte.SIZE);
      int high = Math.min(field.high(), at * Byte.SIZE + Byte.SIZE - 1);
      int shift = (lane(at) - at) * Byte.SIZE;
      pieces.add(
          new Piece(
              high - field.low(),
              low - field.low(),
              selected(at / CHUNK_BYTES).and(access.strb().bit(lane(at))),
              access.data().slice(high + shift, low + shift)));
    }
    return pieces;
  }

  /** The bus lane of a byte of the register. */
  private int lane(int at) {
    return (register.offset() + at) % busBytes;
  }

  /** The bus writes to the word that holds a piece of the register. */
  private Bool selected(int chunk) {
    int number = (register.offset() + chunk * CHUNK_BYTES) / busBytes;
    return selected.computeIfAbsent(
        number,
        n -> {
          String half = register.bytes() <= busBytes ? "" : "_" + chunk;
          return written.and(word.eq(n)).named(register.name() + "_write" + half);
        });
  }
}
