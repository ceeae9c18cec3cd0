package portcullis.hdl.verilog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;
import portcullis.hdl.ir.UnaryOperator;
import portcullis.hdl.verilog.CoverageMarks.Place;

/**
 * Statements inside an {@code always} block. They have been lowered by {@link StatementLowering}.
 */
final class StatementText {
  private final Layout layout;
  private final Lines lines;
  private final StatementLowering lowering;
  private final String arrow;
  private final Map<String, String> detours;
  private final CheckText checks;
  private final CoverageTree coverage;

  /**
   * A writer of statements.
   *
   * @param layout where the lines go
   * @param lowering what made the statements
   * @param clocked whether assignments take effect at a clock edge
   * @param detours names to drive instead of targets
   * @param checks writes checks and logs
   */
  StatementText(
      Layout layout,
      StatementLowering lowering,
      boolean clocked,
      Map<String, String> detours,
      CheckText checks) {
    this.layout = layout;
    this.lines = layout.lines();
    this.lowering = lowering;
    this.arrow = clocked ? " <= " : " = ";
    this.detours = detours;
    this.checks = checks;
    this.coverage = new CoverageTree(lines.marks().coverage());
  }

  private boolean isClocked() {
    return arrow.equals(" <= ");
  }

  /** Writes statements at a depth; {@code assigned} holds what is assigned as a whole before. */
  private void body(int depth, List<Stmt> body, Set<String> assigned, Place place) {
    for (var statement : body) {
      lines.enter(place);
      statement(depth, statement, assigned, place);
    }
  }

  /** Writes statements of which nothing was assigned before; control comes to them at a place. */
  void body(int depth, List<Stmt> body, Place place) {
    body(depth, body, new HashSet<>(), place);
  }

  private void statement(int depth, Stmt statement, Set<String> assigned, Place place) {
    lines.comment(depth, statement.origin());
    switch (statement) {
      case Stmt.Assign assign -> {
        assign(depth, "", assign);
        if (assign.target().isWhole()) {
          assigned.add(assign.target().name());
        }
      }
      case Stmt.MemoryWrite write -> memoryWrite(depth, write, place);
      case Stmt.When when -> {
        var condition = lowering.original(when.condition());
        when(depth, "", when, condition, isSimple(when), assigned, place);
      }
      case Stmt.Switch choice ->
          BitWrite.of(choice)
              .ifPresentOrElse(
                  write -> bitWrite(depth, write), () -> choice(depth, choice, assigned, place));
      case Stmt.Check check ->
          checks.check(depth, check, lowering.original(check.condition()), place);
      case Stmt.Log log -> checks.log(depth, log);
      case Stmt.Unused _ -> throw new IllegalStateException("unused value inside a process");
    }
  }

  private void assign(int depth, String before, Stmt.Assign assign) {
    layout.assignment(
        depth, before + target(assign.target()) + arrow, assign.value(), assign.origin().source());
  }

  private String target(Target target) {
    String name = detours.getOrDefault(target.name(), target.name());
    return target.isWhole() ? name : name + ExpressionText.range(target.high(), target.low());
  }

  /** One assignment without words of its own, short enough to stand behind its condition. */
  private boolean isOneLine(List<Stmt> body) {
    if (body.size() != 1 || !lines.isSaid(body.getFirst().origin())) {
      return false;
    }
    return switch (body.getFirst()) {
      case Stmt.Assign assign -> isShort(assign.value());
      case Stmt.MemoryWrite write -> write.mask().isEmpty() && isShort(write.data());
      case Stmt.Switch choice ->
          BitWrite.of(choice).filter(write -> isShort(write.assign().value())).isPresent();
      default -> false;
    };
  }

  private static boolean isShort(Expr value) {
    return !(value instanceof Expr.Mux(_, _, var rest) && rest instanceof Expr.Mux)
        && !ExpressionSize.exceeds(value, 40, 9);
  }

  /** Whether every branch of an if-else chain is one short assignment. */
  private boolean isSimple(Stmt.When when) {
    if (!isOneLine(when.then())) {
      return false;
    }
    var otherwise = when.otherwise();
    return otherwise.isEmpty()
        || isOneLine(otherwise)
        || (isElseIf(otherwise) && isSimple((Stmt.When) otherwise.getFirst()));
  }

  private boolean isElseIf(List<Stmt> otherwise) {
    return otherwise.size() == 1
        && otherwise.getFirst() instanceof Stmt.When when
        && lines.isSaid(when.origin())
        && !when.then().isEmpty();
  }

  private void when(
      int depth,
      String before,
      Stmt.When when,
      Expr condition,
      boolean simple,
      Set<String> assigned,
      Place place) {
    if (when.then().isEmpty()) {
      var inverted =
          new Stmt.When(not(when.condition()), when.otherwise(), List.of(), when.origin());
      when(depth, before, inverted, not(condition), simple, assigned, place);
      return;
    }
    var source = when.origin().source();
    var branches =
        coverage.when(place, condition, isElseIf(when.otherwise()), !when.otherwise().isEmpty());
    String head =
        before + branches.marks() + "if (" + layout.text().condition(when.condition()) + ")";
    var inThen = new HashSet<>(assigned);
    lines.enter(branches.then());
    if (simple) {
      oneLine(depth, head + " ", when.then().getFirst());
    } else {
      lines.add(depth, head + " begin", source);
      body(depth + 1, when.then(), inThen, branches.then());
    }
    otherwise(depth, when, simple, assigned, branches.otherwise());
  }

  private void otherwise(
      int depth, Stmt.When when, boolean simple, Set<String> assigned, Place place) {
    var otherwise = when.otherwise();
    var source = when.origin().source();
    if (otherwise.isEmpty()) {
      if (!simple) {
        lines.addOutside(depth, "end", source);
      }
      return;
    }
    String end = simple ? "" : "end ";
    lines.enter(place);
    if (isElseIf(otherwise)) {
      var next = (Stmt.When) otherwise.getFirst();
      var condition = lowering.original(next.condition());
      when(depth, end + "else ", next, condition, simple, assigned, place);
    } else if (simple) {
      oneLine(depth, "else ", otherwise.getFirst());
    } else {
      lines.add(depth, end + "else begin", source);
      body(depth + 1, otherwise, new HashSet<>(assigned), place);
      lines.addOutside(depth, "end", source);
    }
  }

  private void oneLine(int depth, String before, Stmt statement) {
    String target;
    Expr value;
    switch (statement) {
      case Stmt.Assign assign -> {
        target = target(assign.target());
        value = assign.value();
      }
      case Stmt.MemoryWrite write -> {
        target = word(write);
        value = write.data();
      }
      case Stmt.Switch choice -> {
        var write = BitWrite.of(choice).orElseThrow();
        target = bit(write);
        value = write.assign().value();
      }
      default -> throw new IllegalStateException("no assignment: " + statement);
    }
    var source = statement.origin().source();
    String line = before + target + arrow + layout.text().of(value) + ";";
    if (Layout.fits(depth, line)) {
      layout.assignment(depth, before + target + arrow, value, source);
    } else {
      lines.add(depth, before.stripTrailing(), source);
      layout.assignment(depth + 1, target + arrow, value, source);
    }
  }

  static Expr not(Expr condition) {
    return condition instanceof Expr.Unary(var operator, var operand)
            && operator == UnaryOperator.NOT
        ? operand
        : new Expr.Unary(UnaryOperator.NOT, condition);
  }

  private void bitWrite(int depth, BitWrite write) {
    var assign = write.assign();
    layout.assignment(depth, bit(write) + arrow, assign.value(), assign.origin().source());
  }

  private String bit(BitWrite write) {
    String name = detours.getOrDefault(write.signal(), write.signal());
    return name + "[" + layout.text().of(write.index()) + "]";
  }

  private void choice(int depth, Stmt.Switch choice, Set<String> assigned, Place place) {
    var source = choice.origin().source();
    // The subject and the labels are computed together, so a signed subject has to be shielded.
    String subject = layout.text().of(choice.subject());
    boolean shield =
        choice.subject() instanceof Expr.Binary binary
            && binary.operator() == BinaryOperator.SHIFT_RIGHT_SIGNED;
    lines.add(depth, "case (" + (shield ? "$unsigned(" + subject + ")" : subject) + ")", source);
    var cases = choice.cases();
    boolean noDefault = choice.otherwise().isEmpty();
    boolean lastIsDefault = noDefault && !isFull(choice) && needsDefault(choice, assigned);
    var looked = lowering.original(choice.subject());
    var labelled = lastIsDefault ? cases.subList(0, cases.size() - 1) : cases;
    for (var each : labelled) {
      var arm = coverage.arm(place, looked, each);
      String labels = labels(each, layout.text()::of) + CoverageMarks.begin(arm);
      arm(depth + 1, labels, each.body(), each.origin(), assigned, arm);
    }
    if (noDefault && isFull(choice)) {
      lines.addOutside(depth, "endcase", source);
      return;
    }
    var rest = coverage.otherArms(place, looked, labelled);
    String label = CoverageMarks.begin(rest) + "default";
    if (lastIsDefault) {
      var last = cases.getLast();
      lines.addOutside(depth + 1, "// " + labels(last, this::inWords), last.origin().source());
      arm(depth + 1, label, last.body(), last.origin(), assigned, rest);
    } else if (choice.otherwise().isPresent()) {
      arm(depth + 1, label, choice.otherwise().get(), Origin.at(source), assigned, rest);
    } else {
      lines.enter(rest);
      lines.add(depth + 1, label + ": ;", source);
    }
    lines.addOutside(depth, "endcase", source);
  }

  private static String labels(Stmt.Case each, Function<Expr.Literal, String> text) {
    return each.labels().stream().map(text).collect(Collectors.joining(", "));
  }

  /** A label in a comment: one that names a parameter would leave that unused. */
  private String inWords(Expr.Literal label) {
    return label
        .meaning()
        .map(constant -> constant.type().name() + "." + constant.constant())
        .orElseGet(() -> layout.text().of(label));
  }

  private void arm(
      int depth, String labels, List<Stmt> body, Origin origin, Set<String> assigned, Place place) {
    var source = origin.source();
    lines.comment(depth, origin);
    lines.enter(place);
    if (body.isEmpty()) {
      lines.add(depth, labels + ": ;", source);
    } else if (isOneLine(body)) {
      oneLine(depth, labels + ": ", body.getFirst());
    } else {
      lines.add(depth, labels + ": begin", source);
      body(depth + 1, body, new HashSet<>(assigned), place);
      lines.addOutside(depth, "end", source);
    }
  }

  /** Whether the labels are all numbers that the subject can have. */
  private static boolean isFull(Stmt.Switch choice) {
    int width = choice.subject().width();
    long labels = choice.cases().stream().mapToLong(each -> each.labels().size()).sum();
    return width < 31 && labels == 1L << width;
  }

  /**
   * Whether something would be a latch for values without a label. Those never occur, so the last
   * case may stand for them.
   */
  private boolean needsDefault(Stmt.Switch choice, Set<String> assigned) {
    if (isClocked() || choice.cases().isEmpty()) {
      return false;
    }
    var names = new ArrayList<String>();
    Projection.forEachLeaf(
        choice,
        leaf -> {
          if (leaf instanceof Stmt.Assign assign) {
            names.add(assign.target().name());
          }
        });
    return !assigned.containsAll(names);
  }

  private String word(Stmt.MemoryWrite write) {
    return write.memory() + "[" + layout.text().of(write.address()) + "]";
  }

  private void memoryWrite(int depth, Stmt.MemoryWrite write, Place place) {
    var source = write.origin().source();
    String word = word(write);
    if (write.mask().isEmpty()) {
      layout.assignment(depth, word + arrow, write.data(), source);
      return;
    }
    var mask = write.mask().get();
    int lane = write.data().width() / mask.width();
    for (int i = 0; i < mask.width(); i++) {
      int low = i * lane;
      String bits = write.data().width() == lane ? "" : ExpressionText.range(low + lane - 1, low);
      String data = layout.text().of(Bits.of(write.data(), low + lane - 1, low));
      String assignment = word + bits + arrow + data + ";";
      if (!(Bits.of(mask, i, i) instanceof Expr.Literal literal)) {
        String select = layout.text().of(Bits.of(mask, i, i));
        var branches = coverage.when(place, Bits.of(lowering.original(mask), i, i), false, false);
        lines.enter(branches.then());
        lines.add(depth, branches.marks() + "if (" + select + ") " + assignment, source);
      } else if (literal.value().signum() != 0) {
        lines.enter(place);
        lines.add(depth, assignment, source);
      }
    }
  }
}
