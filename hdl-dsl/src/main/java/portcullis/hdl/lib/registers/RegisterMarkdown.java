package portcullis.hdl.lib.registers;

import java.math.BigInteger;
import java.util.Comparator;

/** A register map as a document. */
public final class RegisterMarkdown {
  private RegisterMarkdown() {}

  /** The text: an overview, then each register with its fields from the highest bit down. */
  public static String of(RegisterMap map) {
    var text = new StringBuilder();
    text.append("# Registers of ").append(map.name()).append("\n\n");
    paragraph(text, map.description());
    text.append(
        """
        The block has 0x%x bytes. Accesses have 4 or 8 bytes at addresses that are multiples of 4; \
        a write changes just the bytes that it marks. An access that reaches no register reads 0, \
        writes nothing and is answered with %s.
        %s
        | Offset | Register | Bytes | Reset | Description |
        |---|---|---|---|---|
        """
            .formatted(map.bytes(), map.unmapped(), halves(map)));
    for (var register : map.byOffset()) {
      text.append(
          "| 0x%03x | [`%s`](#%s) | %d | %s | %s |\n"
              .formatted(
                  register.offset(),
                  register.name(),
                  register.name(),
                  register.bytes(),
                  hexadecimal(register.reset()),
                  cell(register.description())));
    }
    map.byOffset().forEach(register -> register(text, register));
    return text.toString();
  }

  private static String halves(RegisterMap map) {
    return map.byOffset().stream().anyMatch(register -> register.bytes() == 8)
        ? """

        A register of 8 bytes can be accessed as two halves of 4. Nothing is latched between the two \
        accesses: each half is read as it stands at its own access, and takes effect at once when it \
        is written. Software that reads a changing value in halves reads the upper half, the lower, \
        and the upper again, and starts anew if the upper one has changed.
        """
        : "";
  }

  private static void register(StringBuilder text, Register register) {
    text.append("\n## ").append(register.name()).append("\n\n");
    paragraph(text, register.description());
    text.append("Offset 0x%03x, %d bytes.\n\n".formatted(register.offset(), register.bytes()));
    text.append("| Bits | Field | Access | Reset | Description |\n|---|---|---|---|---|\n");
    register.fields().stream()
        .sorted(Comparator.comparingInt(Field::low).reversed())
        .forEach(field ->
            text.append(
                "| %s | `%s` | %s | %s | %s |\n"
                    .formatted(
                        field.width() == 1 ? field.low() : field.high() + ":" + field.low(),
                        field.name(),
                        field.access().symbol(),
                        field.updates().contains(Update.VALUE)
                            ? "hardware"
                            : hexadecimal(field.reset()),
                        cell(description(field)))));
  }

  private static String description(Field field) {
    return field.access() instanceof Access.WriteAnyReadLegal warl
        ? (field.description() + " Legal: " + warl.legal()).strip()
        : field.description();
  }

  private static void paragraph(StringBuilder text, String words) {
    if (!words.isBlank()) {
      text.append(words.strip()).append("\n\n");
    }
  }

  private static String hexadecimal(BigInteger value) {
    return "0x" + value.toString(16);
  }

  private static String cell(String words) {
    return words.strip().replace("|", "\\|").replaceAll("\\s*\\n\\s*", " ");
  }
}
