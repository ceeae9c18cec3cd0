package portcullis.hdl.evaluate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Port;

/**
 * Runs a design. Inputs are set, signals are read, clocks tick; nothing else happens.
 *
 * <p>A value that nobody set (a register before its first assignment, a word never written, a read
 * past the last word) is unknown, written as an empty {@link Optional}, and so is everything
 * computed from it. That is coarser than Verilog's {@code x}: what is known here is known there.
 */
public final class Evaluator {
  private final Part top;
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, BigInteger> inputs = new LinkedHashMap<>();

  /**
   * A design at power-up, all inputs 0.
   *
   * @throws IllegalArgumentException if the design holds a black box, whose meaning is not known
   */
  public Evaluator(Design design) {
    top = Part.top(design, inputs::get);
    top.addTo(parts);
    for (var port : top.module().ports()) {
      if (port.direction() == Port.Direction.INPUT) {
        inputs.put(port.name(), BigInteger.ZERO);
      }
    }
  }

  /** Sets an input of the top; clocks are not set but {@linkplain #tick ticked}. */
  public void poke(String input, BigInteger value) {
    if (!inputs.containsKey(input)) {
      throw new IllegalArgumentException("no input " + input + " among " + inputs.keySet());
    }
    inputs.put(input, value);
    unsettle();
  }

  /** The settled value of a signal, for example {@code child.grandchild.count}. */
  public Optional<BigInteger> peek(String path) {
    return owner(path).read(name(path));
  }

  /** A word of a memory, for example {@code child.storage} and 3. */
  public Optional<BigInteger> peekWord(String path, int word) {
    return owner(path).state().word(name(path), BigInteger.valueOf(word));
  }

  /** The input of the top that a clock comes from, for example for {@code child.clock}. */
  public String clockRoot(String path) {
    return owner(path).clockRoot(name(path));
  }

  private Part owner(String path) {
    Part part = top;
    String rest = path;
    for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
      part = part.child(rest.substring(0, dot));
      rest = rest.substring(dot + 1);
    }
    return part;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /**
   * One rising edge of each of the named clocks, all at the same instant.
   *
   * @return what the design said at that edge
   */
  public List<Observation> tick(Set<String> clocks) {
    var edge = new Edge(clocks);
    parts.forEach(edge::sample);
    edge.commit();
    unsettle();
    return edge.observations();
  }

  /** Paths of all registers, parents before children, in the designer's order. */
  public List<String> registers() {
    var paths = new ArrayList<String>();
    for (var part : parts) {
      for (var declaration : part.module().declarations()) {
        if (declaration instanceof Declaration.Register) {
          paths.add(part.pathOf(declaration.name()));
        }
      }
    }
    return paths;
  }

  /** Paths of all signals, ports and definitions included. */
  public List<String> signals() {
    var paths = new ArrayList<String>();
    for (var part : parts) {
      part.module().ports().forEach(port -> paths.add(part.pathOf(port.name())));
      for (var declaration : part.module().declarations()) {
        switch (declaration) {
          case Declaration.Wire _, Declaration.Definition _, Declaration.Register _ ->
              paths.add(part.pathOf(declaration.name()));
          case Declaration.Memory _, Declaration.Instance _ -> {}
        }
      }
    }
    return paths;
  }

  private void unsettle() {
    parts.forEach(Part::unsettle);
  }
}
