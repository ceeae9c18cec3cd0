package portcullis.hdl.lib.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import portcullis.hdl.lib.registers.RegisterMap.Unmapped;

/** Impossible register maps are refused, with the names of what is wrong. */
class RegisterMapTest {
  private static RegisterMap map(Register... registers) {
    return new RegisterMap("device", 64, Unmapped.OKAY, List.of(registers), "");
  }

  private static Register with(Field... fields) {
    return Register.of4("control", 0, "", fields);
  }

  private static Stream<Arguments> mistakes() {
    var enable = Field.readWrite("enable", 0, 1);
    return Stream.of(
        Arguments.of(
            "register 'a' at offset 0x8, 8 bytes, and register 'b' at offset 0xc, 4 bytes,"
                + " overlap",
            List.of(Register.of8("a", 8, ""), Register.of4("b", 12, ""))),
        Arguments.of(
            "register 'a' of 8 bytes is at offset 0x4: a multiple of 8 is needed",
            List.of(Register.of8("a", 4, ""))),
        Arguments.of(
            "register 'a' of 4 bytes is at offset 0x2: a multiple of 4 is needed",
            List.of(Register.of4("a", 2, ""))),
        Arguments.of(
            "register 'a' ends at 0x44, past the end of the block of 0x40 bytes",
            List.of(Register.of4("a", 64, ""))),
        Arguments.of(
            "register 'a' has 2 bytes: registers have 4 or 8",
            List.of(new Register("a", 0, 2, List.of(), false, ""))),
        Arguments.of(
            "two registers are named 'a', at offsets 0x0 and 0x4: rename one",
            List.of(Register.of4("a", 0, ""), Register.of4("a", 4, ""))),
        Arguments.of(
            "register 'Control' is named 'Control': use lower case letters, digits and _, a letter"
                + " first",
            List.of(Register.of4("Control", 0, ""))),
        Arguments.of(
            "register 'switch' has a name that is a keyword of C: choose another",
            List.of(Register.of4("switch", 0, ""))),
        Arguments.of(
            "fields 'enable' [0:0] and 'mode' [3:0] of register 'control' overlap",
            List.of(with(enable, Field.readWrite("mode", 0, 4)))),
        Arguments.of(
            "field 'mode' of register 'control' has 4 bits from bit 30: the register has bits 0 to"
                + " 31",
            List.of(with(Field.readWrite("mode", 30, 4)))),
        Arguments.of(
            "field 'mode' of register 'control' has 0 bits from bit 3: the register has bits 0 to"
                + " 31",
            List.of(with(Field.readWrite("mode", 3, 0)))),
        Arguments.of(
            "field 'mode' of register 'control' resets to 16, which 4 bits cannot hold",
            List.of(with(Field.readWrite("mode", 0, 4).resetTo(16)))),
        Arguments.of(
            "register 'control' has two fields named 'enable': rename one",
            List.of(with(enable, Field.readWrite("enable", 1, 1)))),
        Arguments.of(
            "field 'enable' of register 'control' has VALUE: only a read-only field can, and with"
                + " no other update",
            List.of(with(enable.updatedBy(Update.VALUE)))),
        Arguments.of(
            "field 'id' of register 'control' is the hardware's signal, so it cannot have a reset"
                + " value",
            List.of(with(Field.readOnly("id", 0, 4).updatedBy(Update.VALUE).resetTo(3)))),
        Arguments.of(
            "field 'go' of register 'control' is a pulse: it stores nothing, so it takes neither"
                + " updates nor a reset value",
            List.of(with(Field.pulse("go", 0, 1).updatedBy(Update.SET)))),
        Arguments.of(
            "field 'b_c' of register 'a' and field 'c' of register 'a_b' are both named a_b_c in"
                + " hardware: rename one",
            List.of(
                Register.of4("a", 0, "", Field.readOnly("b_c", 0, 1)),
                Register.of4("a_b", 4, "", Field.readOnly("c", 0, 1)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void mistakesNameRegisterAndField(String message, List<Register> registers) {
    assertThatThrownBy(() -> map(registers.toArray(Register[]::new)))
        .isInstanceOf(RegisterMapException.class)
        .hasMessageContaining("register map 'device' has 1 mistake:\n  " + message);
  }

  @Test
  void allMistakesComeTogether() {
    assertThatThrownBy(() ->
            new RegisterMap("My Device", 24, Unmapped.OKAY, List.of(Register.of4("a", 2, "")), ""))
        .hasMessage(
            """
            register map 'My Device' has 3 mistakes:
              the map is named 'My Device': use lower case letters, digits and _, a letter first
              the block has 24 bytes: a power of two from 16 is needed
              register 'a' of 4 bytes is at offset 0x2: a multiple of 4 is needed\
            """);
  }

  @Test
  void resetValuesOfFieldsMakeThatOfTheRegister() {
    var control = Device.map(Unmapped.OKAY).registers().get(1);
    assertThat(control.reset()).isEqualTo(BigInteger.valueOf(0x123 << 5));
  }
}
