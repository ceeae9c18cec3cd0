package portcullis.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import portcullis.mutation.MutationJson;
import portcullis.mutation.MutationRun;

/** The file of {@code mutate --json}, kept up to date while the run goes on. */
final class MutateFile {
  private static final long NANOS_BETWEEN = TimeUnit.SECONDS.toNanos(10);

  /** Null if nobody wants a file. */
  private final Path file;

  private final MutationJson.Setting setting;
  private long latest = System.nanoTime();

  MutateFile(Path file, MutationJson.Setting setting) {
    this.file = file;
    this.setting = setting;
  }

  /** Writes it, if that was not done just before. */
  synchronized void update(Collection<MutationRun.Judged> soFar) {
    if (System.nanoTime() - latest > NANOS_BETWEEN) {
      write(soFar);
    }
  }

  /** Writes it. */
  synchronized void write(Collection<MutationRun.Judged> soFar) {
    if (file != null) {
      try {
        MutationJson.write(file, setting, List.copyOf(soFar));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      latest = System.nanoTime();
    }
  }
}
