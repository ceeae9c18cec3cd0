package portcullis.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import portcullis.model.tables.PageTables;

/** Random mappings, and a plain map of what they must mean. */
final class RandomTables {
  /** What a page of 4 KiB maps to, and with which bits. */
  record Page(long target, long flags) {}

  private RandomTables() {}

  /** The seeds of a run: those of the property {@code portcullis.seed} if it is set. */
  static LongStream seeds() {
    Long chosen = Long.getLong("portcullis.seed");
    return chosen == null ? LongStream.range(0, 25) : LongStream.of(chosen);
  }

  static PagingMode mode(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> PagingMode.SV39;
      case 1 -> PagingMode.SV48;
      default -> PagingMode.SV57;
    };
  }

  /** Flags of a leaf: sometimes a permission, A or D is missing. */
  static long flags(Random random) {
    long flags = PageTables.ALL;
    if (random.nextInt(3) == 0) {
      flags &= ~(1L << 1 + random.nextInt(7));
    }
    if ((flags & PageTables.R) == 0) {
      flags &= ~PageTables.W;
    }
    if ((flags & (PageTables.R | PageTables.X)) == 0) {
      flags |= PageTables.R;
    }
    return flags;
  }

  /** Maps random pages below 2^bits: single ones, and a few superpages where nothing else is. */
  static Map<Long, Page> fill(PageTables tables, Random random, int bits, long targets) {
    Map<Long, Page> pages = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      long address = random.nextLong(1L << bits) & -4096L;
      // Neighbours of a page share its tables, and unmapped ones are near mapped ones.
      for (int j = 0; j < 4; j++) {
        long page = address + 4096L * random.nextInt(8) & (1L << bits) - 1;
        Page mapped = new Page(random.nextLong(targets) & -4096L, flags(random));
        tables.map(page, mapped.target(), 0, mapped.flags());
        pages.put(page >>> 12, mapped);
      }
    }
    return pages;
  }

  /** An address that is mapped, or near one that is, or anywhere. */
  static long address(Map<Long, Page> pages, Random random, int bits) {
    Long[] numbers = pages.keySet().toArray(Long[]::new);
    java.util.Arrays.sort(numbers);
    long near = numbers[random.nextInt(numbers.length)] << 12 | random.nextInt(4096);
    return switch (random.nextInt(8)) {
      case 0 -> random.nextLong(1L << bits);
      case 1 -> near + 4096 & (1L << bits) - 1;
      case 2 -> near ^ 1L << 12 + random.nextInt(bits - 12);
      default -> near;
    };
  }

  static Request request(Random random, int device, long iova) {
    Request request =
        random.nextBoolean() ? Request.read(device, iova) : Request.write(device, iova);
    return random.nextInt(4) == 0 ? request.forExecute() : request;
  }
}
