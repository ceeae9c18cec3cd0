package portcullis.hdl.ir;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The text form of a design. It holds everything but comments and places, one item a line, so that
 * two designs have the same text exactly if they are the same hardware.
 */
public final class IrText {
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private IrText() {}

  /** The text of a whole design. */
  public static String of(Design design) {
    return design.units().stream().map(IrText::of).collect(Collectors.joining("\n"));
  }

  /** The text of one module or black box. */
  public static String of(Unit unit) {
    var text = new IrText();
    switch (unit) {
      case Module module -> text.module(module);
      case BlackBox box -> text.blackBox(box);
    }
    return text.out.toString();
  }

  /** The text of an expression. */
  public static String of(Expr expr) {
    return ExprText.of(expr);
  }

  private void module(Module module) {
    line("module " + module.name());
    indented(() -> {
      module.ports().forEach(this::port);
      module.declarations().forEach(this::declaration);
      module.body().forEach(this::statement);
    });
  }

  private void blackBox(BlackBox box) {
    line("blackbox " + box.name());
    indented(() -> {
      box.ports().forEach(this::port);
      box.verilog().lines().forEach(verilog -> line("| " + verilog));
    });
  }

  /** Enums of one name can differ in their encoding, and so in their width. */
  private static String type(Type type) {
    return switch (type) {
      case Type.Enumerated constant -> "%s<%d>".formatted(constant, constant.width());
      default -> type.toString();
    };
  }

  private void port(Port port) {
    String direction = port.direction() == Port.Direction.INPUT ? "input" : "output";
    line("%s %s : %s".formatted(direction, port.name(), type(port.type())));
  }

  private void declaration(Declaration declaration) {
    switch (declaration) {
      case Declaration.Wire wire -> line("wire %s : %s".formatted(wire.name(), type(wire.type())));
      case Declaration.Definition definition ->
          line(
              "%s %s : %s = %s"
                  .formatted(
                      definition.crossing() ? "crossing" : "let",
                      definition.name(),
                      type(definition.type()),
                      of(definition.value())));
      case Declaration.Register register -> line(register(register));
      case Declaration.Memory memory -> {
        line(
            "memory %s : %d x %d lanes of %d, read under write %s"
                .formatted(
                    memory.name(),
                    memory.depth(),
                    memory.width(),
                    memory.laneWidth(),
                    memory.readUnderWrite()));
        memory.initial().ifPresent(words -> indented(() -> line("initial " + words)));
      }
      case Declaration.Instance instance -> {
        line("instance %s : %s".formatted(instance.name(), instance.module()));
        indented(() -> instance.connections().forEach(this::connection));
      }
    }
  }

  private static String register(Declaration.Register register) {
    var text = new StringBuilder();
    text.append(
        "reg %s : %s @%s".formatted(register.name(), type(register.type()), register.clock()));
    register
        .reset()
        .ifPresent(reset -> text.append(" reset %s = %d".formatted(reset.signal(), reset.value())));
    register.initial().ifPresent(value -> text.append(" initial " + value));
    if (register.synchroniser()) {
      text.append(" synchroniser");
    }
    return text.toString();
  }

  private void connection(Declaration.Connection connection) {
    String arrow = connection.direction() == Port.Direction.INPUT ? "<-" : "->";
    line("%s %s %s".formatted(connection.port(), arrow, connection.signal()));
  }

  private void statement(Stmt statement) {
    switch (statement) {
      case Stmt.Assign assign -> line(target(assign.target()) + " := " + of(assign.value()));
      case Stmt.MemoryWrite write ->
          line(
              "%s[%s] := %s%s @%s"
                  .formatted(
                      write.memory(),
                      of(write.address()),
                      of(write.data()),
                      write.mask().map(mask -> " mask " + of(mask)).orElse(""),
                      write.clock()));
      case Stmt.When when -> when(when, "when ");
      case Stmt.Switch choice -> choice(choice);
      case Stmt.Check check ->
          line(
              "%s %s @%s%s: %s \"%s\""
                  .formatted(
                      check.kind().name().toLowerCase(java.util.Locale.ROOT),
                      check.name(),
                      check.clock(),
                      check.reset().map(reset -> " outside " + reset).orElse(""),
                      of(check.condition()),
                      check.message()));
      case Stmt.Log log ->
          line(
              "log @%s%s: %s"
                  .formatted(
                      log.clock(),
                      log.reset().map(reset -> " outside " + reset).orElse(""),
                      log.parts().stream().map(IrText::part).collect(Collectors.joining(" "))));
      case Stmt.Unused unused -> line("unused " + of(unused.value()));
    }
  }

  private void when(Stmt.When when, String word) {
    line(word + of(when.condition()));
    block(when.then());
    if (when.otherwise().size() == 1 && when.otherwise().getFirst() instanceof Stmt.When next) {
      when(next, "else when ");
    } else if (!when.otherwise().isEmpty()) {
      line("else");
      block(when.otherwise());
    }
  }

  private void choice(Stmt.Switch choice) {
    line("switch " + of(choice.subject()));
    indented(() -> {
      for (var each : choice.cases()) {
        line(each.labels().stream().map(ExprText::of).collect(Collectors.joining(", ")) + " =>");
        block(each.body());
      }
      choice
          .otherwise()
          .ifPresent(body -> {
            line("otherwise =>");
            block(body);
          });
    });
  }

  private void block(List<Stmt> body) {
    indented(() -> body.forEach(this::statement));
  }

  private static String target(Target target) {
    if (target.isWhole()) {
      return target.name();
    }
    return target.high() == target.low()
        ? "%s[%d]".formatted(target.name(), target.low())
        : "%s[%d:%d]".formatted(target.name(), target.high(), target.low());
  }

  private static String part(Stmt.LogPart part) {
    return switch (part) {
      case Stmt.LogPart.Text text -> "\"" + text.text() + "\"";
      case Stmt.LogPart.Value value ->
          value.radix().name().toLowerCase(java.util.Locale.ROOT) + "(" + of(value.value()) + ")";
    };
  }

  private void indented(Runnable body) {
    depth++;
    body.run();
    depth--;
  }

  private void line(String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }
}
