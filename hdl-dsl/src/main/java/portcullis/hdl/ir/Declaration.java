package portcullis.hdl.ir;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Something in a module that has a name. Names are unique among ports and declarations. */
public sealed interface Declaration {
  /** The name, a Verilog identifier. */
  String name();

  /** The designer's words and place. */
  Origin origin();

  /** A signal driven by statements or by the output of an instance. */
  record Wire(String name, Type type, Origin origin) implements Declaration {}

  /**
   * A named expression: a wire that has just this value.
   *
   * @param name its name
   * @param type its type
   * @param value its value
   * @param crossing the designer declared that reading another clock's signals here is safe
   * @param origin words and place
   */
  record Definition(String name, Type type, Expr value, boolean crossing, Origin origin)
      implements Declaration {
    /** Checks the widths. */
    public Definition {
      if (type.width() != value.width()) {
        throw new IllegalArgumentException("definition of unequal widths: " + name);
      }
    }
  }

  /**
   * A register on the rising edge of a clock.
   *
   * @param name its name
   * @param type its type
   * @param clock name of the clock signal
   * @param reset what reset does; absent if nothing
   * @param initial value at power-up; absent if unknown
   * @param synchroniser first stage of a declared synchroniser: may sample another clock's signals
   * @param origin words and place
   */
  record Register(
      String name,
      Type type,
      String clock,
      Optional<ResetValue> reset,
      Optional<BigInteger> initial,
      boolean synchroniser,
      Origin origin)
      implements Declaration {}

  /**
   * A synchronous reset to a value.
   *
   * @param signal name of the reset signal, active high
   * @param value what the register becomes
   */
  record ResetValue(String signal, BigInteger value) {}

  /** What a read sees that meets a write to the same word at the same clock edge. */
  enum ReadUnderWrite {
    /** The word as it was before the edge. */
    OLD,
    /** The word as it is written. */
    NEW,
    /** The designer does not rely on it; simulation shows the old word. */
    UNSPECIFIED
  }

  /**
   * A memory. Reads are {@link Expr.MemoryRead}, writes are {@link Stmt.MemoryWrite}.
   *
   * @param name its name
   * @param depth number of words, at least 1
   * @param width bits of a word
   * @param laneWidth bits of a lane of the write mask; a divisor of {@code width}
   * @param initial contents at power-up, one value a word; absent if unknown
   * @param readUnderWrite declared behaviour of synchronous reads
   * @param origin words and place
   */
  record Memory(
      String name,
      int depth,
      int width,
      int laneWidth,
      Optional<List<BigInteger>> initial,
      ReadUnderWrite readUnderWrite,
      Origin origin)
      implements Declaration {
    /** Copies the contents and checks the shape. */
    public Memory {
      initial = initial.map(List::copyOf);
      if (depth < 1 || width < 1 || laneWidth < 1 || width % laneWidth != 0) {
        throw new IllegalArgumentException("memory of impossible shape: " + name);
      }
    }
  }

  /**
   * A part: another module, its ports joined to signals of this one.
   *
   * @param name its name
   * @param module name of the module or black box
   * @param connections one for each port of it, in its order
   * @param origin words and place
   */
  record Instance(String name, String module, List<Connection> connections, Origin origin)
      implements Declaration {
    /** Copies the list. */
    public Instance {
      connections = List.copyOf(connections);
    }
  }

  /**
   * Joins a port of an instance to a signal.
   *
   * @param port name of the port in the instantiated module
   * @param direction the port's direction, seen from inside the instance
   * @param signal name of the port, wire, definition or register in this module
   */
  record Connection(String port, Port.Direction direction, String signal) {}
}
