package portcullis.model;

/** Follows a translation step by step. All methods do nothing unless someone overrides them. */
interface WalkTrace {
  /** Follows nothing. */
  WalkTrace OFF = new WalkTrace() {};

  /** A non-leaf directory entry was read. */
  default void directoryEntry(Purpose directory, int level, int index, long address, long entry) {}

  /** A device context was read. */
  default void deviceContext(int index, long address, DeviceContext context) {}

  /** A process context was read. */
  default void processContext(int index, long address, ProcessContext context) {}

  /** A stage starts to translate an address. */
  default void stage(Purpose stage, PagingMode mode, long root, long address) {}

  /** A page table entry was read. */
  default void pageTableEntry(Purpose stage, int level, long index, long address, long entry) {}

  /** The A or D bit of an entry was set. */
  default void updated(Purpose stage, long address, long entry) {}

  /** A stage ended well. */
  default void mapped(Purpose stage, long from, Mapping mapping) {}

  /** An MSI page table entry was read. */
  default void msiEntry(long index, long address, long low, long high) {}

  /** Something that needs no table; the words are a format. */
  default void note(String words, Object... values) {}
}
