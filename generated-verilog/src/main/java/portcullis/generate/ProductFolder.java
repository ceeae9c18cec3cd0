package portcullis.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import portcullis.hdl.verilog.VerilogFileException;
import portcullis.hdl.verilog.VerilogFiles;

/** Puts products into folders. */
public final class ProductFolder {
  private ProductFolder() {}

  /**
   * Writes all files of a product or none. Verilog that an earlier product of the same name left
   * and that is needed no more is deleted: what that product's file list names, and nothing else.
   *
   * @param folder where; made if missing
   * @return the files that changed, also the deleted ones
   * @throws VerilogFileException if a file cannot be written; it names the file
   */
  public static List<Path> write(IommuProduct product, Path folder) {
    var files = product.files();
    var left = leftBehind(folder.resolve(product.name() + ".f"), files.keySet());
    var changed = new ArrayList<>(new VerilogFiles().write(files, folder));
    for (var file : left) {
      delete(file, changed);
    }
    return changed;
  }

  private static List<Path> leftBehind(Path list, Set<String> names) {
    try {
      return Files.exists(list)
          ? Files.readAllLines(list).stream()
              .filter(line -> line.matches("\\w+[.]v") && !names.contains(line))
              .map(list::resolveSibling)
              .toList()
          : List.of();
    } catch (IOException e) {
      throw new VerilogFileException(list, e);
    }
  }

  private static void delete(Path file, List<Path> changed) {
    try {
      if (Files.deleteIfExists(file)) {
        changed.add(file);
      }
    } catch (IOException e) {
      throw new VerilogFileException(file, e);
    }
  }
}
