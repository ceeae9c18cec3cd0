package portcullis.driver.core;

import java.util.List;
import java.util.Optional;
import portcullis.driver.riscv.Capabilities;
import portcullis.driver.riscv.PageTableFormat;

/**
 * Which page table format a space of a width needs. A first stage gives half of its addresses, for
 * the other half is sign-extended; a second stage also gives half at most, for above it lies the
 * window of the process directories, whose addresses have 44 bits for the page. So a space is never
 * too wide for the one stage and not for the other.
 */
final class Widths {
  /** Bits of the addresses that the tables and contexts above a second stage can name. */
  private static final int NAMED_BITS = 56;

  private Widths() {}

  static Optional<PageTableFormat> first(Capabilities unit, int width) {
    return narrowest(unit.pageTablesOfStage(false), width);
  }

  static Optional<PageTableFormat> second(Capabilities unit, int width) {
    return narrowest(unit.pageTablesOfStage(true), width);
  }

  private static Optional<PageTableFormat> narrowest(List<PageTableFormat> formats, int width) {
    return formats.stream().filter(format -> usable(format) >= width).findFirst();
  }

  /** Bits of the addresses that the user has; the window is right above them. */
  static int usable(PageTableFormat format) {
    int bits = format.addressBits();
    return (format.secondStage() ? Math.min(bits, NAMED_BITS) : bits) - 1;
  }

  /** The widest space that every stage of a unit can translate. */
  static int usable(Capabilities unit) {
    int first = widest(unit.pageTablesOfStage(false));
    int second = widest(unit.pageTablesOfStage(true));
    return first == 0 || second == 0 ? Math.max(first, second) : Math.min(first, second);
  }

  private static int widest(List<PageTableFormat> formats) {
    return formats.isEmpty() ? 0 : usable(formats.getLast());
  }
}
