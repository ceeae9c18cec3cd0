package portcullis.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portcullis.iommu.IommuConfig;

/** The Verilog that is committed is what the hardware is today. */
class CommittedVerilogTest {
  private static final Path VERILOG = Path.of("verilog").toAbsolutePath();

  static List<IommuConfig> named() {
    return IommuConfig.NAMED;
  }

  @ParameterizedTest
  @MethodSource("named")
  void committedFilesAreThoseGeneratedNow(IommuConfig config) throws IOException {
    var product = IommuProduct.of(config);
    var folder = VERILOG.resolve(config.name());
    if ("write".equals(System.getProperty("verilog"))) {
      ProductFolder.write(product, folder);
    }
    var expected = new TreeMap<>(product.files());
    var committed = texts(folder);
    var command =
        "written anew by: ./portcullis test -pl generated-verilog -am -Dtest=CommittedVerilogTest"
            + " -Dverilog=write";
    assertThat(committed.keySet()).as(command).isEqualTo(expected.keySet());
    expected.forEach((name, text) ->
        assertThat(committed.get(name)).as("%s/%s, %s", folder, name, command).isEqualTo(text));
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    var texts = new TreeMap<String, String>();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
