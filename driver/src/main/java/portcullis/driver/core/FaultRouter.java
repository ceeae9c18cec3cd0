package portcullis.driver.core;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import portcullis.driver.riscv.FaultRecord;
import portcullis.iommu.layout.FaultCause;
import portcullis.iommu.layout.TransactionType;

/**
 * Finds for a record of the fault queue the space and the device of a user that it concerns. What
 * the kernel can repair by itself, as the first write to a tracked page, the user never hears of.
 */
final class FaultRouter {
  private final Requester requester;
  private final FaultRecord record;

  FaultRouter(Requester requester, FaultRecord record) {
    this.requester = requester;
    this.record = record;
  }

  /** Delivers the fault; false if it concerns nobody. */
  boolean deliver() {
    var fault = route();
    if (fault.isEmpty()) {
      return false;
    }
    if (fault.get().recoverable() && (wasRepaired(fault.get()) || repairs(fault.get()))) {
      var device = fault.get().attachment().device().device();
      device
          .subsystem()
          .afterwards(() ->
              device
                  .listener()
                  .answered(fault.get().wirePasid(), fault.get().iova(), ResponseCode.SUCCESS));
    } else {
      fault.get().attachment().device().fd().faults().add(fault.get());
    }
    return true;
  }

  private Optional<RoutedFault> route() {
    return holder().map(this::routed);
  }

  /** The attachment that holds the routing; a process of the user's table has its table's. */
  private Optional<Attachment> holder() {
    Routing routing =
        record.processId().isPresent()
            ? Routing.byPasid(record.processId().getAsInt())
            : Routing.BY_REQUESTER;
    var holder = holder(routing);
    return holder.isPresent() || routing.equals(Routing.BY_REQUESTER)
        ? holder
        : holder(Routing.BY_REQUESTER).filter(it -> it.ioasid() instanceof UserPasidTable);
  }

  private Optional<Attachment> holder(Routing routing) {
    var top = requester.top(routing);
    return requester.routes().all(routing).stream()
        .filter(it -> top.isPresent() && it.ioasid() == top.get())
        .findFirst();
  }

  private RoutedFault routed(Attachment attachment) {
    var cause = record.cause();
    boolean secondStage =
        cause
            .filter(it ->
                it == FaultCause.INSTRUCTION_GUEST_PAGE_FAULT
                    || it == FaultCause.READ_GUEST_PAGE_FAULT
                    || it == FaultCause.WRITE_GUEST_PAGE_FAULT)
            .isPresent();
    boolean firstStage =
        cause
            .filter(it ->
                it == FaultCause.INSTRUCTION_PAGE_FAULT
                    || it == FaultCause.READ_PAGE_FAULT
                    || it == FaultCause.WRITE_PAGE_FAULT)
            .isPresent();
    Ioasid space = attachment.ioasid();
    long address = record.iotval();
    var second = requester.plan().second();
    if (secondStage && second.isPresent()) {
      space = second.get().map().space();
      // The record has no bits 1 and 0 of it; without a first stage it is the IOVA itself.
      address = space == attachment.ioasid() ? record.iotval() : record.guestAddress();
    }
    return new RoutedFault(
        attachment,
        space,
        record.processId(),
        record.iotval(),
        address,
        permissions(),
        firstStage || secondStage,
        record.causeCode());
  }

  private Set<FaultReport.Permission> permissions() {
    var permissions = EnumSet.noneOf(FaultReport.Permission.class);
    var type = record.transaction().orElse(TransactionType.NONE);
    if (type == TransactionType.UNTRANSLATED_WRITE || type == TransactionType.TRANSLATED_WRITE) {
      permissions.add(FaultReport.Permission.WRITE);
    } else if (type == TransactionType.UNTRANSLATED_EXECUTE
        || type == TransactionType.TRANSLATED_EXECUTE) {
      permissions.add(FaultReport.Permission.EXECUTE);
    } else if (type != TransactionType.NONE) {
      permissions.add(FaultReport.Permission.READ);
    }
    if (record.privileged()) {
      permissions.add(FaultReport.Permission.PRIVILEGED);
    }
    return permissions;
  }

  /** The table in hardware that did not let the request pass, if the kernel has built it. */
  private Optional<BuiltTable> table(RoutedFault fault) {
    var plan = requester.plan();
    Optional<Plan.Built> choice =
        plan.second().filter(second -> second.map().space() == fault.space());
    if (choice.isEmpty()) {
      choice =
          switch (plan) {
            case Plan.Single(var first, _) -> built(first);
            case Plan.Directory directory ->
                built(Optional.ofNullable(directory.processes().get(process(fault))));
            case Plan.Blocked _, Plan.UsersDirectory _ -> Optional.empty();
          };
    }
    return choice.map(it -> it.map().table(it.format()));
  }

  private static int process(RoutedFault fault) {
    return fault.wirePasid().orElse(0);
  }

  private static Optional<Plan.Built> built(Optional<Plan.FirstStage> first) {
    return first.isPresent() && first.get() instanceof Plan.Built built
        ? Optional.of(built)
        : Optional.empty();
  }

  /** The table lets it pass by now: another thread was faster than this record. */
  private boolean wasRepaired(RoutedFault fault) {
    return table(fault)
        .filter(table -> table.permits(fault.address(), needsWrite(fault)))
        .filter(table -> !needsWrite(fault) || table.dirty(fault.address()))
        .filter(_ -> !fault.permissions().contains(FaultReport.Permission.EXECUTE))
        .isPresent();
  }

  private boolean repairs(RoutedFault fault) {
    var table =
        table(fault)
            .filter(BuiltTable::tracking)
            .filter(it -> needsWrite(fault) && it.permits(fault.address(), true));
    table.ifPresent(it -> it.markDirty(fault.address()));
    return table.isPresent();
  }

  /** An A or D bit of the user's own table is written whatever the request itself wants. */
  private boolean needsWrite(RoutedFault fault) {
    return record.implicit() ? record.implicitWrite() : fault.write();
  }
}
