package portcullis.hdl.verilog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files appear whole or not at all. */
class VerilogFilesTest {
  @TempDir private Path folder;

  private final VerilogDesign design = new VerilogWriter().write(Constructs.hierarchy());

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void oneFileForEachModule() throws IOException {
    new VerilogFiles().write(design, folder.resolve("."), VerilogFile.Layout.ONE_PER_MODULE);
    assertThat(names())
        .containsExactly("Hierarchy.sources.json", "Hierarchy.v", "Inner.v", "Inverter.v");
    assertThat(folder.resolve("Inner.v")).hasContent(design.units().getFirst().text());
  }

  @Test
  void allInOneFile() throws IOException {
    new VerilogFiles().write(design, folder, VerilogFile.Layout.ALL_IN_ONE);
    assertThat(names()).containsExactly("Hierarchy.sources.json", "Hierarchy.v");
    assertThat(folder.resolve("Hierarchy.v")).hasContent(design.text());
  }

  @Test
  void whatHasNotChangedIsNotTouched() throws IOException {
    var files = new VerilogFiles();
    files.write(design, folder, VerilogFile.Layout.ONE_PER_MODULE);
    var past = FileTime.fromMillis(1_000_000);
    for (var name : names()) {
      Files.setLastModifiedTime(folder.resolve(name), past);
    }
    Files.writeString(folder.resolve("Inner.v"), "edited");
    assertThat(files.write(design, folder, VerilogFile.Layout.ONE_PER_MODULE))
        .containsExactly(folder.resolve("Inner.v"));
    assertThat(Files.getLastModifiedTime(folder.resolve("Hierarchy.v"))).isEqualTo(past);
    assertThat(folder.resolve("Inner.v")).hasContent(design.units().getFirst().text());
  }

  /** The disk takes two files and some bytes of a third. */
  @Test
  void aFullDiskLeavesTheFolderAsItWas() throws IOException {
    Files.writeString(folder.resolve("Inner.v"), "before");
    var opened = new ArrayList<Path>();
    var files =
        new VerilogFiles(path -> {
          opened.add(path);
          return new FilterOutputStream(Files.newOutputStream(path)) {
            @Override
            public void write(byte[] bytes) throws IOException {
              if (opened.size() == 3) {
                out.write(bytes, 0, 10);
                throw new IOException("No space left on device");
              }
              out.write(bytes);
            }
          };
        });
    assertThatThrownBy(() -> files.write(design, folder, VerilogFile.Layout.ONE_PER_MODULE))
        .isInstanceOf(VerilogFileException.class)
        .hasMessage(
            "cannot write %s: No space left on device; no file was left half-written"
                .formatted(folder.resolve("Hierarchy.v")));
    assertThat(names()).containsExactly("Inner.v");
    assertThat(folder.resolve("Inner.v")).hasContent("before");
  }

  @Test
  void aFolderInTheWayIsNamed() throws IOException {
    Files.createDirectory(folder.resolve("Inverter.v"));
    assertThatThrownBy(
            () -> new VerilogFiles().write(design, folder, VerilogFile.Layout.ONE_PER_MODULE))
        .isInstanceOf(VerilogFileException.class)
        .hasMessageContaining("cannot write " + folder.resolve("Inverter.v") + ": a folder is in");
    assertThat(names()).containsExactly("Inverter.v");
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed() throws IOException {
    var file = Files.writeString(folder.resolve("taken"), "");
    assertThatThrownBy(() -> new VerilogFiles().write(design, file, VerilogFile.Layout.ALL_IN_ONE))
        .isInstanceOf(VerilogFileException.class)
        .hasMessageContaining("cannot write " + file);
  }

  @Test
  void theSideFileLeadsEachLineToItsCallStack() throws IOException {
    var checks = new VerilogWriter().write(Constructs.checks());
    new VerilogFiles().write(checks, folder, VerilogFile.Layout.ONE_PER_MODULE);
    var json = new ObjectMapper().readTree(folder.resolve("Checks.sources.json").toFile());
    var lines = json.at("/files/Checks.v");
    var unit = checks.top();
    assertThat(lines).hasSize(unit.sourceMap().lines().size());
    for (int line = 1; line <= lines.size(); line++) {
      var stack = json.at("/stacks/" + lines.get(line - 1).asInt());
      var frames = new ArrayList<String>();
      stack.forEach(number -> frames.add(json.at("/frames/" + number.asInt()).asText()));
      assertThat(frames)
          .as("line %d", line)
          .isEqualTo(
              unit.sourceMap().at(line).frames().stream()
                  .map(frame -> "test.Checks.<init>(" + frame + ")")
                  .toList());
    }
    assertThat(json.at("/checkpoints").has("portcullis.check.Checks.sum_fits")).isTrue();
  }
}
