package portcullis.driver.core;

/** The error numbers that /dev/iommu uses, with Linux's values. */
public enum Errno {
  /** Not permitted. */
  EPERM(1),
  /** No such thing. */
  ENOENT(2),
  /** The hardware failed. */
  EIO(5),
  /** A list or a table is too long. */
  E2BIG(7),
  /** The number names no open file. */
  EBADF(9),
  /** Nothing there yet. */
  EAGAIN(11),
  /** No memory, or past a limit of it. */
  ENOMEM(12),
  /** A bad address in the user's memory. */
  EFAULT(14),
  /** In use. */
  EBUSY(16),
  /** Exists already. */
  EEXIST(17),
  /** No such device. */
  ENODEV(19),
  /** An argument that cannot be. */
  EINVAL(22),
  /** The file does not know the command. */
  ENOTTY(25),
  /** No numbers or places left. */
  ENOSPC(28),
  /** The file has no places to read or write at. */
  ESPIPE(29);

  private final int number;

  Errno(int number) {
    this.number = number;
  }

  /**
   * The number.
   *
   * @return positive, as in errno
   */
  public int number() {
    return number;
  }
}
