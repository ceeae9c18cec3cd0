package portcullis.model.tables;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/** Guest-physical pages that get a physical page, and a second-stage mapping, on first use. */
public final class GuestMemory implements LongUnaryOperator {
  private final PageTables secondStage;
  private final PageAllocator pages;
  private final Map<Long, Long> places = new HashMap<>();

  /**
   * Guest memory without pages.
   *
   * @param secondStage where they are mapped, with every permission
   * @param pages where the physical pages come from
   */
  public GuestMemory(PageTables secondStage, PageAllocator pages) {
    this.secondStage = secondStage;
    this.pages = pages;
  }

  /**
   * Gives the physical address of a guest-physical one.
   *
   * @param address guest-physical address
   * @return its physical address
   */
  @Override
  public long applyAsLong(long address) {
    long page =
        places.computeIfAbsent(
            address >>> 12,
            number -> {
              long place = pages.take(4096);
              secondStage.map(number << 12, place, 0, PageTables.ALL);
              return place;
            });
    return page | address & 0xfff;
  }
}
