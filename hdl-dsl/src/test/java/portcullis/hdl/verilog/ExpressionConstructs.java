package portcullis.hdl.verilog;

import static portcullis.hdl.verilog.ModuleBuilder.add;
import static portcullis.hdl.verilog.ModuleBuilder.and;
import static portcullis.hdl.verilog.ModuleBuilder.bits;
import static portcullis.hdl.verilog.ModuleBuilder.cat;
import static portcullis.hdl.verilog.ModuleBuilder.enumeration;
import static portcullis.hdl.verilog.ModuleBuilder.eq;
import static portcullis.hdl.verilog.ModuleBuilder.lit;
import static portcullis.hdl.verilog.ModuleBuilder.not;
import static portcullis.hdl.verilog.ModuleBuilder.op;

import java.util.ArrayList;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.EnumType;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.UnaryOperator;

/** A small design for each kind of expression. */
final class ExpressionConstructs {
  private static final EnumType STATE = enumeration("WalkState", 2, "IDLE", "READ", "DONE");

  private ExpressionConstructs() {}

  static Design operators() {
    var m = new ModuleBuilder("Operators");
    var a = m.in("a", 8);
    var b = m.in("b", 8);
    for (var operator : BinaryOperator.values()) {
      m.out(operator.name().toLowerCase(java.util.Locale.ROOT) + "_of", op(operator, a, b));
    }
    for (var operator : UnaryOperator.values()) {
      m.out(
          operator.name().toLowerCase(java.util.Locale.ROOT) + "_of", new Expr.Unary(operator, a));
    }
    return m.design();
  }

  static Design contextWidths() {
    var m = new ModuleBuilder("ContextWidths");
    var a = m.in("a", 8);
    var b = m.in("b", 8);
    var c = m.in("c", 16);
    var sum = add(a, b);
    m.out("carry_lost", new Expr.ZeroExtend(16, sum));
    m.out("half", op(BinaryOperator.SHIFT_RIGHT, sum, lit(1, 1)));
    m.out("product", op(BinaryOperator.MULTIPLY, sum, b));
    m.out("nested_product", add(op(BinaryOperator.MULTIPLY, a, b), c));
    m.out("signed_product", op(BinaryOperator.MULTIPLY_SIGNED, sum, not(b)));
    m.out("nested_signed", add(op(BinaryOperator.MULTIPLY_SIGNED, a, b), c));
    m.out("signed_beside", op(BinaryOperator.XOR, op(BinaryOperator.SHIFT_RIGHT_SIGNED, a, b), b));
    m.out(
        "signed_in_mux",
        new Expr.Mux(bits(a, 0, 0), op(BinaryOperator.SHIFT_RIGHT_SIGNED, a, b), b));
    m.out("joined", cat(new Expr.Unary(UnaryOperator.NEGATE, a), not(b), sum));
    m.out("compared", eq(new Expr.Unary(UnaryOperator.NEGATE, a), not(b)));
    m.out("odd", new Expr.Unary(UnaryOperator.REDUCE_XOR, not(bits(a, 4, 0))));
    m.out("not_all", not(new Expr.Unary(UnaryOperator.REDUCE_AND, a)));
    m.out("minus_minus", op(BinaryOperator.SUBTRACT, a, new Expr.Unary(UnaryOperator.NEGATE, b)));
    return m.design();
  }

  static Design shifts() {
    var m = new ModuleBuilder("Shifts");
    var a = m.in("a", 8);
    var little = m.in("little", 2);
    var wide = m.in("wide", 40);
    m.out("up", op(BinaryOperator.SHIFT_LEFT, a, little));
    m.out("up_far", op(BinaryOperator.SHIFT_LEFT, a, wide));
    m.out("down_far", op(BinaryOperator.SHIFT_RIGHT, a, wide));
    m.out("signed_far", op(BinaryOperator.SHIFT_RIGHT_SIGNED, a, wide));
    m.out("up_constant", op(BinaryOperator.SHIFT_LEFT, a, lit(3, 2)));
    m.out("up_past", op(BinaryOperator.SHIFT_LEFT, a, lit(9, 4)));
    return m.design();
  }

  static Design slices() {
    var m = new ModuleBuilder("Slices");
    var a = m.in("a", 16);
    var b = m.in("b", 16);
    m.out("field", bits(a, 11, 4));
    m.out("bit_7", bits(a, 7, 7));
    m.out("of_sum", bits(add(a, b), 11, 4));
    m.out("of_slice", bits(bits(a, 11, 4), 3, 0));
    m.out("of_concat", bits(cat(a, b), 15, 8));
    m.out("across_concat", bits(cat(a, b), 23, 8));
    m.out("of_constant", bits(lit(0x1234, 16), 7, 0));
    var y = m.out("y", 16);
    m.set(y, 15, 8, bits(a, 7, 0));
    m.set(y, 7, 0, bits(b, 15, 8));
    var z = m.out("z", 16);
    m.set(z, lit(0, 16));
    m.set(z, 7, 4, bits(a, 3, 0));
    return m.design();
  }

  static Design extensions() {
    var m = new ModuleBuilder("Extensions");
    var a = m.in("a", 4);
    var b = m.in("b", 4);
    var flag = m.in("flag", 1);
    m.out("zero", new Expr.ZeroExtend(8, a));
    m.out("sign", new Expr.SignExtend(8, a));
    m.out("sign_of_sum", new Expr.SignExtend(8, add(a, b)));
    m.out("sign_of_flag", new Expr.SignExtend(8, flag));
    m.out("repeated", new Expr.Repeat(3, cat(flag, a)));
    m.out("big", lit(0x1234_5678_9abcL, 48));
    m.out(
        "record_bits",
        cat(
            bits(lit(0, 8), 5, 0),
            a,
            b,
            flag,
            add(a, b),
            new Expr.Repeat(12, flag),
            not(a),
            not(b),
            and(a, b),
            new Expr.SignExtend(6, b)));
    return m.design();
  }

  static Design choices() {
    var m = new ModuleBuilder("Choices");
    var ready = m.in("ready", 1);
    var valid = m.in("valid", 1);
    var which = m.in("which", 2);
    var wide = m.in("wide", 6);
    var entries = new ArrayList<Expr>();
    var hits = new ArrayList<Expr>();
    for (int i = 0; i < 4; i++) {
      entries.add(m.in("entries_" + i, 8));
      hits.add(m.in("hits_" + i, 1));
    }
    m.out("two", new Expr.Mux(valid, entries.get(0), entries.get(1)));
    m.out(
        "chain",
        new Expr.Mux(
            and(valid, ready),
            entries.get(0),
            new Expr.Mux(
                eq(which, lit(2, 2)),
                add(entries.get(1), entries.get(2)),
                new Expr.Mux(valid, entries.get(3), lit(0, 8)))));
    m.out(
        "inner",
        new Expr.Mux(valid, new Expr.Mux(ready, entries.get(0), entries.get(1)), entries.get(2)));
    m.out("matching", new Expr.OneHotMux(hits, entries));
    m.out("any_hit", new Expr.OneHotMux(hits, hits));
    m.out("element", new Expr.Index(entries, which));
    m.out("element_of_three", new Expr.Index(entries.subList(0, 3), which));
    m.out("element_of_two", new Expr.Index(entries.subList(0, 2), valid));
    m.out("element_far", add(new Expr.Index(entries, wide), entries.get(0)));
    m.out("element_near", new Expr.Index(entries, ready));
    m.out("element_sum", new Expr.Index(entries, add(which, lit(1, 2))));
    return m.design();
  }

  static Design bitSelects() {
    var m = new ModuleBuilder("BitSelects");
    var eight = m.in("eight", 8);
    var ten = m.in("ten", 10);
    var one = m.in("one", 1);
    var i2 = m.in("i2", 2);
    var i3 = m.in("i3", 3);
    var i4 = m.in("i4", 4);
    var i6 = m.in("i6", 6);
    m.out("exact", new Expr.BitSelect(eight, i3));
    m.out("nearby", new Expr.BitSelect(eight, i2));
    m.out("far_off", new Expr.BitSelect(eight, i6));
    m.out("guarded", new Expr.BitSelect(ten, i4));
    m.out("guarded_far", new Expr.BitSelect(ten, add(i6, lit(1, 6))));
    m.out("of_one", new Expr.BitSelect(one, i2));
    m.out("of_sum", new Expr.BitSelect(add(eight, lit(1, 8)), i3));
    m.out("past_end", new Expr.BitSelect(eight, lit(12, 4)));
    return m.design();
  }

  static Design comparisons() {
    var m = new ModuleBuilder("Comparisons");
    var a = m.in("a", 8);
    var only = m.in("only_compared", 8);
    m.out("ever", op(BinaryOperator.GREATER_OR_EQUAL, a, lit(0, 8)));
    m.out("not_ever", op(BinaryOperator.GREATER_THAN, only, lit(255, 8)));
    m.out("never_either", op(BinaryOperator.GREATER_THAN, lit(0, 8), a));
    m.out("negative", op(BinaryOperator.LESS_THAN_SIGNED, a, lit(0, 8)));
    m.out("very_negative", op(BinaryOperator.LESS_OR_EQUAL_SIGNED, a, lit(0x85, 8)));
    m.out("least", op(BinaryOperator.GREATER_OR_EQUAL_SIGNED, a, lit(0x80, 8)));
    return m.design();
  }

  static Design longExpressions() {
    var m = new ModuleBuilder("LongExpressions");
    var names = new ArrayList<Expr>();
    for (int i = 0; i < 12; i++) {
      names.add(m.in("translation_request_" + i, 16));
    }
    Expr deep = names.getFirst();
    for (int i = 1; i < 12; i++) {
      var operator =
          i % 3 == 0 ? BinaryOperator.ADD : i % 3 == 1 ? BinaryOperator.XOR : BinaryOperator.AND;
      deep = op(operator, op(BinaryOperator.SUBTRACT, names.get(i), deep), names.get(i - 1));
    }
    m.out("deep", deep);
    m.out("total", names.stream().reduce(ModuleBuilder::add).orElseThrow());
    m.out(
        "compared",
        eq(
            cat(names.get(0), names.get(1), names.get(2), names.get(3)),
            cat(names.get(4), names.get(5), names.get(6), names.get(7))));
    m.out(
        "few",
        new Expr.Mux(
            eq(add(names.get(8), names.get(9)), add(names.get(10), names.get(11))),
            add(names.get(1), names.get(2)),
            add(names.get(3), names.get(4))));
    return m.design();
  }
}
