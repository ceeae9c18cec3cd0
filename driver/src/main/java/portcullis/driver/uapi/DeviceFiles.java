package portcullis.driver.uapi;

import static portcullis.driver.core.IommuException.refused;
import static portcullis.driver.core.IommuException.require;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import portcullis.driver.core.Errno;
import portcullis.driver.core.IommuException;
import portcullis.driver.core.process.UserProcess;
import portcullis.driver.kvm.KvmFd;
import portcullis.driver.vfio.Vfio;

/**
 * The open files of one process, as its C library reaches them: numbers in, numbers out, and an
 * errno as a negative number. Safe for several threads.
 */
public final class DeviceFiles implements AutoCloseable {
  private static final String DEVICES = "/dev/vfio/devices/";
  private static final String GROUPS = "/dev/vfio/";

  private final Vfio vfio;
  private final UserProcess process;
  private final Map<Integer, OpenFile> files = new TreeMap<>();

  /**
   * No file is open.
   *
   * @param vfio the machine
   * @param process whose files these are
   */
  public DeviceFiles(Vfio vfio, UserProcess process) {
    this.vfio = vfio;
    this.process = process;
  }

  /** Turns a refusal into a number. */
  private static int errno(IntSupplier call) {
    try {
      return call.getAsInt();
    } catch (IommuException e) {
      return -e.errno().number();
    } catch (IndexOutOfBoundsException e) {
      return -Errno.EFAULT.number();
    }
  }

  /**
   * Opens a file.
   *
   * @param path /dev/iommu, /dev/kvm, /dev/vfio/vfio, /dev/vfio/NUMBER or /dev/vfio/devices/NAME
   * @return its number, or an errno as a negative number: ENOENT, ENODEV or EBUSY
   */
  public int open(String path) {
    return errno(() -> add(openFile(path)));
  }

  private OpenFile openFile(String path) {
    if (path.equals("/dev/iommu")) {
      return new IommuFile(this, vfio.subsystem().open(process));
    }
    if (path.equals("/dev/kvm")) {
      return new KvmFile(this, new KvmFd(vfio.subsystem(), _ -> {}));
    }
    if (path.equals("/dev/vfio/vfio")) {
      return new VfioContainerFile(vfio.openContainer(process));
    }
    if (path.startsWith(DEVICES)) {
      return new VfioDeviceFile(this, vfio.open(path.substring(DEVICES.length()), process), false);
    }
    if (path.matches(GROUPS + "\\d{1,9}")) {
      int number = Integer.parseInt(path.substring(GROUPS.length()));
      return new VfioGroupFile(this, vfio.openGroup(number, process));
    }
    throw refused(Errno.ENOENT, "there is no %s", path);
  }

  /**
   * Makes a counter, as eventfd(0, EFD_NONBLOCK).
   *
   * @return its number
   */
  public int eventfd() {
    return add(new EventFile());
  }

  /** Gives a file the lowest free number. */
  synchronized int add(OpenFile file) {
    int number = 0;
    while (files.containsKey(number)) {
      number++;
    }
    files.put(number, file);
    return number;
  }

  private synchronized OpenFile file(int number) {
    var file = files.get(number);
    require(file != null, Errno.EBADF, "%d is no open file", number);
    return file;
  }

  /** A file that another one's argument names. */
  <T extends OpenFile> T file(int number, Class<T> kind) {
    var file = file(number);
    require(kind.isInstance(file), Errno.EINVAL, "file %d is of another kind", number);
    return kind.cast(file);
  }

  /**
   * Calls a command that takes a structure, or a pointer to a number or a name.
   *
   * @param fd number of the file
   * @param command number of the command
   * @param argument what the pointer points to
   * @return 0 or more, or an errno as a negative number
   */
  public int ioctl(int fd, int command, MemorySegment argument) {
    return errno(() -> file(fd).ioctl(command, argument));
  }

  /**
   * Calls a command that takes a number, or nothing.
   *
   * @param fd number of the file
   * @param command number of the command
   * @param argument the number; 0 for nothing
   * @return 0 or more, or an errno as a negative number
   */
  public int ioctl(int fd, int command, long argument) {
    return errno(() -> file(fd).ioctl(command, argument));
  }

  /**
   * Reads: faults from an IOMMU fd, the count from an eventfd.
   *
   * @param fd number of the file
   * @param buffer where to
   * @return bytes, or an errno as a negative number: EAGAIN if there is nothing
   */
  public int read(int fd, MemorySegment buffer) {
    return errno(() -> file(fd).read(buffer));
  }

  /**
   * Reads registers of a device.
   *
   * @param fd number of the device's file
   * @param buffer where to: 1, 2, 4 or 8 bytes, which arrive in little-endian order
   * @param offset where in the file, as VFIO_DEVICE_GET_REGION_INFO tells
   * @return bytes, or an errno as a negative number: EPERM before the device is bound, EINVAL for
   *     an access of another size, out of line or beyond the region, ESPIPE for other files
   */
  public int pread(int fd, MemorySegment buffer, long offset) {
    return errno(() -> file(fd).pread(buffer, offset));
  }

  /**
   * Writes registers of a device.
   *
   * @param fd number of the device's file
   * @param buffer what: 1, 2, 4 or 8 bytes in little-endian order
   * @param offset where in the file, as VFIO_DEVICE_GET_REGION_INFO tells
   * @return bytes, or an errno as a negative number, as {@link #pread}
   */
  public int pwrite(int fd, MemorySegment buffer, long offset) {
    return errno(() -> file(fd).pwrite(buffer, offset));
  }

  /**
   * Closes a file.
   *
   * @param fd its number
   * @return 0, or EBADF as a negative number
   */
  public int close(int fd) {
    return errno(() -> {
      OpenFile file;
      synchronized (this) {
        file = file(fd);
        files.remove(fd);
      }
      file.close();
      return 0;
    });
  }

  /** Closes all files, as the end of the process does. */
  @Override
  public void close() {
    int[] open;
    synchronized (this) {
      open = files.keySet().stream().mapToInt(Integer::intValue).toArray();
    }
    for (int fd : open) {
      close(fd);
    }
  }
}
