package portcullis.iommu.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.iommu.layout.Registers;

class ReferenceFilesTest {

  @Test
  void theCommittedFilesAreUpToDate() throws IOException {
    for (var text : ReferenceFiles.texts().entrySet()) {
      assertThat(Files.readString(Path.of("").toAbsolutePath().resolve(text.getKey())))
          .as(
              "%s is not what the layout says; ./mvnw -q -pl iommu-rtl -am -Playout process-classes"
                  + " writes it anew",
              text.getKey())
          .isEqualTo(text.getValue());
    }
  }

  @Test
  void writesAllFilesAndNothingElse(@TempDir Path module) throws IOException {
    ReferenceFiles.main(new String[] {module.toString()});
    for (var text : ReferenceFiles.texts().entrySet()) {
      assertThat(module.resolve(text.getKey())).hasContent(text.getValue());
    }
    try (var files = Files.walk(module)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(2);
    }
  }

  @Test
  void refusesToWriteNowhere(@TempDir Path module) {
    assertThatThrownBy(
            () -> ReferenceFiles.main(new String[] {module.resolve("absent").toString()}))
        .hasMessageContaining("the directory of the module");
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
