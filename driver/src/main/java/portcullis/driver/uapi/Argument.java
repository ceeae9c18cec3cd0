package portcullis.driver.uapi;

import static portcullis.driver.core.IommuException.require;

import java.lang.foreign.MemorySegment;
import portcullis.driver.core.Errno;

/**
 * The structure that a caller passed. Members that the caller's shorter, older structure does not
 * have read as 0.
 */
final class Argument {
  private final CStructure structure;
  private final MemorySegment memory;
  private final long argsz;

  private Argument(CStructure structure, MemorySegment memory, long argsz) {
    this.structure = structure;
    this.memory = memory;
    this.argsz = argsz;
  }

  /** The whole structure. */
  static Argument of(CStructure structure, MemorySegment memory) {
    return of(structure, memory, structure.members().getLast().name());
  }

  /** A structure that must have its members up to one of them at least. */
  static Argument of(CStructure structure, MemorySegment memory, String lastNeeded) {
    require(
        memory.byteSize() >= Integer.BYTES,
        Errno.EFAULT,
        "the argument is no struct %s",
        structure.name());
    long argsz = structure.get(memory, "argsz");
    require(
        argsz >= structure.member(lastNeeded).end(),
        Errno.EINVAL,
        "argsz is %d, but struct %s needs %d up to %s",
        argsz,
        structure.name(),
        structure.member(lastNeeded).end(),
        lastNeeded);
    require(
        argsz <= memory.byteSize(),
        Errno.EFAULT,
        "argsz is %d, but there are %d bytes",
        argsz,
        memory.byteSize());
    return new Argument(structure, memory, argsz);
  }

  long argsz() {
    return argsz;
  }

  long get(String member) {
    var found = structure.member(member);
    return found.end() <= argsz ? found.get(memory) : 0;
  }

  int getInt(String member) {
    return (int) get(member);
  }

  void set(String member, long value) {
    var found = structure.member(member);
    if (found.end() <= argsz) {
      found.set(memory, value);
    }
  }

  boolean has(String flag) {
    return (get("flags") & structure.value(flag)) != 0;
  }

  long value(String constant) {
    return structure.value(constant);
  }

  /** Refuses flags that this version does not know. */
  void requireFlags(String... known) {
    long mask = 0;
    for (var flag : known) {
      mask |= structure.value(flag);
    }
    require(
        (get("flags") & ~mask) == 0,
        Errno.EINVAL,
        "struct %s has unknown flags 0x%x",
        structure.name(),
        get("flags") & ~mask);
  }

  /** What follows the structure within argsz. */
  MemorySegment data() {
    return memory.asSlice(structure.bytes(), Math.max(0, argsz - structure.bytes()));
  }

  /** The memory within argsz. */
  MemorySegment memory() {
    return memory.asSlice(0, argsz);
  }

  /** A number that the argument points to. */
  static int number(MemorySegment memory) {
    require(memory.byteSize() >= Integer.BYTES, Errno.EFAULT, "the argument points to no number");
    return (int) new Member("number", Member.Kind.S32, 0, "").get(memory);
  }
}
