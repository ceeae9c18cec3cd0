package portcullis.driver.core;

/** What a user can ask IOMMU_CHECK_EXTENSION for, with the numbers of the first series first. */
public enum Extension {
  /** The map and unmap rules of VFIO's type1v2. */
  MAP_TYPE1V2(1, true),
  /** Spaces that do not enforce snooping. */
  DMA_NO_SNOOP(2, true),
  /** Other map rules; there are none. */
  MAP_NEWTYPE(3, false),
  /** Groups of more than one device. */
  MULTIDEV_GROUP(4, true),
  /** Spaces on spaces. */
  IOASID_NESTING(5, true),
  /** Page tables of the user. */
  USER_PAGE_TABLE(6, true),
  /** PASID tables of the user. */
  USER_PASID_TABLE(7, true),
  /** Which pages devices have written. */
  DIRTY_TRACKING(8, true);

  private final int number;
  private final boolean supported;

  Extension(int number, boolean supported) {
    this.number = number;
    this.supported = supported;
  }

  /**
   * The number.
   *
   * @return what the command is given
   */
  public int number() {
    return number;
  }

  /**
   * Whether it is there.
   *
   * @return false for {@link #MAP_NEWTYPE}
   */
  public boolean supported() {
    return supported;
  }
}
