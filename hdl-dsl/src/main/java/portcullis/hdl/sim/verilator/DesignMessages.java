package portcullis.hdl.sim.verilator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import portcullis.hdl.ir.BlackBox;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Source;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.verilog.SimulationLine;
import portcullis.hdl.verilog.SourceMap;
import portcullis.hdl.verilog.ToolMessage;
import portcullis.hdl.verilog.ToolMessages;
import portcullis.hdl.verilog.VerilogFile;

/** Reads what the Verilog of our own writer says. */
final class DesignMessages implements HardwareMessages {
  private final String top;
  private final Map<String, SourceMap> linesByFile = new HashMap<>();
  private final ToolMessages toolMessages;
  private final Map<String, Source> checkpoints;
  private final List<String> covers = new ArrayList<>();

  /**
   * Reads what these files say.
   *
   * @param design what they were written from
   * @param files the Verilog
   * @param checkpoints the Java of each check and log
   */
  DesignMessages(Design design, List<VerilogFile> files, Map<String, Source> checkpoints) {
    top = design.top().name();
    files.forEach(file -> linesByFile.put(file.name(), file.sourceMap()));
    toolMessages = ToolMessages.about(files);
    this.checkpoints = Map.copyOf(checkpoints);
    covers(design, design.top(), "");
  }

  @Override
  public Meaning read(String line) {
    return SimulationLine.parse(line).map(this::meaning).orElseGet(() -> PLAIN.read(line));
  }

  private Meaning meaning(SimulationLine line) {
    var source = checkpoints.getOrDefault(line.key(), Source.UNKNOWN);
    String path = path(line.instance());
    String name = line.key().substring(line.key().lastIndexOf('.') + 1);
    String fullName = path.isEmpty() ? name : path + "." + name;
    return switch (line.kind()) {
      case LOG -> new Meaning.Log(path, line.message(), source);
      case ASSERT, ASSUME -> new Meaning.Failure(fullName, line.message(), source);
      case COVER -> new Meaning.Covered(fullName);
    };
  }

  /** Verilator writes {@code TOP.Top.fifo}; Java says {@code fifo}. */
  private String path(String instance) {
    String root = "TOP." + top;
    return instance.startsWith(root + ".") ? instance.substring(root.length() + 1) : "";
  }

  @Override
  public Source locate(String file, int line) {
    var lines = linesByFile.get(file);
    return lines == null ? Source.UNKNOWN : lines.at(line);
  }

  @Override
  public String explain(String toolMessage) {
    var errors =
        toolMessages.parse(toolMessage).stream()
            .filter(message -> message.severity() == ToolMessage.Severity.ERROR)
            .map(ToolMessage::toString)
            .collect(Collectors.joining("\n"));
    return errors.isEmpty() ? toolMessage : errors;
  }

  @Override
  public List<String> covers() {
    return List.copyOf(covers);
  }

  private void covers(Design design, Module module, String path) {
    module.body().forEach(statement -> covers(statement, path));
    for (var declaration : module.declarations()) {
      if (declaration instanceof Declaration.Instance instance) {
        switch (design.byName().get(instance.module())) {
          case Module child -> covers(design, child, path + instance.name() + ".");
          case BlackBox _ -> {
            // Says nothing of ours.
          }
        }
      }
    }
  }

  private void covers(Stmt statement, String path) {
    switch (statement) {
      case Stmt.Check check when check.kind() == Stmt.CheckKind.COVER ->
          covers.add(path + check.name());
      case Stmt.When when -> {
        when.then().forEach(inner -> covers(inner, path));
        when.otherwise().forEach(inner -> covers(inner, path));
      }
      case Stmt.Switch choice -> {
        choice.cases().forEach(each -> each.body().forEach(inner -> covers(inner, path)));
        choice.otherwise().ifPresent(body -> body.forEach(inner -> covers(inner, path)));
      }
      default -> {
        // Neither a cover nor a place for one.
      }
    }
  }
}
