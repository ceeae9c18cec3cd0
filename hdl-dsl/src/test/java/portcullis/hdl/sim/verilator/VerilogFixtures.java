package portcullis.hdl.sim.verilator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Type;
import portcullis.hdl.sim.Signal;

/** Hand-written Verilog for tests of the engine alone, and engines with caches of their own. */
final class VerilogFixtures {
  private VerilogFixtures() {}

  static Port input(String name, Type type) {
    return new Port(name, Port.Direction.INPUT, type, Origin.NONE);
  }

  static Port output(String name, Type type) {
    return new Port(name, Port.Direction.OUTPUT, type, Origin.NONE);
  }

  static Port clock(String name) {
    return input(name, new Type.Clock());
  }

  static VerilogSource.Internal register(String path, String module, String name, int width) {
    return new VerilogSource.Internal(path, module, name, Signal.Kind.REGISTER, width, false, 1);
  }

  static VerilogSource.Internal wire(String path, String module, String name, int width) {
    return new VerilogSource.Internal(path, module, name, Signal.Kind.WIRE, width, false, 1);
  }

  static VerilogSource source(
      String top, List<Port> ports, List<VerilogSource.Internal> internals, String text) {
    return new VerilogSource(
        top,
        ports,
        List.of(new VerilogSource.File(top + ".v", text)),
        internals,
        false,
        HardwareMessages.PLAIN);
  }

  /** Counts while enabled; keeps a delayed copy in a part and a history in a memory. */
  static VerilogSource counter() {
    return source(
        "Counter",
        List.of(
            clock("clock"),
            input("reset", new Type.Reset()),
            input("enable", new Type.Bool()),
            output("count", new Type.UInt(8))),
        List.of(
            register("", "Counter", "value", 8),
            wire("", "Counter", "next", 8),
            register("delayed", "Delay", "kept", 8),
            new VerilogSource.Internal("", "Counter", "history", Signal.Kind.MEMORY, 8, false, 16)),
        """
        module Counter (
            input  wire       clock,
            input  wire       reset,
            input  wire       enable,
            output wire [7:0] count
        );
            reg [7:0] value;
            reg [7:0] history [0:15];
            wire [7:0] next = value + 8'd1;
            wire [7:0] previous;
            assign count = value;
            Delay delayed (.clock(clock), .in(value), .out(previous));
            always @(posedge clock) begin
                if (reset) value <= 8'd0;
                else if (enable) value <= next;
                history[value[3:0]] <= value ^ previous;
            end
        endmodule
        module Delay (input wire clock, input wire [7:0] in, output wire [7:0] out);
            reg [7:0] kept;
            assign out = kept;
            always @(posedge clock) kept <= in;
        endmodule
        """);
  }

  /** Something different for each number, so that nothing is in a cache. */
  static VerilogSource distinct(String top, int number) {
    return source(
        top,
        List.of(clock("clock"), output("out", new Type.UInt(32))),
        List.of(),
        """
        module %s (input wire clock, output reg [31:0] out);
            always @(posedge clock) out <= 32'd%d;
        endmodule
        """
            .formatted(top, number));
  }

  /** A cache of its own that shares only the compiled runtime with the user's. */
  static CachePlaces freshCache(Path directory) {
    try {
      // Makes sure that the runtime is there to be shared.
      new VerilatorEngine().start(counter(), portcullis.hdl.sim.SimulationOptions.DEFAULT).close();
      Path runtime = CachePlaces.ofProcess().directory().resolve("runtime");
      Files.createDirectories(directory);
      Files.createSymbolicLink(directory.resolve("runtime"), runtime);
      return new CachePlaces(directory, directory.resolveSibling("substitutes"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static VerilatorEngine engine(CachePlaces places, Consumer<String> notices) {
    return new VerilatorEngine(ToolPlaces.ofProcess(), places, notices);
  }
}
