package portcullis.hdl.verilog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes designs to folders. All new content is written beside its place first and moved there at
 * the end, so that an error or a full disk leaves the folder as it was. A file whose content has
 * not changed is not touched.
 */
public final class VerilogFiles {
  /** Opens a file that must not exist. */
  interface Opener {
    OutputStream open(Path path) throws IOException;
  }

  private final Opener opener;

  /** A writer to the file system. */
  public VerilogFiles() {
    this(path ->
        Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  VerilogFiles(Opener opener) {
    this.opener = opener;
  }

  /**
   * Writes the Verilog and, beside it, {@code <top>.sources.json}: the Java call stack of each
   * line.
   *
   * @param design what to write
   * @param folder where; made if missing
   * @param layout in which files
   * @return the files whose content changed, in a fixed order
   * @throws VerilogFileException if a file cannot be written; it names the file
   */
  public List<Path> write(VerilogDesign design, Path folder, VerilogFile.Layout layout) {
    var contents = new LinkedHashMap<Path, byte[]>();
    var files = design.files(layout);
    for (var file : files) {
      contents.put(folder.resolve(file.name()), file.text().getBytes(StandardCharsets.UTF_8));
    }
    contents.put(
        folder.resolve(design.top().name() + ".sources.json"),
        SourceMapJson.of(files, design.checkpoints()));
    return replace(folder, contents);
  }

  /**
   * Writes texts that go with a design in the same way: all of them or none.
   *
   * @param texts what to write, by the name of the file
   * @param folder where; made if missing
   * @return the files whose content changed, in the order of the texts
   * @throws VerilogFileException if a file cannot be written; it names the file
   */
  public List<Path> write(Map<String, String> texts, Path folder) {
    var contents = new LinkedHashMap<Path, byte[]>();
    texts.forEach(
        (name, text) -> contents.put(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8)));
    return replace(folder, contents);
  }

  private List<Path> replace(Path folder, Map<Path, byte[]> contents) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new VerilogFileException(folder, e);
    }
    return replace(contents);
  }

  private List<Path> replace(Map<Path, byte[]> contents) {
    var temporaries = new LinkedHashMap<Path, Path>();
    var path = contents.keySet().iterator().next();
    try {
      for (var entry : contents.entrySet()) {
        path = entry.getKey();
        if (!holds(path, entry.getValue())) {
          var temporary = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID());
          temporaries.put(path, temporary);
          try (var out = opener.open(temporary)) {
            out.write(entry.getValue());
          }
        }
      }
      for (var entry : temporaries.entrySet()) {
        path = entry.getKey();
        Files.move(
            entry.getValue(),
            path,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
      return new ArrayList<>(temporaries.keySet());
    } catch (IOException e) {
      var failure = new VerilogFileException(path, e);
      temporaries.values().forEach(temporary -> delete(temporary, failure));
      throw failure;
    }
  }

  private static boolean holds(Path path, byte[] content) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("a folder is in its place");
    }
    return Files.exists(path)
        && Files.size(path) == content.length
        && Arrays.equals(Files.readAllBytes(path), content);
  }

  private static void delete(Path temporary, VerilogFileException failure) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
