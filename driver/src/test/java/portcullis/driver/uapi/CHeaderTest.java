package portcullis.driver.uapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the header and has the compilers say where everything lies. */
class CHeaderTest {
  private static final Path COMMITTED = Path.of("include", CHeader.FILE);

  @TempDir private Path directory;

  @BeforeAll
  static void writeItAnewIfAsked() throws IOException {
    if ("write".equals(System.getProperty("header"))) {
      Files.writeString(COMMITTED, CHeader.generate());
    }
  }

  @Test
  void theCommittedHeaderIsTheGeneratedOne() throws IOException {
    assertThat(Files.readString(COMMITTED))
        .as(
            "%s is not what the structures say; this writes it anew: ./portcullis test -pl driver"
                + " -am -Dtest=CHeaderTest -Dheader=write",
            COMMITTED)
        .isEqualTo(CHeader.generate());
  }

  @Test
  @Tag("tools")
  void cAndJavaAgreeOnSizesAndOffsets() throws IOException, InterruptedException {
    assertThat(compile("gcc", "-std=gnu11", "layout.c", CHeader.generate())).isEmpty();
  }

  @Test
  @Tag("tools")
  void cppAndJavaAgreeOnSizesAndOffsets() throws IOException, InterruptedException {
    assertThat(compile("g++", "-std=gnu++17", "layout.cpp", CHeader.generate())).isEmpty();
  }

  /** The check itself must be able to fail. */
  @Test
  @Tag("tools")
  void aMemberOutOfPlaceDoesNotCompile() throws IOException, InterruptedException {
    var wrong = CHeader.generate().replace("__u32 addr_width;", "__u64 addr_width;");
    assertThat(compile("gcc", "-std=gnu11", "layout.c", wrong))
        .contains("offsetof iommu_ioasid_alloc.addr");
  }

  @Test
  void theProposalsNumbersAreKept() {
    assertThat(Commands.CHECK_EXTENSION.number()).isEqualTo(';' << 8 | 100);
    assertThat(Commands.INVALIDATE_CACHE.number()).isEqualTo(';' << 8 | 106);
    assertThat(Commands.BIND_IOMMU_FD.number()).isEqualTo(';' << 8 | 122);
    assertThat(Commands.ATTACH_IOASID.number()).isEqualTo(';' << 8 | 123);
    assertThat(Commands.DETACH_IOASID.number()).isEqualTo(';' << 8 | 124);
    assertThat(Commands.KVM_MAP_PASID.number()).isEqualTo(0xAE << 8 | 0xf0);
    assertThat(Commands.KVM_UNMAP_PASID.number()).isEqualTo(0xAE << 8 | 0xf1);
    assertThat(VfioStructures.PASID_CAPABILITY.value("VFIO_DEVICE_INFO_CAP_PASID")).isEqualTo(5);
    assertThat(Commands.KVM_CAP_PASID_TRANSLATION).isEqualTo(206);
  }

  @Test
  void numbersOfAFileAreUnique() {
    for (var base : List.of("IOMMU_BASE", "VFIO_BASE", "KVMIO")) {
      assertThat(Commands.all().stream().filter(it -> it.base().equals(base)).map(Command::number))
          .doesNotHaveDuplicates()
          .isNotEmpty();
    }
  }

  private String compile(String compiler, String standard, String source, String header)
      throws IOException, InterruptedException {
    Files.writeString(directory.resolve(CHeader.FILE), header);
    Files.writeString(directory.resolve(source), program());
    var process =
        new ProcessBuilder(
                compiler, standard, "-Wall", "-Wextra", "-Werror", "-fsyntax-only", source)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor() == 0).as(output).isEqualTo(output.isEmpty());
    return output;
  }

  private static String program() {
    var lines = new ArrayList<String>();
    lines.add("#include <stddef.h>");
    lines.add("#include \"%s\"".formatted(CHeader.FILE));
    lines.add("#include \"%s\"".formatted(CHeader.FILE));
    lines.add("#ifndef __cplusplus");
    lines.add("#define static_assert _Static_assert");
    lines.add("#endif");
    for (var structure : CHeader.structures()) {
      lines.add(
          "static_assert(sizeof(struct %s) == %d, \"sizeof %s\");"
              .formatted(structure.name(), structure.bytes(), structure.name()));
      for (var member : structure.members()) {
        lines.add(
            "static_assert(offsetof(struct %s, %s) == %d, \"offsetof %s.%s\");"
                .formatted(
                    structure.name(),
                    member.name(),
                    member.offset(),
                    structure.name(),
                    member.name()));
      }
      for (var constant : structure.constants()) {
        lines.add(
            "static_assert(%s == %d, \"%s\");"
                .formatted(constant.name(), constant.value(), constant.name()));
      }
    }
    for (var command : Commands.all()) {
      lines.add(
          "static_assert(%s == %d, \"%s\");"
              .formatted(command.name(), command.number(), command.name()));
    }
    lines.add("int main(void) { return 0; }");
    return String.join("\n", lines) + "\n";
  }
}
