package portcullis.model;

/**
 * What a request wants to do at its address.
 *
 * @param read needs read permission
 * @param write needs write permission
 * @param execute needs execute permission
 * @param enforced whether missing permission is a fault; in an ATS translation request it only
 *     shows in the completion
 * @param supervisor privilege of the request
 */
record Intent(boolean read, boolean write, boolean execute, boolean enforced, boolean supervisor) {

  static Intent of(Request request) {
    boolean supervisor = request.processIdValid() && request.privileged();
    return switch (request.addressType()) {
      case UNTRANSLATED -> {
        boolean execute = !request.write() && request.execute();
        yield new Intent(!request.write() && !execute, request.write(), execute, true, supervisor);
      }
      // PCIe grants no execute without read, so a translated fetch needs both, as the reference
      // model has it.
      case TRANSLATED ->
          new Intent(
              !request.write(),
              request.write(),
              !request.write() && request.execute() && request.processIdValid(),
              true,
              supervisor);
      case TRANSLATION_REQUEST ->
          new Intent(
              true,
              !request.noWrite(),
              request.execute() && request.processIdValid(),
              false,
              supervisor);
    };
  }

  FaultCause pageFault() {
    return execute
        ? FaultCause.INSTRUCTION_PAGE_FAULT
        : read ? FaultCause.READ_PAGE_FAULT : FaultCause.WRITE_PAGE_FAULT;
  }

  FaultCause guestPageFault() {
    return execute
        ? FaultCause.INSTRUCTION_GUEST_PAGE_FAULT
        : read ? FaultCause.READ_GUEST_PAGE_FAULT : FaultCause.WRITE_GUEST_PAGE_FAULT;
  }

  FaultCause accessFault() {
    return execute
        ? FaultCause.INSTRUCTION_ACCESS_FAULT
        : read ? FaultCause.READ_ACCESS_FAULT : FaultCause.WRITE_ACCESS_FAULT;
  }

  /**
   * Compares the permissions of a leaf with what the request needs.
   *
   * @return the permission that is missing, or null
   */
  String denial(long entry) {
    if (!enforced) {
      return null;
    }
    if (execute && !PageTableEntry.has(entry, PageTableEntry.X)) {
      return "X=0";
    }
    if (read && !PageTableEntry.has(entry, PageTableEntry.R)) {
      return "R=0";
    }
    if (write && !PageTableEntry.has(entry, PageTableEntry.W)) {
      return "W=0";
    }
    return null;
  }
}
