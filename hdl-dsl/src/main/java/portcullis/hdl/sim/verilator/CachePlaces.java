package portcullis.hdl.sim.verilator;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import portcullis.hdl.sim.SimulationBuildException;

/**
 * Where finished libraries are kept.
 *
 * @param directory the usual place
 * @param temporary where a substitute is made if the usual place cannot be written
 */
public record CachePlaces(Path directory, Path temporary) {
  /** System property that names the usual place. */
  public static final String PROPERTY = "portcullis.cache";

  private static final String PRIVATE = "rwx------";

  /**
   * The places of this process: the system property {@value #PROPERTY}, else {@code portcullis}
   * under {@code XDG_CACHE_HOME} or {@code ~/.cache}.
   */
  public static CachePlaces ofProcess() {
    Path directory =
        Optional.ofNullable(System.getProperty(PROPERTY))
            .map(Path::of)
            .orElseGet(() -> userCache().resolve("portcullis"));
    return new CachePlaces(
        directory.toAbsolutePath(), Path.of(System.getProperty("java.io.tmpdir")));
  }

  private static Path userCache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(value -> value.startsWith("/"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
  }

  /**
   * A private directory under the temporary one. Code is loaded from it, so it is used only if
   * nobody else can have put it there.
   */
  Path substitute() {
    String user = System.getProperty("user.name");
    Path wanted = temporary.resolve("portcullis-cache-" + user);
    var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE));
    try {
      try {
        return Files.createDirectory(wanted, onlyOwner);
      } catch (FileAlreadyExistsException _) {
        return isOurs(wanted, user) ? wanted : Files.createTempDirectory(temporary, "portcullis");
      }
    } catch (IOException e) {
      throw new SimulationBuildException(
          "no place for built simulations: neither %s nor %s can be written (%s). Choose one with -D%s=DIR"
              .formatted(directory, temporary, e, PROPERTY),
          e);
    }
  }

  private static boolean isOurs(Path directory, String user) throws IOException {
    var attributes =
        Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return attributes.isDirectory()
        && attributes.owner().getName().equals(user)
        && PosixFilePermissions.toString(attributes.permissions()).equals(PRIVATE);
  }
}
