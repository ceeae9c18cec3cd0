package portcullis.driver.uapi;

import static portcullis.driver.core.IommuException.refused;

import java.lang.foreign.MemorySegment;
import portcullis.driver.core.Errno;
import portcullis.driver.core.IommuException;

/**
 * What a file number stands for. Refusals are exceptions; {@link DeviceFiles} makes errno of them.
 */
interface OpenFile {
  /** A command with a structure. */
  default int ioctl(int command, MemorySegment argument) {
    throw unknown(command);
  }

  /** A command with a number, or with nothing. */
  default int ioctl(int command, long argument) {
    throw unknown(command);
  }

  /** Reads what the file tells; gives the number of bytes. */
  default int read(MemorySegment buffer) {
    throw refused(Errno.EINVAL, "there is nothing to be read from this file");
  }

  /** Reads at a place in the file; gives the number of bytes. */
  default int pread(MemorySegment buffer, long offset) {
    throw noPlaces();
  }

  /** Writes at a place in the file; gives the number of bytes. */
  default int pwrite(MemorySegment buffer, long offset) {
    throw noPlaces();
  }

  private static IommuException noPlaces() {
    return refused(Errno.ESPIPE, "this file has no places to read or write at");
  }

  void close();

  static IommuException unknown(int command) {
    return refused(Errno.ENOTTY, "this file knows no command 0x%x", command);
  }
}
