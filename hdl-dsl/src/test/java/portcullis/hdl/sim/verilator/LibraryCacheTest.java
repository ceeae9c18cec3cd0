package portcullis.hdl.sim.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import portcullis.hdl.sim.SimulationBuildException;

@Tag("tools")
class LibraryCacheTest {
  @TempDir private Path directory;

  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger fills = new AtomicInteger();

  private LibraryCache cache() {
    return new LibraryCache(
        new CachePlaces(directory.resolve("cache"), directory.resolve("tmp")), notices::add);
  }

  private void fill(Path part) throws IOException {
    fills.incrementAndGet();
    Files.writeString(part.resolve("one"), "first file");
    Files.write(part.resolve("two"), new byte[100_000]);
  }

  @Test
  void fillsOnceAndThenFinds() {
    Path first = cache().obtain("kind", "key", this::fill);
    assertThat(cache().obtain("kind", "key", this::fill)).isEqualTo(first);
    assertThat(fills).hasValue(1);
    assertThat(first.resolve("one")).hasContent("first file");
    assertThat(notices).isEmpty();
  }

  /** Ways in which an entry goes bad. */
  enum Damage {
    FLIPPED_BIT {
      @Override
      void apply(Path entry) throws IOException {
        try (var file = new RandomAccessFile(entry.resolve("two").toFile(), "rw")) {
          file.seek(77_777);
          file.write(1);
        }
      }
    },
    TRUNCATED {
      @Override
      void apply(Path entry) throws IOException {
        try (var file = new RandomAccessFile(entry.resolve("two").toFile(), "rw")) {
          file.setLength(99_999);
        }
      }
    },
    EMPTY_FILE {
      @Override
      void apply(Path entry) throws IOException {
        Files.write(entry.resolve("one"), new byte[0]);
      }
    },
    FILE_MISSING {
      @Override
      void apply(Path entry) throws IOException {
        Files.delete(entry.resolve("one"));
      }
    },
    LIST_MISSING {
      @Override
      void apply(Path entry) throws IOException {
        Files.delete(entry.resolve("checksums"));
      }
    },
    LIST_EMPTY {
      @Override
      void apply(Path entry) throws IOException {
        Files.write(entry.resolve("checksums"), new byte[0]);
      }
    },
    LIST_GARBLED {
      @Override
      void apply(Path entry) throws IOException {
        Files.write(entry.resolve("checksums"), new byte[] {-1, 0, 13, 10, 47, 47, 46, 46});
      }
    };

    abstract void apply(Path entry) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedEntryIsMadeAgainAndSaidSo(Damage damage) throws IOException {
    Path entry = cache().obtain("kind", "key", this::fill);
    damage.apply(entry);
    assertThat(cache().obtain("kind", "key", this::fill)).isEqualTo(entry);
    assertThat(fills).hasValue(2);
    assertThat(Checksums.damage(entry)).isEmpty();
    assertThat(entry.resolve("one")).hasContent("first file");
    assertThat(notices)
        .singleElement()
        .asString()
        .contains(entry.toString(), "is damaged", "building it again");
  }

  @Test
  void aFailedFillLeavesNothing() throws IOException {
    assertThatThrownBy(() ->
            cache()
                .obtain(
                    "kind",
                    "key",
                    part -> {
                      fill(part);
                      throw new IllegalStateException("compiler says no");
                    }))
        .hasMessage("compiler says no");
    assertThat(entries()).containsExactly("key.lock");
    cache().obtain("kind", "key", this::fill);
    assertThat(entries()).containsExactlyInAnyOrder("key.lock", "key");
  }

  @Test
  void whatAKilledBuildLeftBehindIsRemoved() throws IOException {
    Path leftover = directory.resolve("cache/kind/key.part12345/work");
    Files.createDirectories(leftover);
    Files.writeString(leftover.resolve("half"), "half a file");
    Path neighbour = directory.resolve("cache/kind/other.part12345");
    Files.createDirectories(neighbour);
    cache().obtain("kind", "key", this::fill);
    assertThat(entries()).containsExactlyInAnyOrder("key.lock", "key", "other.part12345");
  }

  private List<String> entries() throws IOException {
    try (var files = Files.list(directory.resolve("cache/kind"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void threadsThatWantTheSameWaitForOne() throws Exception {
    int count = 8;
    var together = new CyclicBarrier(count);
    try (var workers = Executors.newFixedThreadPool(count)) {
      var results =
          workers.invokeAll(
              IntStream.range(0, count)
                  .mapToObj(_ ->
                      (Callable<Path>)
                          () -> {
                            together.await();
                            return cache().obtain("kind", "key", this::fill);
                          })
                  .toList());
      for (var result : results) {
        assertThat(Checksums.damage(result.get())).isEmpty();
      }
    }
    assertThat(fills).hasValue(1);
    assertThat(notices).isEmpty();
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsReplacedAndSaidSo() throws IOException {
    // A file where the directory should be: not even the administrator can write there.
    Files.writeString(directory.resolve("cache"), "in the way");
    Files.createDirectories(directory.resolve("tmp"));
    Path entry = cache().obtain("kind", "key", this::fill);
    assertThat(entry).startsWith(directory.resolve("tmp"));
    assertThat(entry.resolve("one")).hasContent("first file");
    assertThat(notices)
        .singleElement()
        .asString()
        .contains("cannot write to the cache " + directory.resolve("cache"), "-Dportcullis.cache");
    assertThat(cache().obtain("kind", "key", this::fill)).isEqualTo(entry);
    assertThat(fills).hasValue(1);
  }

  @Test
  void aSubstituteThatOthersCouldHavePreparedIsNotUsed() throws IOException {
    Files.writeString(directory.resolve("cache"), "in the way");
    Path planted = directory.resolve("tmp/portcullis-cache-" + System.getProperty("user.name"));
    Files.createDirectories(planted);
    Files.setPosixFilePermissions(
        planted, java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(cache().obtain("kind", "key", this::fill).startsWith(planted)).isFalse();
  }

  @Test
  void nowhereToWriteIsAnErrorThatNamesBothPlaces() throws IOException {
    Files.writeString(directory.resolve("cache"), "in the way");
    assertThatThrownBy(() -> cache().obtain("kind", "key", this::fill))
        .isInstanceOf(SimulationBuildException.class)
        .hasMessageContaining(directory.resolve("cache").toString())
        .hasMessageContaining(directory.resolve("tmp").toString())
        .hasMessageContaining("-Dportcullis.cache=DIR");
  }

  @Test
  void aFullDiskIsAnErrorThatNamesThePlace() throws IOException {
    assertThatThrownBy(() ->
            cache()
                .obtain(
                    "kind",
                    "key",
                    part -> {
                      fill(part);
                      throw new FileSystemException(
                          part.toString(), null, "No space left on device");
                    }))
        .isInstanceOf(SimulationBuildException.class)
        .hasMessageContaining("no space left while building in " + directory.resolve("cache"))
        .hasMessageContaining("-Dportcullis.cache=DIR");
    assertThat(entries()).containsExactly("key.lock");
    assertThat(notices).isEmpty();
  }
}
