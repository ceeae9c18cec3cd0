package portcullis.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** All words of a graph, equal ones once. */
final class WordTable {
  private static final int FIRST_SIZE = 1 << 12;

  private final List<Word> words = new ArrayList<>();
  private Word[] table = new Word[FIRST_SIZE];

  /** In the order in which they were made, so that operands come first. */
  List<Word> words() {
    return words;
  }

  /** The word that is equal to a new one, which may be the new one. */
  Word unique(Word word) {
    int place = freePlace(word);
    if (table[place] != null) {
      return table[place];
    }
    table[place] = word;
    words.add(word);
    if (words.size() * 2 > table.length) {
      var old = table;
      table = new Word[old.length * 2];
      Arrays.stream(old).filter(Objects::nonNull).forEach(it -> table[freePlace(it)] = it);
    }
    return word;
  }

  /** Where an equal word stands, or where this one can. */
  private int freePlace(Word word) {
    int place = word.mixed() & table.length - 1;
    while (table[place] != null
        && !(table[place].mixed() == word.mixed() && table[place].isSame(word))) {
      place = place + 1 & table.length - 1;
    }
    return place;
  }
}
