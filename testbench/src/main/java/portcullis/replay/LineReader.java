package portcullis.replay;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The numbered lines of a text file, gzip-compressed or plain, told apart by the first two bytes.
 */
final class LineReader implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_LINE = 1 << 20;

  private final Path file;
  private final InputStream input;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private long line;

  LineReader(Path file) throws VectorFileException {
    this.file = file;
    if (!Files.exists(file)) {
      throw new VectorFileException(file, "no such file; expected a vector file, gzip or plain");
    }
    if (Files.isDirectory(file)) {
      throw new VectorFileException(file, "is a directory; expected a vector file, gzip or plain");
    }
    try {
      input = open(file);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    var raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      raw.mark(2);
      boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      return gzip ? new GZIPInputStream(raw, BUFFER) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** The number of the line that {@link #next} gave last, from 1; 0 before the first. */
  long line() {
    return line;
  }

  /** The next line without its line end; empty at the end of the file. */
  Optional<String> next() throws VectorFileException {
    var text = new StringBuilder();
    while (true) {
      if (position == limit && !refill()) {
        if (text.isEmpty()) {
          return Optional.empty();
        }
        line++;
        return Optional.of(text.toString());
      }
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      text.append(new String(buffer, position, end - position, StandardCharsets.ISO_8859_1));
      if (text.length() > LONGEST_LINE) {
        throw new VectorFileException(
            file,
            line + 1,
            "a line of at most %,d characters".formatted(LONGEST_LINE),
            "a longer one");
      }
      position = end;
      if (end < limit) {
        position++;
        line++;
        return Optional.of(text.toString());
      }
    }
  }

  private boolean refill() throws VectorFileException {
    try {
      position = 0;
      limit = Math.max(0, input.read(buffer));
      return limit > 0;
    } catch (EOFException | ZipException e) {
      throw new VectorFileException(
          file,
          line + 1,
          "more gzip data",
          "the file truncated or damaged (" + e.getMessage() + ")");
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private VectorFileException unreadable(IOException cause) {
    String problem =
        switch (cause) {
          case EOFException _ -> "the gzip header is truncated; expected a complete file";
          case ZipException e -> "the gzip header is damaged (" + e.getMessage() + ")";
          default -> "cannot be read (" + cause + ")";
        };
    return new VectorFileException(file, problem);
  }

  @Override
  public void close() throws VectorFileException {
    try {
      input.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }
}
