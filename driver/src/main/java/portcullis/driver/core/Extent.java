package portcullis.driver.core;

import java.util.function.Consumer;
import portcullis.driver.riscv.AddressRange;
import portcullis.driver.riscv.LeafAttributes;
import portcullis.iommu.layout.MemoryType;

/**
 * A piece of an I/O address space that leads to adjacent physical memory.
 *
 * @param start first address, a multiple of 4096
 * @param length bytes, a positive multiple of 4096
 * @param target physical address of the first
 * @param attributes what is permitted
 */
record Extent(long start, long length, long target, LeafAttributes attributes) {
  long end() {
    return start + length;
  }

  AddressRange range() {
    return new AddressRange(start, length);
  }

  /** Tells the same memory as seen from a space above, if anything is permitted by both. */
  void seenFrom(long from, LeafAttributes above, Consumer<Extent> to) {
    boolean read = attributes.read() && above.read();
    boolean execute = attributes.execute() && above.execute();
    if (read || execute) {
      boolean write = read && attributes.write() && above.write();
      // As in hardware, the memory type above holds unless it leaves the choice.
      var memoryType =
          above.memoryType() == MemoryType.PMA ? attributes.memoryType() : above.memoryType();
      to.accept(
          new Extent(
              from, length, target, new LeafAttributes(read, write, execute, true, memoryType)));
    }
  }
}
