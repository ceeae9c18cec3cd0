package portcullis.driver.uapi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Capabilities behind a structure of information, each telling where the next one is. */
final class CapabilityChain {
  private static final int ALIGNMENT = 8;

  /** A capability that is being written. */
  static final class Entry {
    private final CStructure structure;
    private final MemorySegment memory;

    private Entry(CStructure structure, MemorySegment memory) {
      this.structure = structure;
      this.memory = memory;
    }

    Entry set(String member, long value) {
      structure.set(memory, member, value);
      return this;
    }

    MemorySegment data() {
      return memory.asSlice(structure.bytes());
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  /** Adds a capability with room for data behind it. */
  Entry add(CStructure structure, String id, int dataBytes) {
    long bytes = structure.bytes() + dataBytes;
    var entry = new Entry(structure, Arena.ofAuto().allocate(align(bytes), ALIGNMENT));
    entry.set("id", structure.value(id)).set("version", 1);
    entries.add(entry);
    return entry;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  private static long align(long offset) {
    return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** Bytes of the information with all capabilities. */
  long bytes(CStructure information) {
    long end = align(information.bytes());
    for (var entry : entries) {
      end += align(entry.memory.byteSize());
    }
    return end;
  }

  /**
   * Writes the capabilities behind the information, or tells how many bytes that would take.
   *
   * @param argument the information, of which {@code argsz} and {@code cap_offset} are set
   * @param information its structure
   */
  void write(Argument argument, CStructure information) {
    long needed = bytes(information);
    if (argument.argsz() < needed) {
      argument.set("cap_offset", 0);
      argument.set("argsz", needed);
      return;
    }
    long at = align(information.bytes());
    argument.set("cap_offset", isEmpty() ? 0 : at);
    for (var entry : entries) {
      long next = at + align(entry.memory.byteSize());
      entry.set("next", entry == entries.getLast() ? 0 : next);
      MemorySegment.copy(entry.memory, 0, argument.memory(), at, entry.memory.byteSize());
      at = next;
    }
  }
}
