package portcullis.hdl.sim.verilator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import portcullis.hdl.sim.SimulationBuildException;

/**
 * Finished directories by key. An entry appears whole or not at all: it is filled under another
 * name and then moved. Threads and processes that want the same key wait for one another; an entry
 * whose checksums do not match is thrown away and made again.
 */
final class LibraryCache {
  /**
   * Guards against threads of this process. File locks belong to the process, not to a thread or an
   * object, so this has to be one map for all caches.
   */
  private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final CachePlaces places;
  private final Consumer<String> notices;

  /**
   * A cache.
   *
   * @param places where it lies
   * @param notices told of everything out of the ordinary, one sentence each
   */
  LibraryCache(CachePlaces places, Consumer<String> notices) {
    this.places = places;
    this.notices = notices;
  }

  /** Fills a directory. */
  @FunctionalInterface
  interface Filler {
    /** Puts files, no directories, into an empty directory. */
    void fill(Path directory) throws IOException;
  }

  /**
   * The directory of a key.
   *
   * @param kind groups keys; a directory name
   * @param key names the contents
   * @param filler makes the contents if they are not there
   */
  Path obtain(String kind, String key, Filler filler) {
    Path usual = places.directory();
    try {
      Path entry = usual.resolve(kind).resolve(key);
      if (Files.isDirectory(entry) && Checksums.damage(entry).isEmpty()) {
        return entry;
      }
      return make(usual, kind, key, filler);
    } catch (UnwritableException e) {
      Path other = places.substitute();
      notices.accept(
          "cannot write to the cache %s (%s); using %s instead. Choose another directory with -D%s=DIR"
              .formatted(usual, e.getCause().getMessage(), other, CachePlaces.PROPERTY));
      return makeIn(other, kind, key, filler);
    } catch (IOException e) {
      throw failed(usual, e);
    }
  }

  private Path makeIn(Path root, String kind, String key, Filler filler) {
    try {
      return make(root, kind, key, filler);
    } catch (UnwritableException e) {
      throw failed(root, e.getCause());
    } catch (IOException e) {
      throw failed(root, e);
    }
  }

  private Path make(Path root, String kind, String key, Filler filler)
      throws IOException, UnwritableException {
    Path directory = root.resolve(kind);
    Path lockFile = directory.resolve(key + ".lock");
    var threads = THREADS.computeIfAbsent(lockFile.toAbsolutePath(), _ -> new ReentrantLock());
    try {
      threads.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SimulationBuildException("interrupted while another thread built the same", e);
    }
    try (var channel = open(directory, lockFile);
        var _ = channel.lock()) {
      return makeAlone(directory, key, filler);
    } catch (FileLockInterruptionException e) {
      throw new SimulationBuildException("interrupted while another process built the same", e);
    } finally {
      threads.unlock();
    }
  }

  private static FileChannel open(Path directory, Path lockFile) throws UnwritableException {
    try {
      Files.createDirectories(directory);
      return FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UnwritableException(e);
    }
  }

  private Path makeAlone(Path directory, String key, Filler filler)
      throws IOException, UnwritableException {
    Path entry = directory.resolve(key);
    if (Files.isDirectory(entry)) {
      Optional<String> damage = Checksums.damage(entry);
      if (damage.isEmpty()) {
        return entry;
      }
      notices.accept(
          "the cache entry %s is damaged (%s); building it again".formatted(entry, damage.get()));
      delete(entry);
    }
    removeLeftovers(directory, key);
    Path part = partial(directory, key);
    try {
      filler.fill(part);
      Checksums.write(part);
      moveInto(part, entry);
    } finally {
      delete(part);
    }
    return entry;
  }

  private static Path partial(Path directory, String key) throws IOException, UnwritableException {
    try {
      return Files.createTempDirectory(directory, key + ".part");
    } catch (FileSystemException e) {
      if (isFull(e)) {
        throw e;
      }
      throw new UnwritableException(e);
    }
  }

  private static void moveInto(Path part, Path entry) throws IOException {
    try {
      Files.move(part, entry, StandardCopyOption.ATOMIC_MOVE);
    } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
      // Only where locks do not reach, as on some network file systems: the other one is as good.
      if (Checksums.damage(entry).isPresent()) {
        throw e;
      }
    }
  }

  /** What builds of this key left behind that were killed; nobody else builds it now. */
  private static void removeLeftovers(Path directory, String key) throws IOException {
    try (var children = Files.newDirectoryStream(directory, key + ".part*")) {
      for (var leftover : children) {
        delete(leftover);
      }
    }
  }

  /** Deletes a directory with everything in it, if it is there. */
  static void delete(Path directory) throws IOException {
    try (var tree = Files.walk(directory)) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException _) {
      // Nothing to delete.
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private SimulationBuildException failed(Path root, IOException e) {
    if (isFull(e)) {
      return full(root, e);
    }
    return new SimulationBuildException(
        "cannot use the cache %s: %s. Choose another directory with -D%s=DIR"
            .formatted(root, e, CachePlaces.PROPERTY),
        e);
  }

  /** The error for a disk without space. */
  static SimulationBuildException full(Path place, Throwable cause) {
    return new SimulationBuildException(
        "no space left while building in %s (%d MB free). Free some, or choose another directory with -D%s=DIR"
            .formatted(place, place.toFile().getUsableSpace() >> 20, CachePlaces.PROPERTY),
        cause);
  }

  /** Whether a message tells of a full disk or a used-up quota. */
  static boolean isFull(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    return text.contains("no space left on device") || text.contains("disk quota exceeded");
  }

  private static boolean isFull(IOException e) {
    return e.getMessage() != null && isFull(e.getMessage());
  }

  /** The cache directory cannot be written. */
  private static final class UnwritableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnwritableException(IOException cause) {
      super(cause);
    }

    @Override
    public synchronized IOException getCause() {
      return (IOException) super.getCause();
    }
  }
}
