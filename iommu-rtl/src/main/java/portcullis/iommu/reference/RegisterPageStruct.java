package portcullis.iommu.reference;

import java.util.ArrayList;
import java.util.List;
import portcullis.iommu.layout.Register;
import portcullis.iommu.layout.Registers;

/** Writes the C struct of the register page, gaps included. */
final class RegisterPageStruct {
  private final StringBuilder members = new StringBuilder();
  private int next;

  private RegisterPageStruct() {}

  static String generate() {
    var table = interleaved();
    var text = new StringBuilder();
    text.append("/* An entry of msi_cfg_tbl. */\n");
    text.append("struct portcullis_iommu_msi_cfg {\n");
    for (var register : table) {
      text.append("    %s %s;\n".formatted(CHeader.type(register.bytes()), register.name()));
    }
    text.append("};\n\n");
    text.append("/* The register page. */\n");
    text.append("struct portcullis_iommu_registers {\n");
    text.append(new RegisterPageStruct().members(table));
    text.append("};\n\n");
    return text.toString();
  }

  /** The arrays whose elements alternate: the columns of the MSI configuration table. */
  private static List<Register> interleaved() {
    var columns = new ArrayList<Register>();
    for (var register : Registers.all()) {
      if (register.count() > 1 && register.stride() > register.bytes()) {
        columns.add(register);
      }
    }
    return columns;
  }

  private String members(List<Register> table) {
    for (var register : Registers.all()) {
      if (!table.contains(register)) {
        fillTo(register.offset());
        members.append(CHeader.member(register));
        next = register.offset() + register.count() * register.bytes();
      }
    }
    var first = table.getFirst();
    fillTo(first.offset());
    members.append(
        "    struct portcullis_iommu_msi_cfg msi_cfg_tbl[%d]; /* 0x%03x */\n"
            .formatted(first.count(), first.offset()));
    next = first.offset() + first.count() * first.stride();
    fillTo(Registers.PAGE_BYTES);
    return members.toString();
  }

  private void fillTo(int offset) {
    if (offset > next) {
      members.append("    uint32_t reserved_%03x[%d];\n".formatted(next, (offset - next) / 4));
    }
  }
}
