package portcullis.hdl.sim.jvm;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import portcullis.hdl.sim.jvm.Word.Operation;

/**
 * The bytecode of words. Local 0 is the state. Comparisons and choices between values at hand are
 * computed without branches: {@code a < b} of numbers below 2^63 is the sign of {@code a - b}.
 */
final class WordCode {
  private static final ClassDesc CD_LONG = ClassDesc.of("java.lang.Long");
  private static final ClassDesc CD_MATH = ClassDesc.of("java.lang.Math");
  private static final int TOP = Long.SIZE - 1;

  private final CodeBuilder code;
  private final StateLayout layout;
  private final Placement placement;
  private final Map<Word, Integer> locals = new HashMap<>();
  private final java.util.function.Predicate<Word> given;

  WordCode(
      CodeBuilder code,
      StateLayout layout,
      Placement placement,
      java.util.function.Predicate<Word> given) {
    this.code = code;
    this.layout = layout;
    this.placement = placement;
    this.given = given;
  }

  /** Computes what a scope keeps in locals. */
  void open(Placement.Scope scope) {
    for (var word : scope.locals()) {
      if (placement.isLocal(word) && word.chooses() && placement.isBranch(word)) {
        choose(word);
      } else {
        compute(word);
        store(word);
      }
    }
  }

  private void store(Word word) {
    code.lstore(
        locals.computeIfAbsent(word, _ -> code.allocateLocal(java.lang.classfile.TypeKind.LONG)));
  }

  /** Leaves a word on the stack. */
  void push(Word word) {
    if (word.isConstant()) {
      code.loadConstant(word.number());
      return;
    }
    var local = locals.get(word);
    if (local != null) {
      code.lload(local);
    } else {
      compute(word);
    }
  }

  private boolean isInline(Word word) {
    return !word.isConstant() && !locals.containsKey(word) && !given.test(word);
  }

  /** Pushes a word of the state. */
  void load(int place) {
    code.aload(0).loadConstant(place).laload();
  }

  private void compute(Word word) {
    if (word.is(Operation.STATE)) {
      load((int) word.number());
      return;
    }
    if (given.test(word)) {
      load(layout.placeOf(word));
      return;
    }
    long number = word.number();
    switch (word.operation()) {
      case CONSTANT -> code.loadConstant(number);
      case STATE -> throw new IllegalStateException("loaded before");
      case MEMORY -> memory(word);
      case AND -> two(word).land();
      case OR -> two(word).lor();
      case XOR -> two(word).lxor();
      case NOT -> not(word);
      case ADD -> {
        two(word).ladd();
        cut(word, Math.max(word.operand(0).width(), word.operand(1).width()) + 1);
      }
      case SUBTRACT -> {
        two(word).lsub();
        cut(word, Long.SIZE);
      }
      case MULTIPLY -> {
        two(word).lmul();
        cut(word, word.operand(0).width() + word.operand(1).width());
      }
      case MULTIPLY_HIGH ->
          two(word)
              .invokestatic(
                  CD_MATH, "unsignedMultiplyHigh", MethodTypeDesc.of(CD_long, CD_long, CD_long));
      case SHIFT_UP -> one(word).loadConstant((int) number).lshl();
      case SLICE -> {
        one(word);
        if (number != 0) {
          code.loadConstant((int) number).lushr();
        }
        cut(word, word.operand(0).width() - (int) number);
      }
      case CONCAT -> {
        push(word.operand(0));
        code.loadConstant((int) number).lshl();
        push(word.operand(1));
        code.lor();
      }
      case EQUAL -> {
        difference(word);
        if (isSmall(word)) {
          code.lconst_1().lsub().loadConstant(TOP).lushr();
        } else {
          nonZero();
          code.lconst_1().lxor();
        }
      }
      case LESS -> {
        if (isSmall(word)) {
          two(word).lsub().loadConstant(TOP).lushr();
        } else {
          two(word)
              .invokestatic(CD_LONG, "compareUnsigned", MethodTypeDesc.of(CD_int, CD_long, CD_long))
              .loadConstant(Integer.SIZE - 1)
              .iushr()
              .i2l();
        }
      }
      case LESS_SIGNED -> {
        aligned(word.operand(0), number);
        aligned(word.operand(1), number);
        code.lcmp().loadConstant(Integer.SIZE - 1).iushr().i2l();
      }
      case PARITY ->
          one(word)
              .invokestatic(CD_LONG, "bitCount", MethodTypeDesc.of(CD_int, CD_long))
              .iconst_1()
              .iand()
              .i2l();
      case SHIFT_UP_BY -> {
        two(word).l2i().lshl();
        cut(word, Long.SIZE);
      }
      case SHIFT_DOWN_BY -> two(word).l2i().lushr();
      case SIGN_EXTEND -> {
        if (number == 1) {
          mask(word.operand(0));
        } else {
          aligned(word.operand(0), number);
          code.loadConstant(Long.SIZE - (int) number).lshr();
        }
        cut(word, Long.SIZE);
      }
      case MUX -> mux(word);
      case SELECT -> throw new IllegalStateException("a branch stands alone");
    }
  }

  private CodeBuilder one(Word word) {
    push(word.operand(0));
    return code;
  }

  private CodeBuilder two(Word word) {
    push(word.operand(0));
    push(word.operand(1));
    return code;
  }

  /** Clears the bits above the width, if a value of {@code possible} bits has some there. */
  private void cut(Word word, int possible) {
    if (word.width() < Math.min(Long.SIZE, possible)) {
      code.loadConstant(Word.mask(word.width())).land();
    }
  }

  private static boolean isSmall(Word comparison) {
    return comparison.operand(0).width() < Long.SIZE && comparison.operand(1).width() < Long.SIZE;
  }

  private void difference(Word comparison) {
    push(comparison.operand(0));
    if (!comparison.operand(1).isConstant(0)) {
      push(comparison.operand(1));
      code.lxor();
    }
  }

  /** 1 if the number on the stack is not 0. */
  private void nonZero() {
    code.dup2().lneg().lor().loadConstant(TOP).lushr();
  }

  private void not(Word word) {
    Word inner = word.operand(0);
    if (inner.is(Operation.EQUAL) && isInline(inner)) {
      difference(inner);
      if (isSmall(inner)) {
        code.lneg().loadConstant(TOP).lushr();
      } else {
        nonZero();
      }
    } else {
      push(inner);
      code.loadConstant(Word.mask(word.width())).lxor();
    }
  }

  /** The word with its bit n - 1 as the sign of a long. */
  private void aligned(Word word, long bits) {
    push(word);
    if (bits < Long.SIZE) {
      code.loadConstant(Long.SIZE - (int) bits).lshl();
    }
  }

  private void memory(Word word) {
    var limbs = layout.limbs(word.memory());
    code.aload(0);
    push(word.operand(0));
    code.l2i();
    if (limbs > 1) {
      code.loadConstant(limbs).imul();
    }
    code.loadConstant(layout.memory(word.memory()) + word.limb()).iadd().laload();
  }

  /** All ones if a bit is 1, else 0. */
  private void mask(Word bit) {
    if (bit.is(Operation.EQUAL) && isInline(bit) && isSmall(bit)) {
      difference(bit);
      code.lconst_1().lsub().loadConstant(TOP).lshr();
    } else if (bit.is(Operation.LESS) && isInline(bit) && isSmall(bit)) {
      two(bit).lsub().loadConstant(TOP).lshr();
    } else {
      push(bit);
      code.lneg();
    }
  }

  private void mux(Word word) {
    Word a = word.operand(1);
    Word b = word.operand(2);
    if (b.isConstant(0)) {
      push(a);
      mask(word.operand(0));
      code.land();
    } else {
      push(b);
      if (a.isConstant(0)) {
        push(word.operand(0));
        code.lconst_1().lsub().land();
      } else {
        code.dup2();
        push(a);
        code.lxor();
        mask(word.operand(0));
        code.land().lxor();
      }
    }
  }

  /** A choice as a branch, its result in a local. */
  private void choose(Word word) {
    int result = code.allocateLocal(java.lang.classfile.TypeKind.LONG);
    var end = code.newLabel();
    if (word.is(Operation.MUX)) {
      var otherwise = code.newLabel();
      jumpUnless(word.operand(0), otherwise);
      arm(word, 1, result);
      code.goto_(end).labelBinding(otherwise);
      arm(word, 2, result);
    } else {
      push(word.operand(0));
      code.l2i();
      int last = word.operands().size() - 2;
      var cases = new ArrayList<SwitchCase>();
      for (int i = 0; i < last; i++) {
        cases.add(SwitchCase.of(i, code.newLabel()));
      }
      var rest = code.newLabel();
      code.tableswitch(0, Math.max(0, last - 1), rest, cases);
      for (var each : cases) {
        code.labelBinding(each.target());
        arm(word, each.caseValue() + 1, result);
        code.goto_(end);
      }
      code.labelBinding(rest);
      arm(word, last + 1, result);
    }
    code.labelBinding(end);
    locals.put(word, result);
  }

  private void arm(Word word, int operand, int result) {
    open(placement.arm(word, operand));
    push(word.operand(operand));
    code.lstore(result);
  }

  /** Goes on if a bit is 1, else elsewhere. */
  void jumpUnless(Word bit, Label elsewhere) {
    if (isInline(bit)) {
      switch (bit.operation()) {
        case NOT -> {
          jumpIf(bit.operand(0), elsewhere);
          return;
        }
        case AND -> {
          // Of wider operands the common bits count.
          if (bit.operand(0).width() == 1 && bit.operand(1).width() == 1) {
            jumpUnless(bit.operand(0), elsewhere);
            jumpUnless(bit.operand(1), elsewhere);
            return;
          }
        }
        case EQUAL -> {
          two(bit).lcmp().ifne(elsewhere);
          return;
        }
        case LESS -> {
          if (isSmall(bit)) {
            two(bit).lcmp().ifge(elsewhere);
            return;
          }
        }
        default -> {
          // A plain value.
        }
      }
    }
    push(bit);
    code.lconst_0().lcmp().ifeq(elsewhere);
  }

  private void jumpIf(Word bit, Label elsewhere) {
    if (isInline(bit)) {
      switch (bit.operation()) {
        case NOT -> {
          jumpUnless(bit.operand(0), elsewhere);
          return;
        }
        case OR -> {
          jumpIf(bit.operand(0), elsewhere);
          jumpIf(bit.operand(1), elsewhere);
          return;
        }
        case EQUAL -> {
          two(bit).lcmp().ifeq(elsewhere);
          return;
        }
        default -> {
          // A plain value.
        }
      }
    }
    push(bit);
    code.lconst_0().lcmp().ifne(elsewhere);
  }
}
