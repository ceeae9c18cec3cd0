package portcullis.hdl.lib.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.hdl.lib.registers.RegisterMap.Unmapped;

/** The document and the header say what the map says; a C compiler judges the header. */
class RegisterDocumentsTest {
  private static final RegisterMap MAP = Device.map(Unmapped.SLVERR);

  @TempDir private Path folder;

  @Tag("tools")
  @ParameterizedTest
  @ValueSource(strings = {"c99", "c11", "c17"})
  void headerHasTheOffsetsAndMasksOfTheMap(String standard) throws Exception {
    Files.writeString(folder.resolve("device.h"), RegisterHeader.of(MAP));
    Files.writeString(folder.resolve("check.c"), program());
    run(
        "gcc",
        "-std=" + standard,
        "-Wall",
        "-Wextra",
        "-Werror",
        "-pedantic",
        "check.c",
        "-o",
        "x");
    assertThat(run("./x").lines().toList()).isEqualTo(expectedLines());
  }

  /** Prints what the header says. */
  private static String program() {
    var text = new StringBuilder();
    text.append("#include <stdio.h>\n#include \"device.h\"\n#include \"device.h\"\n");
    text.append("static void show(const char *name, uint64_t value) {\n");
    text.append("  printf(\"%s %llx\\n\", name, (unsigned long long)value);\n}\n");
    text.append("int main(void) {\n");
    show(text, "sizeof(struct device_registers)");
    for (var register : MAP.registers()) {
      String prefix = "DEVICE_" + register.name().toUpperCase(Locale.ROOT);
      show(text, prefix + "_OFFSET");
      show(text, "offsetof(struct device_registers, %s)".formatted(register.name()));
      show(text, prefix + "_BYTES");
      show(text, "sizeof(((struct device_registers *)0)->%s)".formatted(register.name()));
      show(text, prefix + "_RESET");
      for (var field : register.fields()) {
        String name = prefix + "_" + field.name().toUpperCase(Locale.ROOT);
        show(text, name + "_SHIFT");
        show(text, name + "_MASK");
      }
    }
    return text.append("  return 0;\n}\n").toString();
  }

  private static void show(StringBuilder text, String expression) {
    text.append("  show(\"%s\", %s);\n".formatted(expression, expression));
  }

  private static List<String> expectedLines() {
    var lines = new ArrayList<String>();
    lines.add("sizeof(struct device_registers) 40");
    for (var register : MAP.registers()) {
      String prefix = "DEVICE_" + register.name().toUpperCase(Locale.ROOT);
      String offset = Integer.toHexString(register.offset());
      lines.add(prefix + "_OFFSET " + offset);
      lines.add("offsetof(struct device_registers, %s) %s".formatted(register.name(), offset));
      lines.add(prefix + "_BYTES " + register.bytes());
      lines.add(
          "sizeof(((struct device_registers *)0)->%s) %d"
              .formatted(register.name(), register.bytes()));
      lines.add(prefix + "_RESET " + register.reset().toString(16));
      for (var field : register.fields()) {
        String name = prefix + "_" + field.name().toUpperCase(Locale.ROOT);
        lines.add(name + "_SHIFT " + Integer.toHexString(field.low()));
        lines.add(name + "_MASK " + field.mask().toString(16));
      }
    }
    return lines;
  }

  private String run(String... command) throws IOException, InterruptedException {
    var output = folder.resolve("output.txt");
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int status = process.waitFor();
    String text = Files.readString(output);
    assertThat(status).as(text).isZero();
    return text;
  }

  @Test
  void headerNamesSoftwareReadOnlyRegistersConstant() {
    assertThat(RegisterHeader.of(MAP))
        .contains("  const volatile uint64_t ident;\n", "  volatile uint32_t control;\n")
        .contains("  uint8_t reserved_0x18[0x8];\n");
  }

  @Test
  void commentsCannotEndEarly() {
    var map =
        new RegisterMap(
            "odd",
            16,
            Unmapped.OKAY,
            List.of(Register.of4("a", 0, "ends */ int evil; /* here")),
            "two\nlines | and a bar");
    assertThat(RegisterHeader.of(map)).contains("/* a. ends * / int evil; / * here */");
    assertThat(RegisterMarkdown.of(map))
        .contains("| 0x000 | [`a`](#a) | 4 | 0x0 |")
        .doesNotContain("halves");
    assertThat(RegisterMarkdown.of(MAP))
        .contains("with %s.\n\nA register of 8 bytes".formatted(MAP.unmapped()))
        .contains("Nothing is latched between the two accesses")
        .contains("has changed.\n\n| Offset |");
  }

  @Test
  void documentShowsEveryRegisterAndField() {
    assertThat(RegisterMarkdown.of(MAP))
        .contains(
            "# Registers of device\n\nA device to test with.\n",
            "reaches no register reads 0, writes nothing and is answered with SLVERR.",
            "| 0x010 | [`base`](#base) | 8 | 0x10000 | Where the table is. |",
            """
            ## base

            Where the table is.

            Offset 0x010, 8 bytes.

            | Bits | Field | Access | Reset | Description |
            |---|---|---|---|---|
            | 53:10 | `page` | WARL | 0x40 | Legal: multiples of 4 |
            | 3:0 | `mode` | WARL | 0x0 | Legal: 0 to 4; else unchanged |
            """,
            "| 38:27 | `size` | RO | hardware |  |",
            "| 7:0 | `version` | RO | 0x21 | 1.0 \\| or later |",
            "| 31:30 | `start` | WO pulse | 0x0 |  |");
  }
}
