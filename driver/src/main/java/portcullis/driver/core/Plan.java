package portcullis.driver.core;

import java.util.Map;
import java.util.Optional;
import portcullis.driver.riscv.PageTableFormat;
import portcullis.iommu.layout.PdtpMode;

/** What the context of a requester shall be, in terms of spaces; {@link Planner} makes it. */
sealed interface Plan {

  /** A table that the kernel builds. */
  record Built(AddressMap map, PageTableFormat format) implements FirstStage {}

  /** A table that the user wrote, walked by hardware. */
  record Users(UserPageTable space) implements FirstStage {}

  /** The table of a first stage. */
  sealed interface FirstStage permits Built, Users {}

  /** The second stage, if there is one. */
  default Optional<Built> second() {
    return Optional.empty();
  }

  /** The user's table that gives the first stages their PSCIDs; empty if the kernel does. */
  default Optional<UserPasidTable> numbering() {
    return Optional.empty();
  }

  /** Whether a table of a user is walked by hardware. */
  boolean walksUserTables();

  /** Nothing passes. */
  record Blocked() implements Plan {
    @Override
    public boolean walksUserTables() {
      return false;
    }
  }

  /** One space, for requests without a PASID. */
  record Single(Optional<FirstStage> first, Optional<Built> second) implements Plan {
    @Override
    public boolean walksUserTables() {
      return first.isPresent() && first.get() instanceof Users;
    }
  }

  /** A directory of the kernel; requests without a PASID use entry 0 with defaultProcess. */
  record Directory(
      PdtpMode mode,
      Map<Integer, FirstStage> processes,
      boolean defaultProcess,
      Optional<Built> second)
      implements Plan {
    @Override
    public boolean walksUserTables() {
      return processes.values().stream().anyMatch(Users.class::isInstance);
    }

    /** Whether another plan differs only in what processes translate to. */
    boolean sameDevice(Plan other) {
      return other instanceof Directory directory
          && directory.mode == mode
          && directory.defaultProcess == defaultProcess
          && directory.second.equals(second)
          && directory.walksUserTables() == walksUserTables();
    }
  }

  /** A directory of the user, walked by hardware. */
  record UsersDirectory(UserPasidTable table, Optional<Built> second) implements Plan {
    @Override
    public Optional<UserPasidTable> numbering() {
      return Optional.of(table);
    }

    @Override
    public boolean walksUserTables() {
      return true;
    }
  }
}
