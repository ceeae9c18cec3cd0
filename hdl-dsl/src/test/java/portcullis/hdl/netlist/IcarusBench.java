package portcullis.hdl.netlist;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Type;

/** The Verilog testbench of one netlist: applies the inputs, prints what is observed. */
final class IcarusBench {
  private static final Pattern PLACE = Pattern.compile("\\bbench_(\\d+)\\.dut\\b");

  private final Netlist netlist;
  private final int place;
  private final String seen;
  private final List<Port> data = new ArrayList<>();
  private final List<Port> clocks = new ArrayList<>();

  /** The testbench of the netlist at a place in a batch; its lines start with {@code seen}. */
  IcarusBench(Netlist netlist, int place, String seen) {
    this.netlist = netlist;
    this.place = place;
    this.seen = seen;
    for (var port : netlist.design().top().ports()) {
      if (port.direction() == Port.Direction.INPUT) {
        (port.type() instanceof Type.Clock ? clocks : data).add(port);
      }
    }
  }

  static String module(int place) {
    return "bench_" + place;
  }

  /** The place of the netlist that printed a line, if it holds an instance path. */
  static Optional<Integer> placeIn(String line) {
    var matcher = PLACE.matcher(line);
    return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  String text() {
    var text = new StringBuilder();
    text.append("module %s;\n".formatted(module(place)));
    text.append("  reg [%d:0] data;\n".formatted(Math.max(1, width(data)) - 1));
    text.append("  reg [%d:0] clocks;\n".formatted(Math.max(1, clocks.size()) - 1));
    var connections = new ArrayList<String>();
    int low = 0;
    for (var port : data) {
      int high = low + port.type().width() - 1;
      connections.add(".%s(data[%d:%d])".formatted(port.name(), high, low));
      low = high + 1;
    }
    for (int i = 0; i < clocks.size(); i++) {
      connections.add(".%s(clocks[%d])".formatted(clocks.get(i).name(), i));
    }
    for (var port : netlist.design().top().ports()) {
      if (port.direction() == Port.Direction.OUTPUT) {
        text.append("  wire [%d:0] %s;\n".formatted(port.type().width() - 1, port.name()));
        connections.add(".%s(%s)".formatted(port.name(), port.name()));
      }
    }
    var top = Batch.prefix(place) + netlist.design().top().name();
    text.append("  %s dut(%s);\n".formatted(top, String.join(", ", connections)));
    text.append("  initial begin\n    clocks = 0;\n    data = 0;\n");
    for (var step : netlist.steps()) {
      text.append(
          "    data = %d'h%s;\n".formatted(Math.max(1, width(data)), row(step).toString(16)));
      text.append("    #1 observe;\n");
      text.append("    clocks = %d;\n    #1 clocks = 0;\n".formatted(rising(step)));
    }
    text.append("    #1 observe;\n  end\n");
    text.append("  task observe; $display(\"%s %d".formatted(seen, place));
    text.append(" %h".repeat(Trace.observed(netlist).size())).append('"');
    var outputs = netlist.design().top().ports();
    for (var signal : Trace.observed(netlist)) {
      boolean port = outputs.stream().anyMatch(it -> it.name().equals(signal));
      text.append(port ? ", " : ", dut.").append(signal);
    }
    return text.append("); endtask\nendmodule\n").toString();
  }

  private static int width(List<Port> ports) {
    return ports.stream().mapToInt(port -> port.type().width()).sum();
  }

  private BigInteger row(Netlist.Step step) {
    BigInteger row = BigInteger.ZERO;
    int low = 0;
    for (var port : data) {
      row = row.or(step.inputs().get(port.name()).shiftLeft(low));
      low += port.type().width();
    }
    return row;
  }

  private int rising(Netlist.Step step) {
    int bits = 0;
    for (int i = 0; i < clocks.size(); i++) {
      if (step.clocks().contains(clocks.get(i).name())) {
        bits |= 1 << i;
      }
    }
    return bits;
  }
}
