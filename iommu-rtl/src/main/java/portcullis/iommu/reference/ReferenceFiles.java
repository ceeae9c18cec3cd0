package portcullis.iommu.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The C header and the register reference as files of the module.
 *
 * <p>After a change of the layout {@code ./portcullis test -pl iommu-rtl -am
 * -Dtest=ReferenceFilesTest -Dreference=write} writes them anew.
 */
final class ReferenceFiles {
  private ReferenceFiles() {}

  /**
   * What is generated.
   *
   * @return the text of each file by its path in the module
   */
  static Map<Path, String> texts() {
    var texts = new LinkedHashMap<Path, String>();
    texts.put(Path.of("include", "portcullis-iommu.h"), CHeader.generate());
    texts.put(Path.of("docs", "register-reference.md"), RegisterReference.generate());
    return texts;
  }

  /**
   * Writes the files.
   *
   * @param module the directory of the module
   * @throws IOException if a file cannot be written; the old one then stays as it was
   */
  static void write(Path module) throws IOException {
    for (var text : texts().entrySet()) {
      Path file = module.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(draft, text.getValue());
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
