package portcullis.hdl.sim.jvm;

import java.util.List;

/**
 * A value of any width as words of 64 bits, the lowest first. A word may say that it is narrower.
 *
 * @param width bits in all
 * @param words as many as the width needs
 */
record BitVector(int width, List<Word> words) {
  BitVector {
    words = List.copyOf(words);
    if (words.size() != count(width)) {
      throw new IllegalArgumentException(width + " bits in " + words.size() + " words");
    }
  }

  static BitVector of(int width, Word word) {
    return new BitVector(width, List.of(word));
  }

  /** Words that a width needs. */
  static int count(int width) {
    return Math.ceilDiv(width, Long.SIZE);
  }

  /** Bits of the value in the word with this number. */
  static int bitsOf(int width, int word) {
    return Math.min(Long.SIZE, width - Long.SIZE * word);
  }

  int count() {
    return words.size();
  }

  Word word(int number) {
    return words.get(number);
  }

  /** The only word. */
  Word only() {
    if (words.size() != 1) {
      throw new IllegalStateException("a value of " + width + " bits is no single word");
    }
    return words.getFirst();
  }

  int bitsOf(int word) {
    return bitsOf(width, word);
  }
}
