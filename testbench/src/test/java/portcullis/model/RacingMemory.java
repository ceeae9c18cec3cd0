package portcullis.model;

/** Memory in which software changes the entry just before hardware updates it. */
record RacingMemory(Memory memory, long address, long changed) implements Memory {
  private static final long ACCESSED_AND_DIRTY = 0xc0;

  @Override
  public Status check(AccessKind kind, long at, int size) {
    return memory.check(kind, at, size);
  }

  @Override
  public long read(long at, int size) {
    return memory.read(at, size);
  }

  @Override
  public void write(long at, int size, long value) {
    memory.write(at, size, value);
  }

  @Override
  public boolean compareAndSwap(long at, int size, long expected, long replacement) {
    if (at == address
        && (memory.read(at, size) & ~ACCESSED_AND_DIRTY) != (changed & ~ACCESSED_AND_DIRTY)) {
      memory.write(at, size, changed);
    }
    return Memory.super.compareAndSwap(at, size, expected, replacement);
  }
}
