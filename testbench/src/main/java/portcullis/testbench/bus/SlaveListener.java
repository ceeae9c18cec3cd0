package portcullis.testbench.bus;

/** Told of what passes at a slave. */
public interface SlaveListener {
  /** Listens to nothing. */
  SlaveListener NONE = new SlaveListener() {};

  /**
   * An address of a read passed.
   *
   * @param read the read; its data is known, and not yet delivered
   */
  default void readAccepted(ReadBurst read) {}

  /**
   * An address of a write passed; its data may follow.
   *
   * @param request what passed on AW
   */
  default void writeAccepted(AddressTransfer request) {}

  /**
   * A write took effect, or was refused. Its response is offered from this cycle on.
   *
   * @param write the write
   */
  default void written(WriteBurst write) {}
}
