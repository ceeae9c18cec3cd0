package portcullis.driver.riscv;

import java.util.Objects;
import java.util.Optional;

/** What a device's addresses go through. There is no way to let a device pass untranslated. */
public sealed interface DeviceTranslation {

  /** The second stage, if there is one. */
  default Optional<SecondStageBinding> secondStage() {
    return Optional.empty();
  }

  /** Nothing passes: the device has no valid context. */
  record Blocked() implements DeviceTranslation {}

  /**
   * One second stage; the first is Bare. Requests with a process_id are refused.
   *
   * @param table the second stage
   */
  record SecondStage(SecondStageBinding table) implements DeviceTranslation {
    /** Checks for null. */
    public SecondStage {
      Objects.requireNonNull(table);
    }

    @Override
    public Optional<SecondStageBinding> secondStage() {
      return Optional.of(table);
    }
  }

  /**
   * One first stage, on a second one or without. Requests with a process_id are refused.
   *
   * @param table the first stage; at guest-physical addresses if there is a second stage
   * @param secondStage the second stage, or empty for Bare
   */
  record FirstStage(FirstStageBinding table, Optional<SecondStageBinding> secondStage)
      implements DeviceTranslation {
    /** Checks for null. */
    public FirstStage {
      Objects.requireNonNull(table);
      Objects.requireNonNull(secondStage);
    }
  }

  /**
   * A first stage for each process_id.
   *
   * @param directory the process directory; at guest-physical addresses if there is a second stage
   * @param defaultProcess whether requests without a process_id use process_id 0 (DPE); otherwise
   *     they see no first stage
   * @param secondStage the second stage, or empty for Bare
   */
  record Processes(
      ProcessDirectoryRoot directory,
      boolean defaultProcess,
      Optional<SecondStageBinding> secondStage)
      implements DeviceTranslation {
    /**
     * Checks the combination.
     *
     * @throws IllegalArgumentException if requests without a process_id would pass untranslated
     */
    public Processes {
      Objects.requireNonNull(directory);
      Objects.requireNonNull(secondStage);
      if (!defaultProcess && secondStage.isEmpty()) {
        throw new IllegalArgumentException(
            "without a second stage and without a default process (DPE), requests without a"
                + " process_id would pass untranslated");
      }
    }
  }
}
