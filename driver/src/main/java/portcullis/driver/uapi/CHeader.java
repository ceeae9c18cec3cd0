package portcullis.driver.uapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portcullis.driver.core.Extension;

/** Writes the interface as a header for C and C++. */
public final class CHeader {
  /** Name of the file. */
  public static final String FILE = "portcullis-dev-iommu.h";

  private CHeader() {}

  /**
   * The header.
   *
   * @return text of the file
   */
  public static String generate() {
    var lines = new ArrayList<String>();
    lines.add("/* SPDX-License-Identifier: Apache-2.0 */");
    lines.add("/* The interface of /dev/iommu, VFIO and KVM. Generated; do not edit. */");
    lines.add("#ifndef PORTCULLIS_DEV_IOMMU_H");
    lines.add("#define PORTCULLIS_DEV_IOMMU_H");
    lines.add("");
    lines.add("#include <linux/types.h>");
    lines.add("#include <sys/ioctl.h>");
    lines.add("");
    lines.add("#define IOMMU_TYPE (';')");
    lines.add("#define IOMMU_BASE " + Commands.IOMMU_BASE);
    lines.add("#define VFIO_TYPE (';')");
    lines.add("#define VFIO_BASE " + Commands.IOMMU_BASE);
    lines.add("#define VFIO_TYPE1v2_IOMMU " + Commands.VFIO_TYPE1V2_IOMMU);
    lines.add("#define KVMIO 0x%X".formatted(Commands.KVMIO));
    lines.add("#define KVM_CAP_PASID_TRANSLATION " + Commands.KVM_CAP_PASID_TRANSLATION);
    lines.add("");
    for (var extension : Extension.values()) {
      lines.add("#define EXT_%s %d".formatted(extension.name(), extension.number()));
    }
    for (var structure : structures()) {
      lines.add("");
      structure(structure, lines);
    }
    lines.add("");
    for (var command : Commands.all()) {
      command(command, lines);
    }
    lines.add("");
    lines.add("#endif");
    return String.join("\n", lines) + "\n";
  }

  /**
   * All structures.
   *
   * @return in the order of the header
   */
  public static List<CStructure> structures() {
    var all = new ArrayList<>(IommuStructures.all());
    all.addAll(VfioStructures.all());
    return all;
  }

  private static void structure(CStructure structure, List<String> lines) {
    lines.add("/* %s */".formatted(structure.meaning()));
    lines.add("struct %s {".formatted(structure.name()));
    for (var member : structure.members()) {
      lines.add(
          "\t%s %s%s; /* %s */"
              .formatted(
                  member.kind().c(),
                  member.name(),
                  member.kind() == Member.Kind.DATA ? "[]" : "",
                  member.meaning()));
    }
    lines.add("};");
    for (var constant : structure.constants()) {
      lines.add(
          "#define %s %d /* %s */"
              .formatted(constant.name(), constant.value(), constant.meaning()));
    }
  }

  private static void command(Command command, List<String> lines) {
    var argument = Optional.of(command).flatMap(Command::argument);
    lines.add(
        "/* %s%s */"
            .formatted(command.meaning(), argument.map(it -> "; struct " + it.name()).orElse("")));
    lines.add(
        command.base().equals("KVMIO")
            ? "#define %s _IO(KVMIO, 0x%x)".formatted(command.name(), command.distance())
            : "#define %s _IO(%s, %s + %d)"
                .formatted(
                    command.name(),
                    command.base().replace("BASE", "TYPE"),
                    command.base(),
                    command.distance()));
  }
}
