package portcullis.model;

/** Memory type of a page, as Svpbmt encodes it. The ordinal is the encoding. */
public enum MemoryType {
  /** The physical memory attributes of the address apply. */
  PMA,
  /** Main memory, non-cacheable, idempotent, weakly ordered. */
  NC,
  /** I/O memory, non-cacheable, non-idempotent, strongly ordered. */
  IO
}
