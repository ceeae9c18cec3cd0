package portcullis.hdl.sim.verilator;

import java.util.ArrayList;
import java.util.List;
import portcullis.hdl.ir.BlackBox;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Type;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.SignalTable;
import portcullis.hdl.verilog.VerilogFile;
import portcullis.hdl.verilog.VerilogWriter;

/**
 * A design as Verilog, with what Java needs to know of it.
 *
 * @param top name of the top module
 * @param ports the ports of the top module
 * @param files the Verilog
 * @param internals the named signals inside, each instance's apart
 * @param opaque whether parts of the state have no name here, as inside a black box
 * @param messages what the lines that the hardware prints mean
 */
public record VerilogSource(
    String top,
    List<Port> ports,
    List<File> files,
    List<Internal> internals,
    boolean opaque,
    HardwareMessages messages) {
  /** Copies the lists. */
  public VerilogSource {
    ports = List.copyOf(ports);
    files = List.copyOf(files);
    internals = List.copyOf(internals);
  }

  /**
   * A file.
   *
   * @param name its name, without a directory
   * @param text its content
   */
  public record File(String name, String text) {
    /** Checks the name. */
    public File {
      if (name.isEmpty() || name.contains("/") || name.startsWith("-") || name.startsWith(".")) {
        throw new IllegalArgumentException("not a plain file name: '" + name + "'");
      }
    }
  }

  /**
   * A signal inside the design.
   *
   * @param path path of the instance, {@code frontEnd.fifo}; empty for the top module
   * @param module name of the module that declares it
   * @param name its name in the module
   * @param kind a register, a wire or a memory
   * @param width bits, of a word if it is a memory
   * @param signed whether its type is signed
   * @param depth words of a memory, else 1
   */
  public record Internal(
      String path,
      String module,
      String name,
      Signal.Kind kind,
      int width,
      boolean signed,
      int depth) {
    /** The name by which tests know it. */
    public String fullName() {
      return path.isEmpty() ? name : path + "." + name;
    }

    boolean isState() {
      return kind == Signal.Kind.REGISTER || kind == Signal.Kind.MEMORY;
    }
  }

  /** A design written by our own writer. */
  public static VerilogSource of(Design design) {
    var verilog = new VerilogWriter().write(design);
    var files = verilog.files(VerilogFile.Layout.ONE_PER_MODULE);
    return new VerilogSource(
        design.top().name(),
        design.top().ports(),
        files.stream().map(file -> new File(file.name(), file.text())).toList(),
        DesignSignals.of(design),
        design.units().stream().anyMatch(BlackBox.class::isInstance),
        new DesignMessages(design, files, verilog.checkpoints()));
  }

  /** The signals of a simulation: the ports, then the internals, in order. */
  SignalTable signals() {
    var signals = new ArrayList<Signal>(ports.size() + internals.size());
    for (var port : ports) {
      signals.add(
          new Signal(
              signals.size(),
              port.name(),
              kind(port),
              port.type().width(),
              port.type() instanceof Type.SInt,
              1));
    }
    for (var internal : internals) {
      signals.add(
          new Signal(
              signals.size(),
              internal.fullName(),
              internal.kind(),
              internal.width(),
              internal.signed(),
              internal.depth()));
    }
    return new SignalTable(top, signals);
  }

  private static Signal.Kind kind(Port port) {
    if (port.direction() == Port.Direction.OUTPUT) {
      return Signal.Kind.OUTPUT;
    }
    return switch (port.type()) {
      case Type.Clock _ -> Signal.Kind.CLOCK;
      case Type.Reset _ -> Signal.Kind.RESET;
      default -> Signal.Kind.INPUT;
    };
  }
}
