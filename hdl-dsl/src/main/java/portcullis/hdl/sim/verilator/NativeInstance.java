package portcullis.hdl.sim.verilator;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.OptionalLong;
import portcullis.hdl.ir.Port;

/** One simulated design in native memory, with its signals as plain memory. */
@SuppressWarnings("restricted") // Native memory gets its size here, from the library that owns it.
final class NativeInstance implements AutoCloseable {
  static final int HAS_EVENTS = 1;
  static final int HAS_STOPPED = 2;
  static final int IS_BROKEN = 4;

  /** Without a scope and without an end, so that a read through it is a plain load. */
  private static final MemorySegment EVERYTHING = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private static final long SHARED_BYTES = 32;
  private static final long CYCLE = 0;
  private static final long EVENT_BYTES = 8;
  private static final long EVENTS = 16;
  private static final long FLAGS = 24;

  private final VerilogSource source;
  private final Variant variant;
  private final Arena arena = Arena.ofShared();
  private final NativeLibrary library;
  private final MemorySegment shared;
  private final MemorySegment memory;
  private final boolean slow;
  private final Slot[] slots;
  private long handle;

  /**
   * Where a signal lies.
   *
   * @param offset from the start of the memory
   * @param bytes of a value, or of a word of a memory
   */
  private record Slot(long offset, int bytes) {}

  NativeInstance(VerilogSource source, Variant variant, Path file, OptionalLong seed) {
    this.source = source;
    this.variant = variant;
    this.slow = variant.waveform() != Variant.Waveform.NONE;
    this.slots = new Slot[source.ports().size() + source.internals().size()];
    try {
      library = NativeLibrary.load(file, arena);
      // Verilator takes 31 bits and reserves 0.
      int mixed = seed.isPresent() ? Long.hashCode(seed.getAsLong()) & Integer.MAX_VALUE : 1;
      handle = library.create(seed.isPresent() ? 2 : 0, Math.max(1, mixed));
      shared = MemorySegment.ofAddress(handle).reinterpret(SHARED_BYTES, arena, null);
      var found = arena.allocate(JAVA_LONG, 2);
      library.memory(handle, found);
      memory =
          MemorySegment.ofAddress(found.getAtIndex(JAVA_LONG, 0))
              .reinterpret(found.getAtIndex(JAVA_LONG, 1), arena, null);
    } catch (RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  Variant variant() {
    return variant;
  }

  int step(long clocks) {
    return slow ? library.slowStep(open(), clocks) : library.step(open(), clocks);
  }

  int run(long clocks, long cycles) {
    return library.run(open(), clocks, cycles);
  }

  int force(long clocks, boolean level) {
    return library.force(open(), clocks, level);
  }

  int eval() {
    return library.eval(open());
  }

  long cycle() {
    return shared.get(JAVA_LONG, CYCLE);
  }

  /** What the hardware said since the last call; broken simulations stay broken. */
  EventReader takeEvents() {
    long bytes = shared.get(JAVA_LONG, EVENT_BYTES);
    byte[] events =
        bytes == 0
            ? new byte[0]
            : MemorySegment.ofAddress(shared.get(JAVA_LONG, EVENTS))
                .reinterpret(bytes)
                .toArray(JAVA_BYTE);
    library.clearEvents(open());
    return new EventReader(events);
  }

  boolean isBroken() {
    return (shared.get(java.lang.foreign.ValueLayout.JAVA_INT, FLAGS) & IS_BROKEN) != 0;
  }

  long read(int index) {
    var slot = slot(index);
    return readBytes(slot.offset, slot.bytes);
  }

  void write(int index, long value) {
    var slot = slot(index);
    switch (slot.bytes) {
      case 1 -> memory.set(JAVA_BYTE, slot.offset, (byte) value);
      case 2 -> memory.set(JAVA_SHORT_UNALIGNED, slot.offset, (short) value);
      case 4 -> memory.set(JAVA_INT_UNALIGNED, slot.offset, (int) value);
      default -> {
        memory.set(JAVA_LONG_UNALIGNED, slot.offset, value);
        if (slot.bytes > Long.BYTES) {
          memory.asSlice(slot.offset + Long.BYTES, slot.bytes - Long.BYTES).fill((byte) 0);
        }
      }
    }
  }

  /**
   * Address of a value of at most 64 bits of which {@link #wordAt} reads the low bits, or 0 if 8
   * bytes cannot be read there. It holds while this instance is open.
   */
  long addressOf(int index) {
    var slot = slot(index);
    boolean readable =
        slot.bytes <= Long.BYTES
            && slot.offset + Long.BYTES <= memory.byteSize()
            && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    return readable ? memory.address() + slot.offset : 0;
  }

  /** The 8 bytes at an address of {@link #addressOf}. */
  static long wordAt(long address) {
    return EVERYTHING.get(JAVA_LONG_UNALIGNED, address);
  }

  BigInteger readBig(int index, int word) {
    var slot = slot(index);
    byte[] bytes =
        memory.asSlice(slot.offset + (long) word * slot.bytes, slot.bytes).toArray(JAVA_BYTE);
    return new BigInteger(1, reversed(bytes));
  }

  /** Reads words of a memory, or one value, as longs; gives the place behind the last. */
  int readWords(int index, int words, long[] into, int place) {
    var slot = slot(index);
    if (words == 1 && slot.bytes <= Long.BYTES) {
      into[place] = read(index);
      return place + 1;
    }
    int next = place;
    long offset = slot.offset;
    for (int word = 0; word < words; word++) {
      for (int done = 0; done < slot.bytes; done += Long.BYTES) {
        into[next++] = readBytes(offset + done, Math.min(Long.BYTES, slot.bytes - done));
      }
      offset += slot.bytes;
    }
    return next;
  }

  private long readBytes(long offset, int bytes) {
    return switch (bytes) {
      case 1 -> Byte.toUnsignedLong(memory.get(JAVA_BYTE, offset));
      case 2 -> Short.toUnsignedLong(memory.get(JAVA_SHORT_UNALIGNED, offset));
      case 4 -> Integer.toUnsignedLong(memory.get(JAVA_INT_UNALIGNED, offset));
      default -> memory.get(JAVA_LONG_UNALIGNED, offset);
    };
  }

  /** Writes a value that is not negative. */
  void writeBig(int index, BigInteger value) {
    var slot = slot(index);
    byte[] big = value.toByteArray();
    byte[] little = new byte[slot.bytes];
    for (int i = 0; i < little.length && i < big.length; i++) {
      little[i] = big[big.length - 1 - i];
    }
    MemorySegment.copy(little, 0, memory, JAVA_BYTE, slot.offset, little.length);
  }

  /** Starts at cycle 0 with all inputs 0; gives the flags of the evaluation. */
  int begin() {
    for (int i = 0; i < source.ports().size(); i++) {
      if (isInput(i)) {
        writeBig(i, BigInteger.ZERO);
      }
    }
    return library.begin(open());
  }

  /** Takes over inputs, state and cycle of another instance of the same design. */
  void takeOver(NativeInstance other) {
    int ports = source.ports().size();
    for (int i = 0; i < ports; i++) {
      if (isInput(i)) {
        copy(other, i, 1);
      }
    }
    int _ = library.begin(open());
    for (int i = 0; i < source.internals().size(); i++) {
      var internal = source.internals().get(i);
      if (internal.isState()) {
        copy(other, ports + i, internal.depth());
      }
    }
    int _ = library.settle(open());
    shared.set(JAVA_LONG, CYCLE, other.cycle());
    // What initial blocks print was heard from the other instance.
    library.clearEvents(open());
  }

  private boolean isInput(int port) {
    return source.ports().get(port).direction() == Port.Direction.INPUT;
  }

  private void copy(NativeInstance from, int index, int words) {
    var here = slot(index);
    var there = from.slot(index);
    MemorySegment.copy(from.memory, there.offset, memory, here.offset, (long) here.bytes * words);
  }

  /** Whether all outputs have the same values as in another instance. */
  boolean agreesWith(NativeInstance other) {
    for (int i = 0; i < source.ports().size(); i++) {
      if (!readBig(i, 0).equals(other.readBig(i, 0))) {
        return false;
      }
    }
    return true;
  }

  boolean canSave() {
    return library.stateSize(open()) > 0;
  }

  MemorySegment save() {
    var state = Arena.ofAuto().allocate(library.stateSize(open()));
    library.save(open(), state);
    return state;
  }

  void load(MemorySegment state, long cycle) {
    library.load(open(), state, cycle);
  }

  boolean openWaveform(Path file) {
    try (var call = Arena.ofConfined()) {
      return library.openWaveform(open(), call.allocateFrom(file.toString()));
    }
  }

  void closeWaveform() {
    library.closeWaveform(open());
  }

  void writeCoverage(Path file) {
    try (var call = Arena.ofConfined()) {
      library.writeCoverage(open(), call.allocateFrom(file.toString()));
    }
  }

  @Override
  public void close() {
    if (handle != 0) {
      library.destroy(handle);
      handle = 0;
      arena.close();
    }
  }

  private long open() {
    if (handle == 0) {
      throw new IllegalStateException("the simulation of " + source.top() + " is closed");
    }
    return handle;
  }

  private Slot slot(int index) {
    var slot = slots[index];
    return slot == null ? slots[index] = find(index) : slot;
  }

  private Slot find(int index) {
    int ports = source.ports().size();
    if (index < ports) {
      return slot(library.port(open(), index), bytes(source.ports().get(index).type().width()));
    }
    var internal = source.internals().get(index - ports);
    try (var call = Arena.ofConfined()) {
      var found = call.allocate(JAVA_LONG, 3);
      String scope =
          internal.path().isEmpty() ? source.top() : source.top() + "." + internal.path();
      if (!library.find(
          open(), call.allocateFrom("TOP." + scope), call.allocateFrom(internal.name()), found)) {
        throw new IllegalStateException(
            "Verilator did not keep '%s', a %s of %s"
                .formatted(
                    internal.fullName(),
                    internal.kind().name().toLowerCase(java.util.Locale.ROOT),
                    source.top()));
      }
      int bytes = bytes(internal.width());
      // Verilator takes a memory of single bits for one value of several bits.
      boolean told = internal.depth() == 1 || internal.width() > 1;
      if (told
          && (found.getAtIndex(JAVA_LONG, 1) != bytes
              || found.getAtIndex(JAVA_LONG, 2) != internal.depth())) {
        throw new IllegalStateException(
            "'%s' has another shape in Verilog than %d words of %d bits"
                .formatted(internal.fullName(), internal.depth(), internal.width()));
      }
      return slot(found.getAtIndex(JAVA_LONG, 0), bytes);
    }
  }

  private Slot slot(long address, int bytes) {
    long offset = address - memory.address();
    if (offset < 0 || offset + bytes > memory.byteSize()) {
      throw new IllegalStateException("a signal outside the memory of its simulation");
    }
    return new Slot(offset, bytes);
  }

  /** Bytes that Verilator uses for a value. */
  private static int bytes(int width) {
    if (width <= Byte.SIZE) {
      return Byte.BYTES;
    }
    if (width <= Short.SIZE) {
      return Short.BYTES;
    }
    if (width <= Integer.SIZE) {
      return Integer.BYTES;
    }
    return width <= Long.SIZE ? Long.BYTES : Math.ceilDiv(width, Integer.SIZE) * Integer.BYTES;
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
