package portcullis.hdl.sim.jvm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Operators on values of any width, made of operations on words. */
final class Arithmetic {
  private static final int INDEX_BITS = 6;

  private final WordGraph graph;

  Arithmetic(WordGraph graph) {
    this.graph = graph;
  }

  WordGraph graph() {
    return graph;
  }

  private static BitVector build(int width, IntFunction<Word> word) {
    return new BitVector(width, IntStream.range(0, BitVector.count(width)).mapToObj(word).toList());
  }

  BitVector constant(BigInteger value, int width) {
    return build(width, i -> graph.constant(value.shiftRight(i * Long.SIZE).longValue()));
  }

  BitVector zero(int width) {
    return build(width, _ -> graph.zero());
  }

  BitVector bit(Word word) {
    return BitVector.of(1, word);
  }

  BitVector not(BitVector a) {
    return build(a.width(), i -> graph.not(a.word(i), a.bitsOf(i)));
  }

  BitVector bitwise(BitVector a, BitVector b, BiFunction<Word, Word, Word> operation) {
    return build(a.width(), i -> operation.apply(a.word(i), b.word(i)));
  }

  BitVector add(BitVector a, BitVector b) {
    if (a.count() == 1) {
      return BitVector.of(a.width(), graph.add(a.only(), b.only(), a.width()));
    }
    var words = new ArrayList<Word>();
    Word carry = graph.zero();
    for (int i = 0; i < a.count(); i++) {
      int bits = a.bitsOf(i);
      Word sum = graph.add(a.word(i), b.word(i), bits);
      Word all = graph.add(sum, carry, bits);
      carry = graph.or(graph.less(sum, a.word(i)), graph.less(all, carry));
      words.add(all);
    }
    return new BitVector(a.width(), words);
  }

  BitVector subtract(BitVector a, BitVector b) {
    if (a.count() == 1) {
      return BitVector.of(a.width(), graph.subtract(a.only(), b.only(), a.width()));
    }
    var words = new ArrayList<Word>();
    Word borrow = graph.zero();
    for (int i = 0; i < a.count(); i++) {
      int bits = a.bitsOf(i);
      Word difference = graph.subtract(a.word(i), b.word(i), bits);
      words.add(graph.subtract(difference, borrow, bits));
      borrow = graph.or(graph.less(a.word(i), b.word(i)), graph.less(difference, borrow));
    }
    return new BitVector(a.width(), words);
  }

  /** The product of unsigned numbers, cut at a width. */
  BitVector multiply(BitVector a, BitVector b, int width) {
    if (width <= Long.SIZE) {
      return BitVector.of(width, graph.multiply(a.only(), b.only(), width));
    }
    var sum = zero(width);
    for (int i = 0; i < a.count(); i++) {
      for (int j = 0; j < b.count(); j++) {
        sum = add(sum, at(graph.multiply(a.word(i), b.word(j), Long.SIZE), i + j, width));
        sum = add(sum, at(graph.multiplyHigh(a.word(i), b.word(j)), i + j + 1, width));
      }
    }
    return sum;
  }

  private BitVector at(Word word, int place, int width) {
    return build(
        width, i -> i == place ? graph.cut(word, BitVector.bitsOf(width, i)) : graph.zero());
  }

  BitVector multiplySigned(BitVector a, BitVector b) {
    int width = a.width() + b.width();
    return multiply(signExtend(a, width), signExtend(b, width), width);
  }

  Word equal(BitVector a, BitVector b) {
    Word all = graph.constant(1);
    for (int i = 0; i < a.count(); i++) {
      all = graph.and(all, graph.equal(a.word(i), b.word(i)));
    }
    return all;
  }

  Word less(BitVector a, BitVector b, boolean signed) {
    Word less = graph.zero();
    for (int i = 0; i < a.count(); i++) {
      boolean top = i == a.count() - 1;
      Word here =
          signed && top
              ? graph.lessSigned(a.word(i), b.word(i), a.bitsOf(i))
              : graph.less(a.word(i), b.word(i));
      less = graph.or(here, graph.and(graph.equal(a.word(i), b.word(i)), less));
    }
    return less;
  }

  Word any(BitVector a) {
    Word any = graph.zero();
    for (var word : a.words()) {
      any = graph.or(any, graph.any(word));
    }
    return any;
  }

  Word all(BitVector a) {
    Word all = graph.constant(1);
    for (int i = 0; i < a.count(); i++) {
      all = graph.and(all, graph.equal(a.word(i), graph.constant(Word.mask(a.bitsOf(i)))));
    }
    return all;
  }

  Word parity(BitVector a) {
    Word all = graph.zero();
    for (var word : a.words()) {
      all = graph.xor(all, word);
    }
    return graph.parity(all);
  }

  /** Up to 64 bits from {@code low} on, which may lie in two words or behind the last. */
  Word bits(BitVector a, int low, int width) {
    int first = low / Long.SIZE;
    int shift = low % Long.SIZE;
    if (first >= a.count()) {
      return graph.zero();
    }
    Word lower = graph.slice(a.word(first), shift, width);
    if (shift + width <= Long.SIZE || first + 1 >= a.count()) {
      return lower;
    }
    int border = Long.SIZE - shift;
    return graph.concat(graph.cut(a.word(first + 1), width - border), lower, border);
  }

  BitVector slice(BitVector a, int low, int width) {
    return build(width, i -> bits(a, low + i * Long.SIZE, BitVector.bitsOf(width, i)));
  }

  BitVector concat(BitVector high, BitVector low) {
    int width = high.width() + low.width();
    return build(
        width,
        i -> {
          int start = i * Long.SIZE;
          int bits = BitVector.bitsOf(width, i);
          int border = Math.clamp((long) low.width() - start, 0, bits);
          Word below = border == 0 ? graph.zero() : bits(low, start, border);
          Word above =
              border == bits
                  ? graph.zero()
                  : bits(high, Math.max(0, start - low.width()), bits - border);
          return border == 0 ? above : graph.concat(above, below, border);
        });
  }

  BitVector zeroExtend(BitVector a, int width) {
    return build(width, i -> i < a.count() ? a.word(i) : graph.zero());
  }

  BitVector signExtend(BitVector a, int width) {
    int last = a.count() - 1;
    Word sign = bits(a, a.width() - 1, 1);
    return build(
        width,
        i -> {
          int bits = BitVector.bitsOf(width, i);
          return i < last
              ? a.word(i)
              : i == last
                  ? graph.signExtend(a.word(i), a.bitsOf(i), bits)
                  : graph.signExtend(sign, 1, bits);
        });
  }

  /** The value with other bits from {@code low} on. */
  BitVector replace(BitVector a, int low, BitVector part) {
    var middle = low == 0 ? part : concat(part, slice(a, 0, low));
    int end = low + part.width();
    return end == a.width() ? middle : concat(slice(a, end, a.width() - end), middle);
  }

  BitVector mux(Word condition, BitVector a, BitVector b) {
    return build(a.width(), i -> graph.mux(condition, a.word(i), b.word(i)));
  }

  /** The values whose select is 1, all or-ed. */
  BitVector oneHot(List<Word> selects, List<BitVector> values) {
    int width = values.getFirst().width();
    return build(
        width,
        i -> {
          Word all = graph.zero();
          for (int j = 0; j < selects.size(); j++) {
            Word spread = graph.signExtend(selects.get(j), 1, BitVector.bitsOf(width, i));
            all = graph.or(all, graph.and(spread, values.get(j).word(i)));
          }
          return all;
        });
  }

  /** The element with a number, or the last one. */
  BitVector select(BitVector index, List<BitVector> elements) {
    int width = elements.getFirst().width();
    return build(
        width,
        i -> {
          var words = elements.stream().map(it -> it.word(i)).toList();
          Word chosen = graph.select(index.word(0), words);
          return index.count() == 1 ? chosen : graph.mux(beyond(index), words.getLast(), chosen);
        });
  }

  /** Whether a number needs more than 64 bits. */
  private Word beyond(BitVector number) {
    Word beyond = graph.zero();
    for (int i = 1; i < number.count(); i++) {
      beyond = graph.or(beyond, graph.any(number.word(i)));
    }
    return beyond;
  }

  /** One bit, 0 behind the last one. */
  Word bit(BitVector a, BitVector index) {
    return bits(shiftDown(a, index, graph.zero()), 0, 1);
  }

  /** A number if it is below a limit, else the limit. */
  Word clamp(BitVector number, long limit) {
    Word low = number.word(0);
    Word within = graph.and(graph.less(low, graph.constant(limit)), graph.not(beyond(number), 1));
    return graph.mux(within, low, graph.constant(limit));
  }

  BitVector shiftUp(BitVector a, BitVector amount) {
    Word tooFar = tooFar(a, amount);
    if (a.count() == 1) {
      Word shifted = graph.shiftUpBy(a.only(), distance(a, amount), a.width());
      return BitVector.of(a.width(), graph.mux(tooFar, graph.zero(), shifted));
    }
    var shifted = a;
    for (int stage = 0; 1 << stage < a.width(); stage++) {
      int by = 1 << stage;
      var further = concat(slice(shifted, 0, a.width() - by), zero(by));
      shifted = mux(bits(amount, stage, 1), further, shifted);
    }
    return mux(tooFar, zero(a.width()), shifted);
  }

  /** Shifted down, {@code fill} shifted in. */
  BitVector shiftDown(BitVector a, BitVector amount, Word fill) {
    Word tooFar = tooFar(a, amount);
    var filled = signExtend(bit(fill), a.width());
    // With a fill of ones: what is inverted before and after is filled with zeros.
    var positive = bitwise(a, filled, graph::xor);
    BitVector shifted;
    if (a.count() == 1) {
      shifted = BitVector.of(a.width(), graph.shiftDownBy(positive.only(), distance(a, amount)));
    } else {
      shifted = positive;
      for (int stage = 0; 1 << stage < a.width(); stage++) {
        int by = 1 << stage;
        var further = zeroExtend(slice(shifted, by, a.width() - by), a.width());
        shifted = mux(bits(amount, stage, 1), further, shifted);
      }
    }
    return bitwise(mux(tooFar, zero(a.width()), shifted), filled, graph::xor);
  }

  private Word distance(BitVector a, BitVector amount) {
    int needed = Math.min(INDEX_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(a.width() - 1));
    return graph.cut(amount.word(0), Math.max(1, needed));
  }

  private Word tooFar(BitVector a, BitVector amount) {
    Word low = amount.word(0);
    Word far = graph.not(graph.less(low, graph.constant(a.width())), 1);
    return graph.or(far, beyond(amount));
  }
}
