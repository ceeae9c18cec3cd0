package portcullis.hdl.lib.registers;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.mux;

import java.util.List;
import portcullis.hdl.lib.registers.RegisterMap.Unmapped;

/** A register map with a field of every kind. */
final class Device {
  private Device() {}

  static RegisterMap map(Unmapped unmapped) {
    return new RegisterMap(
        "device",
        64,
        unmapped,
        List.of(
            Register.of8(
                "ident",
                0x00,
                "Who it is.",
                Field.readOnly("version", 0, 8).resetTo(0x21).describedAs("1.0 | or later"),
                Field.readOnly("size", 27, 12).updatedBy(Update.VALUE),
                Field.readOnly("events", 40, 24).updatedBy(Update.LOAD, Update.SET).resetTo(7)),
            Register.of4(
                    "control",
                    0x08,
                    "Switches.",
                    Field.readWrite("enable", 0, 1),
                    Field.readWrite("level", 5, 14).resetTo(0x123).updatedBy(Update.LOAD),
                    Field.pulse("start", 30, 2))
                .announcingWrites(),
            Register.of4(
                "status",
                0x0c,
                "Events.",
                Field.writeOneToClear("pending", 0, 4).updatedBy(Update.SET),
                Field.writeOneToClear("sticky", 6, 12).resetTo(0xabc),
                Field.writeOneToSet("busy", 20, 4).updatedBy(Update.CLEAR)),
            Register.of8(
                    "base",
                    0x10,
                    "Where the table is.",
                    Field.writeAnyReadLegal(
                        "mode",
                        0,
                        4,
                        (current, written) -> mux(written.asUInt().le(4), written, current),
                        "0 to 4; else unchanged"),
                    Field.writeAnyReadLegal(
                            "page",
                            10,
                            44,
                            (current, written) -> written.and(bits(44).of(3).not()),
                            "multiples of 4")
                        .resetTo(0x40))
                .announcingWrites(),
            Register.of8("scratch", 0x20, "All bits.", Field.readWrite("all", 0, 64)),
            Register.of4("lone", 0x2c, "Without a neighbour.", Field.readWrite("value", 0, 32))),
        "A device to test with.");
  }
}
