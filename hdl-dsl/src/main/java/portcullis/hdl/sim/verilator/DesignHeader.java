package portcullis.hdl.sim.verilator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Type;
import portcullis.hdl.sim.SimulationBuildException;

/**
 * The header that joins our C++ to the classes that Verilator wrote for one design.
 *
 * @param text its text
 */
record DesignHeader(String text) {
  /** Prefix of Verilator's classes and files. */
  static final String PREFIX = "VPortcullis";

  private static final Pattern PORT =
      Pattern.compile("VL_(?:IN|OUT|INOUT)(?:8|16|64|W)?\\(&(\\w+)");
  private static final Pattern MODULE_INSTANCE = Pattern.compile("^ {4}VPortcullis_\\S+ +(\\w+);$");

  /** Types that own memory elsewhere; a copy of the bytes would not be a copy of the state. */
  private static final Pattern OWNER =
      Pattern.compile("std::string |VlQueue|VlAssocArray|VlClassRef|VlDynArray|std::unique_ptr");

  static DesignHeader of(VerilogSource source, Path generated, Variant variant) throws IOException {
    Set<String> members = members(generated.resolve(PREFIX + ".h"));
    var text = new StringBuilder();
    variant.definitions().forEach(line -> text.append(line).append('\n'));
    text.append("#define PORTCULLIS_PORTS ").append(addresses(source.ports(), members, ","));
    text.append("\n#define PORTCULLIS_CLOCKS ")
        .append(
            addresses(
                source.ports().stream().filter(DesignHeader::isClock).toList(), members, ","));

    var instances = moduleInstances(generated.resolve(PREFIX + "__Syms.h"));
    text.append("\n#define PORTCULLIS_STATE ")
        .append(
            instances.stream()
                .map("{&symbols.%1$s, sizeof(symbols.%1$s)}"::formatted)
                .collect(Collectors.joining(", ")));
    text.append("\n#define PORTCULLIS_SNAPSHOTS ").append(ownsMemory(generated) ? 0 : 1);
    text.append("\n#define PORTCULLIS_MARK_ALL_CHANGED ");
    if (variant.waveform() != Variant.Waveform.NONE && hasActivity(generated)) {
      text.append("for (auto& changed : simulation->symbols().TOP.__Vm_traceActivity.m_storage)")
          .append(" changed = 1; simulation->symbols().__Vm_activity = true;");
    }
    return new DesignHeader(text.append('\n').toString());
  }

  private static boolean isClock(Port port) {
    return port.direction() == Port.Direction.INPUT && port.type() instanceof Type.Clock;
  }

  private static String addresses(List<Port> ports, Set<String> members, String separator) {
    return ports.stream()
        .map(port -> "&top." + member(port.name(), members) + separator)
        .collect(Collectors.joining(" "));
  }

  /**
   * Verilator's C++ name of a port: a prefix where C++ reserves the word, no double underscores.
   */
  private static String member(String port, Set<String> members) {
    String plain = EncodedName.of(port);
    return List.of(plain, "__SYM__" + plain).stream()
        .filter(members::contains)
        .findFirst()
        .orElseThrow(() ->
            new SimulationBuildException(
                "port '%s' of the top module is not in what Verilator wrote; it has %s"
                    .formatted(port, members)));
  }

  private static Set<String> members(Path header) throws IOException {
    var names = new HashSet<String>();
    var matcher = PORT.matcher(Files.readString(header));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static List<String> moduleInstances(Path symbols) throws IOException {
    var names = new ArrayList<String>();
    for (String line : Files.readAllLines(symbols)) {
      var matcher = MODULE_INSTANCE.matcher(line);
      if (matcher.matches()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  private static boolean ownsMemory(Path generated) throws IOException {
    return anyModuleHeader(generated, OWNER);
  }

  private static boolean hasActivity(Path generated) throws IOException {
    return anyModuleHeader(generated, Pattern.compile("__Vm_traceActivity"));
  }

  private static boolean anyModuleHeader(Path generated, Pattern pattern) throws IOException {
    try (var headers = Files.newDirectoryStream(generated, PREFIX + "_*.h")) {
      for (var header : headers) {
        boolean symbols = header.getFileName().toString().endsWith("__Syms.h");
        if (!symbols && pattern.matcher(Files.readString(header)).find()) {
          return true;
        }
      }
    }
    return false;
  }
}
