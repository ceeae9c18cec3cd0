package portcullis.hdl.verilog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A Verilog file could not be written. */
public final class VerilogFileException extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  /**
   * A file could not be written.
   *
   * @param path the file
   * @param cause what the file system says
   */
  public VerilogFileException(Path path, IOException cause) {
    super(
        "cannot write %s: %s; no file was left half-written".formatted(path, reason(cause)), cause);
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException failure when failure.getReason() != null -> failure.getReason();
      default -> String.valueOf(cause.getMessage());
    };
  }
}
