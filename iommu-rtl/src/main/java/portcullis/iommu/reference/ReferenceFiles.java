package portcullis.iommu.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the C header and the register reference into the module.
 *
 * <p>{@code ./mvnw -q -pl iommu-rtl -am -Playout process-classes} does it.
 */
public final class ReferenceFiles {
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
   * @param arguments the directory of the module
   * @throws IOException if a file cannot be written; the old one then stays as it was
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1 || !Files.isDirectory(Path.of(arguments[0]))) {
      throw new IllegalArgumentException(
          "expected one argument, the directory of the module iommu-rtl");
    }
    Path module = Path.of(arguments[0]);
    for (var text : texts().entrySet()) {
      Path file = module.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(draft, text.getValue());
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
