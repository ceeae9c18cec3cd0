package portcullis.hdl.sim.verilator;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * The C functions of one loaded library. The method handles take the function's address first, so
 * that one constant handle, which the JVM compiles to a plain call, serves every library.
 */
@SuppressWarnings("restricted") // Loading and calling native code is what this class is for.
final class NativeLibrary {
  private static final Linker LINKER = Linker.nativeLinker();

  /**
   * A short call without the switch to native state. The JVM cannot stop such a thread for a
   * garbage collection, so only calls that do a bounded, small piece of work are made this way.
   */
  private static final MethodHandle SHORT_CALL =
      LINKER.downcallHandle(
          FunctionDescriptor.of(JAVA_INT, JAVA_LONG), Linker.Option.critical(false));

  private static final MethodHandle SHORT_STEP =
      LINKER.downcallHandle(
          FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG), Linker.Option.critical(false));

  private static final MethodHandle STEP = handle(JAVA_INT, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle CALL = handle(JAVA_INT, JAVA_LONG);
  private static final MethodHandle CREATE = handle(JAVA_LONG, JAVA_INT, JAVA_INT);
  private static final MethodHandle RUN = handle(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle FORCE = handle(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle PORT = handle(JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle FIND = handle(JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS);
  private static final MethodHandle WITH_ADDRESS = handle(JAVA_INT, JAVA_LONG, ADDRESS);
  private static final MethodHandle LOAD = handle(JAVA_INT, JAVA_LONG, ADDRESS, JAVA_LONG);
  private static final MethodHandle SIZE = handle(JAVA_LONG, JAVA_LONG);

  private final SymbolLookup symbols;
  private final MemorySegment step;
  private final MemorySegment eval;

  private NativeLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
    // Addresses without a scope: holding a scope open for each call would cost more than the call.
    this.step = MemorySegment.ofAddress(function("portcullis_step").address());
    this.eval = MemorySegment.ofAddress(function("portcullis_eval").address());
  }

  /** Loads a library until the arena closes. */
  static NativeLibrary load(Path file, Arena arena) {
    return new NativeLibrary(SymbolLookup.libraryLookup(file, arena));
  }

  long create(int randomReset, int seed) {
    try {
      return (long) CREATE.invokeExact(function("portcullis_create"), randomReset, seed);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  void destroy(long simulation) {
    call("portcullis_destroy", simulation);
  }

  int step(long simulation, long clocks) {
    try {
      return (int) SHORT_STEP.invokeExact(step, simulation, clocks);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int eval(long simulation) {
    try {
      return (int) SHORT_CALL.invokeExact(eval, simulation);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** As {@link #step}, for libraries whose steps write files. */
  int slowStep(long simulation, long clocks) {
    try {
      return (int) STEP.invokeExact(step, simulation, clocks);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int begin(long simulation) {
    return call("portcullis_begin", simulation);
  }

  int settle(long simulation) {
    return call("portcullis_settle", simulation);
  }

  void clearEvents(long simulation) {
    call("portcullis_clear_events", simulation);
  }

  void closeWaveform(long simulation) {
    call("portcullis_waveform_close", simulation);
  }

  int run(long simulation, long clocks, long cycles) {
    try {
      return (int) RUN.invokeExact(function("portcullis_run"), simulation, clocks, cycles);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  int force(long simulation, long clocks, boolean level) {
    try {
      return (int)
          FORCE.invokeExact(function("portcullis_force"), simulation, clocks, level ? 1 : 0);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  long port(long simulation, int index) {
    try {
      return (long) PORT.invokeExact(function("portcullis_port"), simulation, index);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  boolean find(long simulation, MemorySegment scope, MemorySegment name, MemorySegment found) {
    try {
      return (int) FIND.invokeExact(function("portcullis_find"), simulation, scope, name, found)
          != 0;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  void memory(long simulation, MemorySegment found) {
    withAddress("portcullis_memory", simulation, found);
  }

  long stateSize(long simulation) {
    try {
      return (long) SIZE.invokeExact(function("portcullis_state_size"), simulation);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  void save(long simulation, MemorySegment to) {
    withAddress("portcullis_save", simulation, to);
  }

  void load(long simulation, MemorySegment from, long cycle) {
    try {
      int _ = (int) LOAD.invokeExact(function("portcullis_load"), simulation, from, cycle);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  boolean openWaveform(long simulation, MemorySegment file) {
    return withAddress("portcullis_waveform_open", simulation, file) != 0;
  }

  void writeCoverage(long simulation, MemorySegment file) {
    withAddress("portcullis_coverage", simulation, file);
  }

  private int call(String name, long simulation) {
    try {
      return (int) CALL.invokeExact(function(name), simulation);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private int withAddress(String name, long simulation, MemorySegment address) {
    try {
      return (int) WITH_ADDRESS.invokeExact(function(name), simulation, address);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private MemorySegment function(String name) {
    return symbols
        .find(name)
        .orElseThrow(() -> new IllegalStateException("the library lacks " + name));
  }

  private static MethodHandle handle(MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(FunctionDescriptor.of(result, arguments));
  }

  private static RuntimeException unexpected(Throwable problem) {
    return switch (problem) {
      case RuntimeException exception -> exception;
      case Error error -> throw error;
      default -> new IllegalStateException("native call failed", problem);
    };
  }
}
