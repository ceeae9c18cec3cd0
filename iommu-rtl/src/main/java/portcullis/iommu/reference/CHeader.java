package portcullis.iommu.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.Encoding;
import portcullis.iommu.layout.Field;
import portcullis.iommu.layout.Register;
import portcullis.iommu.layout.Registers;
import portcullis.iommu.layout.Structure;
import portcullis.iommu.layout.Structures;
import portcullis.iommu.layout.Word;

/**
 * Writes {@code portcullis-iommu.h}: the layout as a header that C11 and C++11 compilers accept
 * without a warning.
 */
final class CHeader {
  private static final String PREFIX = "PORTCULLIS_IOMMU_";

  private final StringBuilder text = new StringBuilder();
  private final Set<Field> shared = new HashSet<>();

  private CHeader() {}

  static String generate() {
    var header = new CHeader();
    header.prologue();
    header.text.append(RegisterPageStruct.generate());
    header.registers();
    header.structures();
    header.encodings();
    header.text.append("#endif /* PORTCULLIS_IOMMU_H */\n");
    return header.text.toString();
  }

  private void prologue() {
    text.append(
        """
        /* SPDX-License-Identifier: Apache-2.0 */
        /*
         * Registers and memory structures of the RISC-V IOMMU.
         *
         * Generated from the package portcullis.iommu.layout; change that, not this file.
         *
         * Registers are little-endian. A structure in memory holds its words in the byte order that
         * fctl.BE (directories of devices, second stage, MSI tables, queues) or DC.tc.SBE (process
         * directories, first stage) selects.
         */
        #ifndef PORTCULLIS_IOMMU_H
        #define PORTCULLIS_IOMMU_H

        #include <stdint.h>

        """);
  }

  private void registers() {
    for (var register : Registers.all()) {
      String name = constant(register.name());
      title(
          "%s%s: %s. Present: %s."
              .formatted(
                  register.name(),
                  register.count() > 1 ? " (%d times)".formatted(register.count()) : "",
                  register.section(),
                  register.present()));
      if (register.count() > 1) {
        define(
            "REG_" + name + "(n)",
            "(0x%03x + %d * (n))".formatted(register.offset(), register.stride()));
        define(name + "_COUNT", Integer.toString(register.count()));
      } else {
        define("REG_" + name, "0x%03x".formatted(register.offset()));
      }
      for (var field : register.fields()) {
        field(name + "_" + constant(field.name()), field, register.bytes());
      }
      text.append('\n');
    }
  }

  private void structures() {
    for (var structure : Structures.all()) {
      title(
          "%s, %d bytes: %s.".formatted(structure.name(), structure.bytes(), structure.section()));
      text.append("struct portcullis_iommu_%s {\n".formatted(structure.name()));
      for (var word : structure.words()) {
        text.append("    %s %s;\n".formatted(type(word.bytes()), word.name()));
      }
      text.append("};\n");
      boolean qualified = namesCollide(structure);
      for (var word : structure.words()) {
        String qualifier = qualified ? constant(word.name()) + "_" : "";
        for (var field : word.fields()) {
          if (shared.add(field)) {
            field(
                constant(structure.name()) + "_" + qualifier + constant(field.name()),
                field,
                word.bytes());
          }
        }
      }
      text.append('\n');
    }
  }

  /** Whether a field's name alone would not say which word it is in. */
  private static boolean namesCollide(Structure structure) {
    var names = new HashSet<String>();
    return structure.words().stream()
        .map(Word::fields)
        .flatMap(List::stream)
        .anyMatch(field -> !names.add(field.name()));
  }

  private void encodings() {
    for (var encodings : Structures.encodings()) {
      Encoding first = encodings.getFirst();
      String name = enumName(first);
      title("Values: %s.".formatted(first.section()));
      text.append("enum portcullis_iommu_%s {\n".formatted(name));
      for (var encoding : encodings) {
        text.append(
            "    %s%s_%s = %d%s /* %s */\n"
                .formatted(
                    PREFIX,
                    constant(name),
                    ((Enum<?>) encoding).name(),
                    encoding.code(),
                    encoding == encodings.getLast() ? "" : ",",
                    note(encoding)));
      }
      text.append("};\n\n");
    }
  }

  private static String note(Encoding encoding) {
    return encoding instanceof CommandFunction function
        ? "opcode %d: %s".formatted(function.opcode().code(), function.meaning())
        : encoding.meaning();
  }

  private void field(String name, Field field, int bytes) {
    text.append("/* %s: %s */\n".formatted(field.access().symbol(), field.meaning()));
    define(name + "_SHIFT", Integer.toString(field.lsb()));
    define(
        name + "_MASK",
        bytes == 4
            ? "UINT32_C(0x%08x)".formatted(field.mask())
            : "UINT64_C(0x%016x)".formatted(field.mask()));
  }

  private void title(String title) {
    text.append("/* %s */\n".formatted(title));
  }

  private void define(String name, String value) {
    text.append("#define %s%s %s\n".formatted(PREFIX, name, value));
  }

  static String type(int bytes) {
    return bytes == 4 ? "uint32_t" : "uint64_t";
  }

  static String constant(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
  }

  /** The enum's name in C style, for example {@code fault_cause}. */
  static String enumName(Encoding encoding) {
    return ((Enum<?>) encoding)
        .getDeclaringClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  /** For the struct of the register page: a member for each register. */
  static String member(Register register) {
    String array = register.count() > 1 ? "[%d]".formatted(register.count()) : "";
    return "    %s %s%s; /* 0x%03x */\n"
        .formatted(type(register.bytes()), register.name(), array, register.offset());
  }
}
