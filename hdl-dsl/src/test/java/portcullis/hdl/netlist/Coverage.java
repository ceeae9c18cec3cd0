package portcullis.hdl.netlist;

import java.util.List;
import java.util.TreeMap;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Stmt;

/** Counts what occurred in designs: operators by width, and kinds of statements. */
final class Coverage {
  private final TreeMap<String, Integer> counts = new TreeMap<>();

  int of(String what) {
    return counts.getOrDefault(what, 0);
  }

  TreeMap<String, Integer> counts() {
    return counts;
  }

  void add(Design design) {
    for (var unit : design.units()) {
      if (unit instanceof Module module) {
        module.declarations().forEach(this::declaration);
        module.body().forEach(statement -> statement(statement, 0));
      }
    }
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void count(String what, int width) {
    count(what + "/" + width);
  }

  private void declaration(Declaration declaration) {
    switch (declaration) {
      case Declaration.Wire wire -> count("wire", wire.type().width());
      case Declaration.Definition definition -> {
        count("definition", definition.type().width());
        expression(definition.value(), "asynchronous read");
      }
      case Declaration.Register register -> {
        var reset = register.reset().isPresent() ? " reset" : "";
        var initial = register.initial().isPresent() ? " initial" : "";
        count("register" + reset + initial, register.type().width());
        count("register @" + register.clock());
      }
      case Declaration.Memory memory -> {
        count("memory", memory.width());
        count("memory of " + memory.depth());
        count("memory " + memory.readUnderWrite());
        count("memory " + (memory.initial().isPresent() ? "with" : "without") + " contents");
      }
      case Declaration.Instance _ -> count("instance");
    }
  }

  private void statement(Stmt statement, int depth) {
    count("depth " + depth);
    switch (statement) {
      case Stmt.Assign assign -> {
        count(assign.target().isWhole() ? "whole assignment" : "partial assignment");
        expression(assign.value(), "synchronous read");
      }
      case Stmt.MemoryWrite write -> {
        count(write.mask().isPresent() ? "masked write" : "write");
        expression(write.address(), "misplaced read");
        expression(write.data(), "misplaced read");
        write.mask().ifPresent(mask -> expression(mask, "misplaced read"));
      }
      case Stmt.When when -> {
        count(when.otherwise().isEmpty() ? "when" : "when with otherwise");
        expression(when.condition(), "misplaced read");
        body(when.then(), depth);
        body(when.otherwise(), depth);
      }
      case Stmt.Switch choice -> {
        count(choice.otherwise().isPresent() ? "switch with otherwise" : "complete switch");
        expression(choice.subject(), "misplaced read");
        choice.cases().forEach(each -> body(each.body(), depth));
        choice.otherwise().ifPresent(body -> body(body, depth));
      }
      case Stmt.Check check -> {
        count(check.kind() + (check.reset().isPresent() ? " outside reset" : " always"));
        expression(check.condition(), "misplaced read");
      }
      case Stmt.Log log -> {
        for (var part : log.parts()) {
          if (part instanceof Stmt.LogPart.Value(Expr value, Stmt.Radix radix)) {
            count("log " + radix);
            expression(value, "misplaced read");
          }
        }
      }
      case Stmt.Unused unused -> {
        count("unused");
        expression(unused.value(), "misplaced read");
      }
    }
  }

  private void body(List<Stmt> body, int depth) {
    body.forEach(each -> statement(each, depth + 1));
  }

  private void expression(Expr expr, String readKind) {
    switch (expr) {
      case Expr.Literal literal ->
          count(literal.meaning().isPresent() ? "enum literal" : "literal", literal.width());
      case Expr.Ref ref -> count("ref", ref.width());
      case Expr.Unary unary -> count(unary.operator().name(), unary.operand().width());
      case Expr.Binary binary -> {
        count(binary.operator().name(), binary.left().width());
        count(binary.operator() + " right", binary.right().width());
      }
      case Expr.Slice slice -> count("slice of", slice.operand().width());
      case Expr.BitSelect select -> {
        count("bit of", select.operand().width());
        count("bit by", select.index().width());
      }
      case Expr.Concat concat -> count("concat", concat.width());
      case Expr.Repeat repeat -> count("repeat", repeat.operand().width());
      case Expr.ZeroExtend extend -> count("zero extend", extend.operand().width());
      case Expr.SignExtend extend -> count("sign extend", extend.operand().width());
      case Expr.Mux mux -> count("mux", mux.width());
      case Expr.OneHotMux mux -> count("one-hot mux", mux.width());
      case Expr.Index index -> {
        count("index", index.width());
        count("index by", index.index().width());
        count("index into " + index.elements().size());
      }
      case Expr.MemoryRead read -> count(readKind, read.width());
    }
    expr.operands().forEach(each -> expression(each, "misplaced read"));
  }
}
