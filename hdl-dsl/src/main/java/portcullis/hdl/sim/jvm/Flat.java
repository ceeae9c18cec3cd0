package portcullis.hdl.sim.jvm;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Stmt;

/** The things in a design without hierarchy. Clocks are inputs of the top module. */
final class Flat {
  private Flat() {}

  /** What happens at the rising edges of a clock. */
  sealed interface Action {
    /** Name of the clock. */
    String clock();

    /** Path of the instance it stands in. */
    String path();
  }

  /**
   * A register.
   *
   * @param place number of its first word of the state
   * @param initial value at power-up, if it is known
   * @param next what it becomes
   */
  record Register(
      String path,
      String name,
      int width,
      String clock,
      int place,
      Optional<BigInteger> initial,
      BitVector next,
      Origin origin)
      implements Action {}

  /**
   * A memory.
   *
   * @param initial contents at power-up, if they are known
   */
  record Memory(
      String path,
      String name,
      int depth,
      int width,
      Optional<List<BigInteger>> initial,
      Origin origin) {
    /** Longs of a word. */
    int limbs() {
      return BitVector.count(width);
    }
  }

  /**
   * A black box.
   *
   * @param path path of the instance
   * @param inputs its inputs but clocks
   * @param outputs the words of the state that its body drives
   * @param clocks clocks of the top by its clock ports
   * @param body makes what it does
   */
  record Box(
      String path,
      Map<String, BitVector> inputs,
      Map<String, BitVector> outputs,
      Map<String, String> clocks,
      Supplier<BlackBoxBody> body,
      Origin origin) {}

  /**
   * A write to a memory.
   *
   * @param memory number of the memory
   * @param enable whether it happens
   * @param address the word, less than the depth where {@code enable} is 1
   * @param mask the bits that are written
   */
  record Write(
      String path,
      int memory,
      String clock,
      Word enable,
      Word address,
      BitVector data,
      BitVector mask,
      Origin origin)
      implements Action {}

  /**
   * A claim.
   *
   * @param number its place among claims and logs
   * @param name instance path and name
   * @param trigger whether there is something to tell: a failure, or that a cover was seen
   */
  record Check(
      String path,
      int number,
      Stmt.CheckKind kind,
      String name,
      String message,
      String clock,
      Word trigger,
      Origin origin)
      implements Action {}

  /**
   * A line to print.
   *
   * @param number its place among claims and logs
   * @param parts text and values
   * @param values the values in the order of the parts
   */
  record Log(
      String path,
      int number,
      String clock,
      Word trigger,
      List<Stmt.LogPart> parts,
      List<BitVector> values,
      Origin origin)
      implements Action {}
}
