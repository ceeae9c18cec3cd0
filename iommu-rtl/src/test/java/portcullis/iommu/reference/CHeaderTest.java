package portcullis.iommu.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.iommu.layout.Registers;
import portcullis.iommu.layout.Structures;

/** Compiles the header as C and as C++ and asks the compilers where everything lies. */
@Tag("tools")
class CHeaderTest {
  private static final List<String> WARNINGS =
      List.of("-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror");

  @TempDir private Path directory;

  @Test
  void aCCompilerPutsEverythingWhereTheLayoutHasIt() throws IOException, InterruptedException {
    assertThat(output("gcc", "-std=c11", "layout.c")).isEqualTo(expectedOutput());
  }

  @Test
  void aCppCompilerPutsEverythingWhereTheLayoutHasIt() throws IOException, InterruptedException {
    assertThat(output("g++", "-std=c++11", "layout.cpp")).isEqualTo(expectedOutput());
  }

  @Test
  void theHeaderMayBeIncludedTwice() throws IOException, InterruptedException {
    writeHeader();
    Files.writeString(
        directory.resolve("twice.c"),
        "#include \"portcullis-iommu.h\"\n#include \"portcullis-iommu.h\"\nint main(void) { return 0; }\n");
    run(command("gcc", "-std=c11", "twice.c"));
  }

  /** The check itself must be able to fail. */
  @Test
  void aMemberOutOfPlaceDoesNotCompile() throws IOException, InterruptedException {
    Files.writeString(
        directory.resolve("portcullis-iommu.h"),
        CHeader.generate().replace("uint32_t fctl;", "uint64_t fctl;"));
    Files.writeString(directory.resolve("layout.c"), program());
    var process = start(command("gcc", "-std=c11", "layout.c"));
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("static assertion failed");
    assertThat(process.waitFor()).isNotZero();
  }

  private List<String> output(String compiler, String standard, String source)
      throws IOException, InterruptedException {
    writeHeader();
    Files.writeString(directory.resolve(source), program());
    run(command(compiler, standard, source));
    return run(List.of(directory.resolve("a.out").toString()));
  }

  private void writeHeader() throws IOException {
    Files.writeString(directory.resolve("portcullis-iommu.h"), CHeader.generate());
  }

  private List<String> command(String compiler, String standard, String source) {
    var command = new ArrayList<>(List.of(compiler, standard));
    command.addAll(WARNINGS);
    command.addAll(List.of("-o", "a.out", source));
    return command;
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .start();
  }

  private List<String> run(List<String> command) throws IOException, InterruptedException {
    var process = start(command);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s:%n%s", String.join(" ", command), output).isZero();
    return output.lines().toList();
  }

  private static String program() {
    var asserts = new StringBuilder();
    var prints = new StringBuilder();
    for (var place : places()) {
      String c = place.expression();
      asserts.append(
          "CHECK((unsigned long long)(%s) == %sULL, \"%s\");%n"
              .formatted(c, Long.toUnsignedString(place.value()), place.name()));
      prints.append(
          "    printf(\"%s %%llu\\n\", (unsigned long long)(%s));%n".formatted(place.name(), c));
    }
    return """
    #include <stddef.h>
    #include <stdio.h>
    #include "portcullis-iommu.h"
    #ifdef __cplusplus
    #define CHECK static_assert
    #else
    #define CHECK _Static_assert
    #endif
    %s
    int main(void) {
    %s    return 0;
    }
    """
        .formatted(asserts, prints);
  }

  private static List<String> expectedOutput() {
    return places().stream()
        .map(place -> place.name() + " " + Long.toUnsignedString(place.value()))
        .toList();
  }

  private record Place(String name, String expression, long value) {}

  /** Sizes, offsets and, shifted down to where they can be compared, masks. */
  private static List<Place> places() {
    var places = new ArrayList<Place>();
    String page = "struct portcullis_iommu_registers";
    places.add(new Place("page", "sizeof(%s)".formatted(page), Registers.PAGE_BYTES));
    for (var register : Registers.all()) {
      boolean inTable = register.name().startsWith("msi_");
      for (int i = 0; i < register.count(); i++) {
        String member =
            inTable
                ? "msi_cfg_tbl[%d].%s".formatted(i, register.name())
                : register.name() + (register.count() > 1 ? "[%d]".formatted(i) : "");
        places.add(
            new Place(member, "offsetof(%s, %s)".formatted(page, member), register.offset(i)));
        String macro = "PORTCULLIS_IOMMU_REG_" + CHeader.constant(register.name());
        places.add(
            new Place(
                macro,
                register.count() > 1 ? "%s(%d)".formatted(macro, i) : macro,
                register.offset(i)));
      }
      for (var field : register.fields()) {
        String name =
            "PORTCULLIS_IOMMU_%s_%s"
                .formatted(CHeader.constant(register.name()), CHeader.constant(field.name()));
        places.add(new Place(name + "_SHIFT", name + "_SHIFT", field.lsb()));
        places.add(
            new Place(
                name + "_MASK", "(%s_MASK >> %s_SHIFT)".formatted(name, name), field.maximum()));
      }
    }
    for (var structure : Structures.all()) {
      String type = "struct portcullis_iommu_" + structure.name();
      places.add(new Place(structure.name(), "sizeof(%s)".formatted(type), structure.bytes()));
      for (var word : structure.words()) {
        places.add(
            new Place(
                structure.name() + "." + word.name(),
                "offsetof(%s, %s)".formatted(type, word.name()),
                word.offset()));
      }
    }
    for (var encodings : Structures.encodings()) {
      for (var encoding : encodings) {
        String name =
            "PORTCULLIS_IOMMU_%s_%s"
                .formatted(
                    CHeader.constant(CHeader.enumName(encoding)), ((Enum<?>) encoding).name());
        places.add(new Place(name, name, encoding.code()));
      }
    }
    return places;
  }
}
