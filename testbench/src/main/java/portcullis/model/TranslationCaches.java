package portcullis.model;

/** The caches between a walk and memory. This one holds nothing. */
class TranslationCaches {
  /** Caches that hold nothing. */
  static final TranslationCaches NONE = new TranslationCaches();

  /**
   * A cached page table entry.
   *
   * @param level level that it was read from
   * @param address where it was read: physical in the second stage, as the first stage sees it in
   *     the first
   * @param value the entry; in the first stage with G set if an entry above had it
   */
  record Entry(int level, long address, long value) {}

  /**
   * A cached MSI page table entry.
   *
   * @param low first doubleword
   * @param high second doubleword
   */
  record MsiEntry(long low, long high) {}

  TranslationCaches() {}

  DeviceContext findDeviceContext(int deviceId) {
    return null;
  }

  void keep(int deviceId, DeviceContext context) {}

  Long findDirectoryEntry(int level, int prefix) {
    return null;
  }

  void keepDirectoryEntry(int level, int prefix, long entry) {}

  ProcessContext findProcessContext(int deviceId, int processId) {
    return null;
  }

  void keep(int deviceId, int processId, ProcessContext context) {}

  /** The cached entry closest to the leaf. */
  Entry findFirstStage(DeviceContext device, FirstStage.Space space, long iova) {
    return null;
  }

  void keepFirstStage(
      DeviceContext device,
      FirstStage.Space space,
      long iova,
      int level,
      long address,
      long entry) {}

  void dropFirstStage(DeviceContext device, FirstStage.Space space, long iova) {}

  /** The cached entry closest to the leaf. */
  Entry findSecondStage(DeviceContext device, PagingMode mode, long address) {
    return null;
  }

  void keepSecondStage(
      DeviceContext device, PagingMode mode, long address, int level, long place, long entry) {}

  void dropSecondStage(DeviceContext device, long address) {}

  MsiEntry findMsi(DeviceContext device, long address) {
    return null;
  }

  void keepMsi(DeviceContext device, long address, MsiEntry entry) {}

  /** Executes a command that invalidates. */
  void invalidate(Command command) {}
}
