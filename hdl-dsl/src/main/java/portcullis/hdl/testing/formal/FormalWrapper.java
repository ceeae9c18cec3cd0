package portcullis.hdl.testing.formal;

import java.util.stream.Collectors;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Type;

/** A Verilog module around a design that holds its resets in the first step of a proof. */
final class FormalWrapper {
  private FormalWrapper() {}

  static String text(Module top, String name) {
    var clocks = top.ports().stream().filter(port -> port.type() instanceof Type.Clock).toList();
    if (clocks.size() != 1) {
      throw new IllegalArgumentException(
          "%s has %d clocks; a proof needs exactly one".formatted(top.name(), clocks.size()));
    }
    var inputs = top.ports().stream().filter(FormalWrapper::isInput).toList();
    var text = new StringBuilder();
    text.append("module %s(\n".formatted(name));
    text.append(
        inputs.stream()
            .map(it -> "  input [%d:0] %s".formatted(it.type().width() - 1, it.name()))
            .collect(Collectors.joining(",\n")));
    text.append("\n);\n  reg started = 1'b0;\n");
    text.append("  always @(posedge %s) started <= 1'b1;\n".formatted(clocks.getFirst().name()));
    for (var port : inputs) {
      if (port.type() instanceof Type.Reset) {
        text.append("  always @* if (!started) assume (%s);\n".formatted(port.name()));
      }
    }
    var connections =
        inputs.stream()
            .map(it -> ".%s(%s)".formatted(it.name(), it.name()))
            .collect(Collectors.joining(", "));
    text.append("  %s dut(%s);\nendmodule\n".formatted(top.name(), connections));
    return text.toString();
  }

  private static boolean isInput(Port port) {
    return port.direction() == Port.Direction.INPUT;
  }
}
