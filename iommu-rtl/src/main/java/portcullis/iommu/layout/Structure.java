package portcullis.iommu.layout;

import java.util.List;

/**
 * A structure in memory that software and the IOMMU share.
 *
 * @param name its name
 * @param bytes its size
 * @param section where the specification describes it
 * @param words its words, by ascending offset; together they fill it
 */
public record Structure(String name, int bytes, Section section, List<Word> words) {

  /**
   * Checks that the words fill the structure.
   *
   * @throws IllegalArgumentException if they leave a gap, overlap or end elsewhere
   */
  public Structure {
    words = List.copyOf(words);
    int next = 0;
    for (var word : words) {
      if (word.offset() != next) {
        throw new IllegalArgumentException(
            "structure %s: word %s at offset %d, expected %d"
                .formatted(name, word.name(), word.offset(), next));
      }
      next += word.bytes();
    }
    if (next != bytes) {
      throw new IllegalArgumentException(
          "structure %s: its words fill %d of %d bytes".formatted(name, next, bytes));
    }
  }

  static Structure of(String name, int bytes, Section section, Word... words) {
    return new Structure(name, bytes, section, List.of(words));
  }
}
