package portcullis.hdl.verilog;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds Verilog against the strictest settings of Verilator, Icarus Verilog and yosys, without any
 * waiver. Designs are read together, below a top made for the purpose, so that a hundred of them
 * need only three runs.
 */
public final class VerilogLint {
  private static final String TOP = "everything_under_lint";
  private static final Pattern PORT =
      Pattern.compile("\\s*(input|output)\\s+(?:wire|reg)\\s+(\\[\\d+:0\\]\\s+)?(\\w+),?.*");

  private VerilogLint() {}

  /** Fails with the messages against the Java lines unless all tools are silent. */
  public static void assertClean(VerilogDesign... designs) {
    assertClean(Arrays.asList(designs));
  }

  /** Fails with the messages against the Java lines unless all tools are silent. */
  public static void assertClean(List<VerilogDesign> designs) {
    var complaints = new ArrayList<String>();
    for (var batch : batches(designs)) {
      complaints.addAll(complaints(batch));
    }
    if (!complaints.isEmpty()) {
      fail(String.join("\n\n", complaints));
    }
  }

  /** Designs in as few groups as possible, so that no two modules of a group share a name. */
  private static List<List<VerilogDesign>> batches(List<VerilogDesign> designs) {
    var batches = new ArrayList<List<VerilogDesign>>();
    var texts = new ArrayList<Map<String, String>>();
    for (var design : designs) {
      var own =
          design.units().stream().collect(Collectors.toMap(VerilogUnit::name, VerilogUnit::text));
      int batch = 0;
      while (batch < batches.size() && clash(texts.get(batch), own)) {
        batch++;
      }
      if (batch == batches.size()) {
        batches.add(new ArrayList<>());
        texts.add(new HashMap<>());
      }
      batches.get(batch).add(design);
      texts.get(batch).putAll(own);
    }
    return batches;
  }

  private static boolean clash(Map<String, String> taken, Map<String, String> own) {
    return own.entrySet().stream()
        .anyMatch(
            unit -> !taken.getOrDefault(unit.getKey(), unit.getValue()).equals(unit.getValue()));
  }

  private static List<String> complaints(List<VerilogDesign> designs) {
    var files = new LinkedHashMap<String, VerilogFile>();
    for (var design : designs) {
      design.files(VerilogFile.Layout.ONE_PER_MODULE).forEach(file -> files.put(file.name(), file));
    }
    try {
      var folder = Files.createTempDirectory("verilog-lint");
      try {
        for (var file : files.values()) {
          Files.writeString(folder.resolve(file.name()), file.text());
        }
        Files.writeString(folder.resolve(TOP + ".v"), top(designs));
        return complaints(folder, List.copyOf(files.values()));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> complaints(Path folder, List<VerilogFile> files) {
    var names = new ArrayList<String>();
    names.add(TOP + ".v");
    files.forEach(file -> names.add(file.name()));
    String all = String.join(" ", names);
    var complaints = new ArrayList<String>();
    for (var command :
        List.of(
            tool("verilator", "--lint-only", "-Wall", "--top-module", TOP, names),
            tool("iverilog", "-g2005", "-Wall", "-s", TOP, "-o", "/dev/null", names),
            tool(
                "yosys",
                "-q",
                "-p",
                "read_verilog %s; hierarchy -check; proc; check -assert; select -assert-none t:$dlatch"
                    .formatted(all)),
            tool(
                "yosys",
                "-q",
                "-p",
                "read_verilog -formal %s; hierarchy -check; proc".formatted(all)))) {
      var run = Tools.run(folder, command);
      if (run.exitCode() != 0 || !run.output().isBlank()) {
        var messages = ToolMessages.about(files).parse(run.output());
        complaints.add(
            "%s is not content:\n%s\n%s"
                .formatted(
                    String.join(" ", command.subList(0, 3)),
                    messages.stream().map(ToolMessage::toString).collect(Collectors.joining("\n")),
                    run.output()));
      }
    }
    return complaints;
  }

  private static List<String> tool(Object... words) {
    var command = new ArrayList<String>();
    for (var word : words) {
      if (word instanceof List<?> list) {
        list.forEach(each -> command.add(each.toString()));
      } else {
        command.add(word.toString());
      }
    }
    return command;
  }

  /** A module that holds each design and leads all its ports out. */
  private static String top(List<VerilogDesign> designs) {
    var ports = new ArrayList<String>();
    var parts = new ArrayList<String>();
    int number = 0;
    for (var design : designs) {
      String prefix = "part%d_".formatted(number++);
      var connections = new ArrayList<String>();
      for (var line : design.top().text().lines().takeWhile(text -> !text.equals(");")).toList()) {
        var port = PORT.matcher(line);
        if (port.matches()) {
          String range = port.group(2) == null ? "" : port.group(2);
          ports.add("    %s wire %s%s%s".formatted(port.group(1), range, prefix, port.group(3)));
          connections.add("        .%s (%s%s)".formatted(port.group(3), prefix, port.group(3)));
        }
      }
      parts.add(
          "    %s %spart (\n%s\n    );\n"
              .formatted(design.top().name(), prefix, String.join(",\n", connections)));
    }
    return "module %s (\n%s\n);\n%sendmodule\n"
        .formatted(TOP, String.join(",\n", ports), String.join("", parts));
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
