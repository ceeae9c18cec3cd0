package portcullis.iommu.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.iommu.layout.Registers;

class ReferenceFilesTest {

  private static final Path MODULE = Path.of("").toAbsolutePath();

  @BeforeAll
  static void writeThemAnewIfAsked() throws IOException {
    if ("write".equals(System.getProperty("reference"))) {
      ReferenceFiles.write(MODULE);
    }
  }

  @Test
  void theCommittedFilesAreUpToDate() throws IOException {
    for (var text : ReferenceFiles.texts().entrySet()) {
      assertThat(Files.readString(MODULE.resolve(text.getKey())))
          .as(
              "%s is not what the layout says; this writes it anew: ./portcullis test -pl iommu-rtl"
                  + " -am -Dtest=ReferenceFilesTest -Dreference=write",
              text.getKey())
          .isEqualTo(text.getValue());
    }
  }

  @Test
  void writesAllFilesAndNothingElse(@TempDir Path module) throws IOException {
    ReferenceFiles.write(module);
    for (var text : ReferenceFiles.texts().entrySet()) {
      assertThat(Files.readString(module.resolve(text.getKey()))).isEqualTo(text.getValue());
    }
    try (var files = Files.walk(module)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(2);
    }
  }

  @Test
  void theReferenceDescribesEveryRegisterAndEveryReservedGap() {
    String reference = RegisterReference.generate();
    for (var register : Registers.all()) {
      assertThat(reference).contains("### `" + register.name() + "`");
    }
    assertThat(reference)
        .contains("| 53:10 | `PPN` | WARL | unspecified | page number of the root")
        .contains("| 9:5 | reserved |  | 0 |  |")
        .contains("| 274 | `PT_DATA_CORRUPTION` | no |")
        .contains("| 273 | `IOMMU_MSI_WRITE_ACCESS_FAULT` | yes |");
  }
}
