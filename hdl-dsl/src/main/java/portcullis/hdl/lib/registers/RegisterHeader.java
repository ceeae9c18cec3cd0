package portcullis.hdl.lib.registers;

import java.math.BigInteger;
import java.util.Locale;

/** A register map as a header for C99 and later, and for C++. */
public final class RegisterHeader {
  private final RegisterMap map;
  private final StringBuilder text = new StringBuilder();

  private RegisterHeader(RegisterMap map) {
    this.map = map;
  }

  /**
   * The text: for each register its {@code OFFSET}, {@code BYTES} and {@code RESET}, for each field
   * its {@code SHIFT} and {@code MASK} within the register, and a structure of all registers, whose
   * offsets a C11 compiler checks.
   */
  public static String of(RegisterMap map) {
    return new RegisterHeader(map).write();
  }

  private String write() {
    String guard = upper(map.name()) + "_REGISTERS_H";
    line("/*");
    line(" * " + comment("Registers of " + map.name() + ". " + map.description()));
    line(" * Made from the description of the hardware; do not edit.");
    line(" */");
    line("#ifndef " + guard);
    line("#define " + guard);
    line("");
    line("#include <stddef.h>");
    line("#include <stdint.h>");
    line("");
    line("#define %s_BYTES 0x%xu".formatted(upper(map.name()), map.bytes()));
    map.byOffset().forEach(this::constants);
    structure();
    line("");
    line("#endif");
    return text.toString();
  }

  private void constants(Register register) {
    String prefix = upper(map.name() + "_" + register.name());
    line("");
    line("/* " + comment(register.name() + ". " + register.description()) + " */");
    line("#define %s_OFFSET 0x%xu".formatted(prefix, register.offset()));
    line("#define %s_BYTES %du".formatted(prefix, register.bytes()));
    line("#define %s_RESET %s".formatted(prefix, constant(register, register.reset())));
    for (var field : register.fields()) {
      String name = prefix + "_" + upper(field.name());
      line(
          "/* "
              + comment(field.name() + ", " + field.access().symbol() + ". " + field.description())
              + " */");
      line("#define %s_SHIFT %d".formatted(name, field.low()));
      line("#define %s_MASK %s".formatted(name, constant(register, field.mask())));
    }
  }

  private void structure() {
    String type = "struct " + map.name() + "_registers";
    line("");
    line(type + " {");
    int position = 0;
    for (var register : map.byOffset()) {
      reserved(position, register.offset());
      line(
          "  %s uint%d_t %s;"
              .formatted(
                  register.isReadOnly() ? "const volatile" : "volatile",
                  register.bytes() * Byte.SIZE,
                  register.name()));
      position = register.offset() + register.bytes();
    }
    reserved(position, map.bytes());
    line("};");
    line("");
    line("#if defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L");
    for (var register : map.byOffset()) {
      line(
          "_Static_assert(offsetof(%s, %s) == %s_OFFSET, \"%s\");"
              .formatted(
                  type,
                  register.name(),
                  upper(map.name() + "_" + register.name()),
                  register.name()));
    }
    line("_Static_assert(sizeof(%s) == %s_BYTES, \"size\");".formatted(type, upper(map.name())));
    line("#endif");
  }

  private void reserved(int from, int to) {
    if (to > from) {
      line("  uint8_t reserved_0x%x[0x%x];".formatted(from, to - from));
    }
  }

  private static String constant(Register register, BigInteger value) {
    return "UINT%d_C(0x%x)".formatted(register.bytes() * Byte.SIZE, value);
  }

  private static String comment(String words) {
    return words.strip().replaceAll("\\s+", " ").replace("*/", "* /").replace("/*", "/ *");
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
