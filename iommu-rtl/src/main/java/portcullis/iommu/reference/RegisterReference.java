package portcullis.iommu.reference;

import java.util.ArrayList;
import java.util.List;
import portcullis.iommu.layout.Access;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.Encoding;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.Field;
import portcullis.iommu.layout.Register;
import portcullis.iommu.layout.Registers;
import portcullis.iommu.layout.Structure;
import portcullis.iommu.layout.Structures;
import portcullis.iommu.layout.Word;

/** Writes {@code register-reference.md}: the layout for a person. */
final class RegisterReference {
  private final StringBuilder text = new StringBuilder();

  private RegisterReference() {}

  static String generate() {
    var reference = new RegisterReference();
    reference.prologue();
    reference.overview();
    Registers.all().forEach(reference::register);
    reference.text.append("## Structures in memory\n\n");
    Structures.all().forEach(reference::structure);
    reference.text.append("## Values\n\n");
    Structures.encodings().forEach(reference::encodings);
    return reference.text.toString().stripTrailing() + "\n";
  }

  private void prologue() {
    text.append(
        """
        # Registers and structures of the RISC-V IOMMU

        Generated from the package `portcullis.iommu.layout`; change that, not this file.
        Sections without another name are those of the RISC-V IOMMU Architecture Specification, \
        version 20260222. Bits that a table shows as reserved are 0.

        """);
    text.append("| Access | Meaning |\n| --- | --- |\n");
    for (var access : Access.values()) {
      text.append("| %s | %s |\n".formatted(access.symbol(), access.meaning()));
    }
    text.append('\n');
  }

  private void overview() {
    text.append("## Registers\n\n");
    text.append("| Offset | Name | Bytes | Present | Section |\n| --- | --- | --- | --- | --- |\n");
    for (var register : Registers.all()) {
      text.append(
          "| %s | [`%s`](#%s) | %d | %s | %s |\n"
              .formatted(
                  place(register),
                  register.name(),
                  register.name(),
                  register.bytes(),
                  register.present(),
                  register.section().number()));
    }
    text.append(
        "\nEverything else in the page of 0x%x bytes is reserved or for custom use, and reads 0.\n\n"
            .formatted(Registers.PAGE_BYTES));
  }

  private void register(Register register) {
    text.append("### `%s`\n\n".formatted(register.name()));
    text.append(
        "Offset %s, %d bytes. %s. Present: %s.\n\n"
            .formatted(place(register), register.bytes(), register.section(), register.present()));
    fields(register.fields(), register.bytes(), true);
  }

  private static String place(Register register) {
    return register.count() == 1
        ? "0x%03x".formatted(register.offset())
        : "0x%03x + %d n, n = 0 to %d"
            .formatted(register.offset(), register.stride(), register.count() - 1);
  }

  private void structure(Structure structure) {
    text.append("### `%s`\n\n".formatted(structure.name()));
    text.append("%d bytes. %s.\n\n".formatted(structure.bytes(), structure.section()));
    for (var word : structure.words()) {
      if (structure.words().size() > 1) {
        text.append(
            "Word `%s` at byte %d%s:\n\n".formatted(word.name(), word.offset(), section(word)));
      }
      fields(word.fields(), word.bytes(), false);
    }
  }

  private static String section(Word word) {
    return word.fields().isEmpty() ? "" : " (%s)".formatted(word.fields().getFirst().section());
  }

  private void fields(List<Field> fields, int bytes, boolean withReset) {
    text.append(
        withReset
            ? "| Bits | Field | Access | Reset | Meaning |\n"
            : "| Bits | Field | Access | Meaning |\n");
    text.append(withReset ? "| --- | --- | --- | --- | --- |\n" : "| --- | --- | --- | --- |\n");
    var rows = new ArrayList<String>();
    int next = 0;
    for (var field : fields) {
      gap(rows, next, field.lsb(), withReset);
      rows.add(
          "| %s | `%s` | %s | %s%s |\n"
              .formatted(
                  bits(field.msb(), field.lsb()),
                  field.name(),
                  field.access().symbol(),
                  withReset ? field.reset().text() + " | " : "",
                  field.meaning()));
      next = field.msb() + 1;
    }
    gap(rows, next, Byte.SIZE * bytes, withReset);
    rows.forEach(text::append);
    text.append('\n');
  }

  private static void gap(List<String> rows, int from, int to, boolean withReset) {
    if (to > from) {
      rows.add(
          "| %s | reserved | %s |  |\n".formatted(bits(to - 1, from), withReset ? " | 0" : ""));
    }
  }

  private static String bits(int msb, int lsb) {
    return msb == lsb ? Integer.toString(lsb) : msb + ":" + lsb;
  }

  private void encodings(List<? extends Encoding> encodings) {
    Encoding first = encodings.getFirst();
    text.append("### %s\n\n".formatted(CHeader.enumName(first).replace('_', ' ')));
    text.append("%s.\n\n".formatted(first.section()));
    String extra =
        switch (first) {
          case CommandFunction _ -> " Opcode |";
          case FaultCause _ -> " Reported with DTF=1 |";
          default -> "";
        };
    text.append("| Value | Name |%s Meaning |\n".formatted(extra));
    text.append("| --- | --- | --- |%s\n".formatted(extra.isEmpty() ? "" : " --- |"));
    for (var encoding : encodings) {
      text.append(
          "| %d | `%s` |%s %s |\n"
              .formatted(
                  encoding.code(),
                  ((Enum<?>) encoding).name(),
                  extra(encoding),
                  encoding.meaning()));
    }
    text.append('\n');
  }

  private static String extra(Encoding encoding) {
    return switch (encoding) {
      case CommandFunction function ->
          " %d `%s` |".formatted(function.opcode().code(), function.opcode());
      case FaultCause cause -> cause.reportedAlways() ? " yes |" : " no |";
      default -> "";
    };
  }
}
