package portcullis.hdl.elaborate;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import portcullis.hdl.check.NotAssignable;
import portcullis.hdl.check.WriteToInput;
import portcullis.hdl.ir.Stmt;

/** The statements of a module while they are being described. */
public final class Body {
  private final ModuleBuilder module;
  private final List<Pending> statements = new ArrayList<>();
  private final Deque<List<Pending>> open = new ArrayDeque<>();

  Body(ModuleBuilder module) {
    this.module = module;
    open.push(statements);
  }

  List<Pending> statements() {
    return statements;
  }

  /** Drives a value; reports what cannot be driven. */
  public void assign(Node target, Node value) {
    if (target.width() > 0 && target.place().orElse(null) instanceof Place.Range range) {
      // Most targets are whole signals, and a short way keeps the search of the stack short.
      assign(range, module.local(value));
    } else {
      assign(List.of(target), List.of(value));
    }
  }

  /** Drives values one after the other; neighbours that one index chooses share one choice. */
  public void assign(List<Node> targets, List<Node> values) {
    var places = new ArrayList<Place>();
    var driven = new ArrayList<Node>();
    for (int i = 0; i < targets.size(); i++) {
      var target = targets.get(i);
      if (target.width() > 0 && target.place().isPresent()) {
        places.add(target.place().get());
        driven.add(values.get(i));
      } else if (target.width() > 0) {
        module.report(
            NotAssignable.expression(module.here(), module.path(), module.pathOf(target)));
      }
    }
    drive(places, driven);
  }

  private void drive(List<Place> places, List<Node> values) {
    int next = 0;
    while (next < places.size()) {
      int end = next + 1;
      switch (places.get(next)) {
        case Place.Range range -> assign(range, module.local(values.get(next)));
        case Place.Bit bit -> drive(List.of(bit.element()), values.subList(next, end));
        case Place.Element element -> {
          while (end < places.size() && isChosenWith(places.get(end), element)) {
            end++;
          }
          driveElements(element, places.subList(next, end), values.subList(next, end));
        }
      }
      next = end;
    }
  }

  private static boolean isChosenWith(Place place, Place.Element element) {
    return place instanceof Place.Element other
        && other.index() == element.index()
        && other.elements().size() == element.elements().size();
  }

  private void driveElements(Place.Element first, List<Place> places, List<Node> values) {
    var index = first.index();
    int count = first.elements().size();
    var choice = new Pending.Switch(module.local(index), module.labels().said());
    for (int label = 0; label < count; label++) {
      var chosen = new ArrayList<Place>();
      for (var place : places) {
        chosen.add(((Place.Element) place).elements().get(label));
      }
      var constant = new Node.Constant(BigInteger.valueOf(label), index.width(), Optional.empty());
      addCase(choice, List.of(constant), () -> drive(chosen, values));
    }
    if (count < 1L << Math.min(index.width(), 30)) {
      choice.otherwise().add(new ArrayList<>());
    }
    add(choice);
  }

  private void assign(Place.Range range, Node value) {
    var storage = module.local(range.storage());
    if (!(storage instanceof Node.Storage target)) {
      return;
    }
    switch (target.kind()) {
      case INPUT -> module.report(WriteToInput.of(module.here(), module.pathOf(range.storage())));
      case CHILD_OUTPUT ->
          module.report(NotAssignable.childOutput(module.here(), module.pathOf(range.storage())));
      case OUTPUT, WIRE, REGISTER, CHILD_INPUT ->
          add(new Pending.Assign(target, range.high(), range.low(), value, module.labels().said()));
    }
  }

  private void add(Pending statement) {
    open.peek().add(statement);
  }

  private void into(List<Pending> statements, Runnable description) {
    open.push(statements);
    try {
      description.run();
    } finally {
      open.pop();
    }
  }

  private void into(List<Pending> statements, Said place, Runnable description) {
    into(statements, () -> module.design().callSites().inBranch(place.trace().path(), description));
  }

  /** A branch belongs where its choice is: anywhere else it would not do what it seems to. */
  private void requireLast(Pending choice, String branch, String word) {
    for (var statement : open.peek().reversed()) {
      if (statement == choice) {
        return;
      }
      if (!(statement instanceof Pending.Unused)) {
        break;
      }
    }
    throw new IllegalStateException(
        "%s(...) must follow its %s(...) at once, in the same block: other statements are between"
                .formatted(branch, word)
            + " them, or it is inside another branch");
  }

  /** Starts a two-way choice. */
  public Choice when(Node condition, Runnable then) {
    var said = module.labels().said();
    var when = new Pending.When(module.local(condition), said);
    add(when);
    into(when.then(), said, then);
    return new Choice(when);
  }

  /** A two-way choice that may get further branches. */
  public final class Choice {
    private final Pending.When first;
    private Pending.When last;

    private Choice(Pending.When first) {
      this.first = first;
      last = first;
    }

    /** A further condition, looked at where all before were false. */
    public void elseWhen(Node condition, Runnable then) {
      requireLast(first, "elseWhen", "when");
      into(
          last.otherwise(),
          () -> {
            var said = module.labels().said();
            var next = new Pending.When(module.local(condition), said);
            add(next);
            into(next.then(), said, then);
            last = next;
          });
    }

    /** What happens where all conditions were false. */
    public void otherwise(Runnable description) {
      requireLast(first, "otherwise", "when");
      into(last.otherwise(), description);
    }
  }

  /** Starts a choice by value. */
  public Selection select(Node subject) {
    var choice = new Pending.Switch(module.local(subject), module.labels().said());
    add(choice);
    return new Selection(choice);
  }

  /** A choice by value that is being filled. */
  public final class Selection {
    private final Pending.Switch choice;

    private Selection(Pending.Switch choice) {
      this.choice = choice;
    }

    /** What happens for some values. */
    public void is(List<Node.Constant> labels, Runnable description) {
      requireLast(choice, "is", "select");
      addCase(choice, labels, description);
    }

    /** What happens for all other values. */
    public void otherwise(Runnable description) {
      requireLast(choice, "otherwise", "select");
      var statements = new ArrayList<Pending>();
      choice.otherwise().add(statements);
      into(statements, description);
    }
  }

  private void addCase(Pending.Switch choice, List<Node.Constant> labels, Runnable description) {
    var said = module.labels().said();
    var each = new Pending.Case(labels, new ArrayList<>(), said);
    choice.cases().add(each);
    into(each.body(), said, description);
  }

  /** Writes a word at the clock edge where the statement is reached. */
  public void write(MemoryNode memory, Node address, Node data, Optional<Node> mask) {
    if (!module.owns(memory)) {
      return;
    }
    module.domains().clock();
    add(
        new Pending.MemoryWrite(
            memory,
            module.domains().current(),
            module.local(address),
            module.local(data),
            mask.map(module::local),
            module.labels().said()));
  }

  /** Claims something about every clock edge at which the statement is reached. */
  public void check(Stmt.CheckKind kind, Node condition, String message) {
    needClockAndReset();
    add(
        new Pending.Check(
            kind,
            module.domains().current(),
            module.local(condition),
            message,
            module.labels().said()));
  }

  private void needClockAndReset() {
    module.domains().clock();
    module.domains().reset();
  }

  /** Prints a line at every clock edge at which the statement is reached. */
  public void log(List<LogPart> pieces) {
    needClockAndReset();
    var local = new ArrayList<LogPart>();
    for (var piece : pieces) {
      local.add(
          switch (piece) {
            case LogPart.Text text -> text;
            case LogPart.Value value ->
                new LogPart.Value(module.local(value.value()), value.radix());
          });
    }
    add(new Pending.Log(module.domains().current(), local, module.labels().said()));
  }

  /** Says that nobody reads these bits, and why. */
  public void unused(Node value, String reason) {
    if (value.width() > 0) {
      statements.add(
          new Pending.Unused(module.local(value), new Said(reason, module.labels().trace())));
    }
  }
}
