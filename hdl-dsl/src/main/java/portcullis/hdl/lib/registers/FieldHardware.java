package portcullis.hdl.lib.registers;

import static portcullis.hdl.Hdl.any;
import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.concat;
import static portcullis.hdl.Hdl.in;
import static portcullis.hdl.Hdl.named;
import static portcullis.hdl.Hdl.out;
import static portcullis.hdl.Hdl.reg;
import static portcullis.hdl.Hdl.regInit;
import static portcullis.hdl.Hdl.vec;
import static portcullis.hdl.Hdl.when;
import static portcullis.hdl.Hdl.wireDefault;

import java.util.ArrayList;
import java.util.Map;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;

/** Describes the ports and the storage of one field. */
final class FieldHardware {
  private final String name;
  private final Field field;
  private final WriteLanes lanes;
  private final Map<String, Bits> ports;
  private final Bits shape;

  FieldHardware(Register register, Field field, WriteLanes lanes, Map<String, Bits> ports) {
    this.name = register.name() + "_" + field.name();
    this.field = field;
    this.lanes = lanes;
    this.ports = ports;
    this.shape = bits(field.width());
  }

  /** Describes it; gives what software reads. */
  Bits value() {
    if (field.isStored()) {
      return stored();
    }
    if (field.access() instanceof Access.Pulse) {
      return pulse();
    }
    return field.updates().contains(Update.VALUE)
        ? input("", field.description())
        : shape.of(field.reset());
  }

  private Bits stored() {
    var output = output();
    var value = named(name + "_value", regInit(shape.of(field.reset())));
    output.set(value);
    software(value);
    if (field.updates().contains(Update.LOAD)) {
      var load = input("_load", bits(1), "").bit(0);
      var next = input("_next", "");
      when(load, () -> value.set(next));
    }
    if (field.updates().contains(Update.CLEAR)) {
      bitwise(value, input("_clear", ""), false);
    }
    if (field.updates().contains(Update.SET)) {
      bitwise(value, input("_set", ""), true);
    }
    return value;
  }

  /** What a write on the bus does; the bytes that it leaves out stay. */
  private void software(Bits value) {
    switch (field.access()) {
      case Access.ReadWrite ignored -> eachByte((piece, old) -> piece.data(), value);
      case Access.WriteOneToClear ignored ->
          eachByte((piece, old) -> old.and(piece.data().not()), value);
      case Access.WriteOneToSet ignored -> eachByte((piece, old) -> old.or(piece.data()), value);
      case Access.WriteAnyReadLegal warl -> legalised(warl.legaliser(), value);
      case Access.ReadOnly ignored -> {}
      case Access.Pulse ignored -> {}
    }
  }

  private interface ByteWrite {
    Bits result(WriteLanes.Piece piece, Bits old);
  }

  private void eachByte(ByteWrite write, Bits value) {
    for (var piece : lanes.pieces(field)) {
      when(piece.enable(), () -> part(value, piece).set(write.result(piece, part(value, piece))));
    }
  }

  private static Bits part(Bits value, WriteLanes.Piece piece) {
    return value.slice(piece.high(), piece.low());
  }

  private void legalised(Legaliser legaliser, Bits value) {
    var written = named(name + "_merged", wireDefault(value));
    var enables = new ArrayList<Bool>();
    for (var piece : lanes.pieces(field)) {
      enables.add(piece.enable());
      when(piece.enable(), () -> part(written, piece).set(piece.data()));
    }
    var anyByte = any(vec(enables)).named(name + "_write");
    var legal = legaliser.legalise(value, written).named(name + "_legal");
    when(anyByte, () -> value.set(legal));
  }

  private static void bitwise(Bits value, Bits where, boolean to) {
    for (int i = 0; i < value.width(); i++) {
      int index = i;
      when(where.bit(index), () -> value.bit(index).set(to));
    }
  }

  private Bits pulse() {
    var output = output();
    var pulse = named(name + "_value", reg(shape)).resetTo(0);
    output.set(pulse);
    pulse.set(
        concat(
            lanes.pieces(field).reversed().stream()
                .map(piece -> piece.data().and(piece.enable().repeat(piece.data().width())))
                .toArray(Bits[]::new)));
    return shape.of(0);
  }

  private Bits output() {
    var port = named(name, out(shape, field.description()));
    ports.put(name, port);
    return port;
  }

  private Bits input(String suffix, String comment) {
    return input(suffix, shape, comment);
  }

  private Bits input(String suffix, Bits inputShape, String comment) {
    var port = named(name + suffix, in(inputShape, comment));
    ports.put(name + suffix, port);
    return port;
  }
}
