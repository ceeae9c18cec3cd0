package portcullis.coverify.traffic;

/** Memory that was registered with an fd: its pages are pinned until it is unregistered. */
final class RegistrationModel {
  private final long address;
  private final long bytes;
  private final long[] pages;
  private final boolean write;
  private int mappings;

  /** Pins what the process has there now. */
  RegistrationModel(ProcessModel process, long address, long bytes) {
    this.address = address;
    this.bytes = bytes;
    pages = process.physical(address, bytes);
    write = process.has(address, bytes, true);
  }

  long address() {
    return address;
  }

  long bytes() {
    return bytes;
  }

  boolean overlaps(long start, long length) {
    return address < start + length && start < address + bytes;
  }

  boolean covers(long start, long length) {
    return address <= start && start + length <= address + bytes;
  }

  /** Whether all of its pages may be written. */
  boolean write() {
    return write;
  }

  long[] pages() {
    return pages;
  }

  /** The pages of a part. */
  long[] pages(long start, long length) {
    int first = (int) ((start - address) / ProcessModel.PAGE);
    return java.util.Arrays.copyOfRange(pages, first, first + (int) (length / ProcessModel.PAGE));
  }

  boolean used() {
    return mappings > 0;
  }

  void use() {
    mappings++;
  }

  void endUse() {
    mappings--;
  }
}
