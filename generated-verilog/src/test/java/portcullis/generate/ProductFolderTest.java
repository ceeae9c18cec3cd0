package portcullis.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portcullis.hdl.verilog.VerilogFileException;
import portcullis.iommu.IommuConfig;

class ProductFolderTest {
  private static IommuProduct small;

  @TempDir private Path folder;

  @BeforeAll
  static void generate() {
    small = IommuProduct.of(IommuConfig.SMALL);
  }

  @Test
  void aSecondRunChangesNothing() {
    assertThat(ProductFolder.write(small, folder)).hasSameSizeAs(small.files().keySet());
    assertThat(ProductFolder.write(small, folder)).isEmpty();
  }

  @Test
  void verilogOfAnEarlierProductGoesAndFilesOfOthersStay() throws IOException {
    Files.writeString(folder.resolve(small.name() + ".f"), "Old.v\n../outside.v\n");
    Files.writeString(folder.resolve("Old.v"), "module Old; endmodule");
    Files.writeString(folder.resolve("Mine.v"), "module Mine; endmodule");
    assertThat(ProductFolder.write(small, folder)).contains(folder.resolve("Old.v"));
    assertThat(folder.resolve("Old.v")).doesNotExist();
    assertThat(folder.resolve("Mine.v")).exists();
  }

  @Test
  void whatCannotBeWrittenLeavesTheFolderAsItWas() throws IOException {
    Files.createDirectory(folder.resolve("PORTS.md"));
    assertThatThrownBy(() -> ProductFolder.write(small, folder))
        .isInstanceOf(VerilogFileException.class)
        .hasMessageContaining("PORTS.md");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("PORTS.md"));
    }
  }

  @Test
  void theFileListNamesEveryVerilogFileAfterThoseItNeeds() {
    var list = small.files().get(small.name() + ".f").lines().toList();
    assertThat(list).endsWith(small.name() + ".v").doesNotHaveDuplicates();
    assertThat(small.files().keySet()).containsAll(list);
    assertThat(small.files().get(small.name() + ".core")).contains("      - " + list.getFirst());
  }
}
