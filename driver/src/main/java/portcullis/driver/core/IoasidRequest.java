package portcullis.driver.core;

import java.util.Objects;
import java.util.Optional;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.iommu.layout.PdtpMode;

/** What IOMMU_IOASID_ALLOC is asked for. The protocol of the space is fixed by it. */
public sealed interface IoasidRequest {
  /** The width that every IOMMU with 39-bit tables gives: half of Sv39's addresses. */
  int DEFAULT_WIDTH = 38;

  /**
   * The space beneath.
   *
   * @return empty for a root
   */
  Optional<Ioasid> parent();

  /**
   * Whether requests are made coherent.
   *
   * @return the policy
   */
  SnoopPolicy snoop();

  /**
   * A space whose table the kernel keeps by map and unmap.
   *
   * @param parent the space its mappings lead to; empty for a root, whose mappings lead to the
   *     process's memory
   * @param addressWidth bits of an address, 12 to 63
   * @param snoop whether requests are made coherent
   * @param pageFaults for a root: pages are pinned when a fault of theirs is answered, not before
   */
  record KernelManaged(
      Optional<Ioasid> parent, int addressWidth, SnoopPolicy snoop, boolean pageFaults)
      implements IoasidRequest {
    /** Checks for null. */
    public KernelManaged {
      Objects.requireNonNull(parent);
      Objects.requireNonNull(snoop);
    }

    /**
     * An ordinary root.
     *
     * @return the request
     */
    public static KernelManaged root() {
      return new KernelManaged(Optional.empty(), DEFAULT_WIDTH, SnoopPolicy.AUTO, false);
    }

    /**
     * An ordinary child.
     *
     * @param parent the space beneath
     * @return the request
     */
    public static KernelManaged on(Ioasid parent) {
      return new KernelManaged(Optional.of(parent), DEFAULT_WIDTH, SnoopPolicy.AUTO, false);
    }

    /**
     * The same with another policy.
     *
     * @param policy whether requests are made coherent
     * @return the changed request
     */
    public KernelManaged withSnoop(SnoopPolicy policy) {
      return new KernelManaged(parent, addressWidth, policy, pageFaults);
    }

    /**
     * The same with another width.
     *
     * @param bits bits of an address
     * @return the changed request
     */
    public KernelManaged withAddressWidth(int bits) {
      return new KernelManaged(parent, bits, snoop, pageFaults);
    }

    /**
     * The same with pages pinned on demand.
     *
     * @return the changed request
     */
    public KernelManaged withPageFaults() {
      return new KernelManaged(parent, addressWidth, snoop, true);
    }
  }

  /** A root that maps the process's addresses to themselves, for pinning and accounting only. */
  record Dummy() implements IoasidRequest {
    @Override
    public Optional<Ioasid> parent() {
      return Optional.empty();
    }

    @Override
    public SnoopPolicy snoop() {
      return SnoopPolicy.AUTO;
    }
  }

  /**
   * A space whose page table the user writes.
   *
   * @param base the space that the addresses in the table, and the table itself, lie in
   * @param address address of the root table, in that space
   * @param format a first-stage format
   * @param snoop whether requests are made coherent
   */
  record UserPageTable(Ioasid base, long address, PageTableFormat format, SnoopPolicy snoop)
      implements IoasidRequest {
    /** Checks for null. */
    public UserPageTable {
      Objects.requireNonNull(base);
      Objects.requireNonNull(format);
      Objects.requireNonNull(snoop);
    }

    /**
     * The usual.
     *
     * @param base the space beneath
     * @param address address of the root table, in that space
     * @param format a first-stage format
     */
    public UserPageTable(Ioasid base, long address, PageTableFormat format) {
      this(base, address, format, SnoopPolicy.AUTO);
    }

    @Override
    public Optional<Ioasid> parent() {
      return Optional.of(base);
    }
  }

  /**
   * All the process spaces of a device, whose PASID table the user writes.
   *
   * @param base the space that the table lies in
   * @param address address of the root of the PASID table, in that space
   * @param mode depth of the table
   * @param defaultProcess whether requests without a PASID use entry 0; otherwise they use the
   *     space beneath
   * @param snoop whether requests are made coherent
   */
  record UserPasidTable(
      Ioasid base, long address, PdtpMode mode, boolean defaultProcess, SnoopPolicy snoop)
      implements IoasidRequest {
    /** Checks for null. */
    public UserPasidTable {
      Objects.requireNonNull(base);
      Objects.requireNonNull(mode);
      Objects.requireNonNull(snoop);
    }

    /**
     * The usual: requests without a PASID use the space beneath.
     *
     * @param base the space beneath
     * @param address address of the root of the PASID table, in that space
     * @param mode depth of the table
     */
    public UserPasidTable(Ioasid base, long address, PdtpMode mode) {
      this(base, address, mode, false, SnoopPolicy.AUTO);
    }

    @Override
    public Optional<Ioasid> parent() {
      return Optional.of(base);
    }
  }
}
