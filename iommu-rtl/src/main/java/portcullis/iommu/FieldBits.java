package portcullis.iommu;

import static portcullis.hdl.Operators.concat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Data;
import portcullis.hdl.Hdl;
import portcullis.hdl.UInt;
import portcullis.iommu.layout.Field;

/** Takes fields of the layout out of words of hardware, and puts them together to words. */
public final class FieldBits {
  /**
   * A field and its value.
   *
   * @param field the field
   * @param value its value, at most as wide; what is missing above is 0
   */
  public record Value(Field field, Data value) {}

  private FieldBits() {}

  /** The field of a word. */
  public static Bits of(Bits word, Field field) {
    return word.slice(field.msb(), field.lsb());
  }

  /** The field of a word as a number. */
  public static UInt number(Bits word, Field field) {
    return of(word, field).asUInt();
  }

  /** A field of one bit. */
  public static Bool flag(Bits word, Field field) {
    if (field.width() != 1) {
      throw new IllegalArgumentException(
          "%s has %d bits, not 1".formatted(field.name(), field.width()));
    }
    return word.bit(field.lsb());
  }

  /** A field and its value, for {@link #word}. */
  public static Value at(Field field, Data value) {
    if (value.width() > field.width()) {
      throw new IllegalArgumentException(
          "%d bits do not fit the %d bits of %s"
              .formatted(value.width(), field.width(), field.name()));
    }
    return new Value(field, value);
  }

  /**
   * A word of fields; all other bits are 0.
   *
   * @param width bits of the word
   * @param values fields that do not overlap
   */
  public static Bits word(int width, Value... values) {
    var parts = new ArrayList<Data>();
    int next = 0;
    var ascending = Comparator.comparingInt((Value value) -> value.field().lsb());
    for (var value : List.of(values).stream().sorted(ascending).toList()) {
      parts.addFirst(Hdl.bits(value.field().lsb() - next).of(0));
      parts.addFirst(value.value());
      next = value.field().lsb() + value.value().width();
    }
    parts.addFirst(Hdl.bits(width - next).of(0));
    return concat(parts.stream().filter(part -> part.width() > 0).toArray(Data[]::new));
  }
}
