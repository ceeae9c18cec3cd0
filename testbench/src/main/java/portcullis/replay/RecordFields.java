package portcullis.replay;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** The fields of one record, read from left to right; each read says what it expects. */
final class RecordFields {
  private final Path file;
  private final long line;
  private final String text;
  private int position;

  RecordFields(Path file, long line, String text) {
    this.file = file;
    this.line = line;
    this.text = text;
  }

  long line() {
    return line;
  }

  String text() {
    return text;
  }

  /** The next field, whatever it holds. */
  String word(String expected) throws VectorFileException {
    if (position > text.length()) {
      throw wrong(expected, "the end of the line");
    }
    int end = text.indexOf(' ', position);
    if (end < 0) {
      end = text.length();
    }
    String word = text.substring(position, end);
    if (word.isEmpty()) {
      throw wrong(
          expected, text.isEmpty() ? "an empty line" : "a blank at column " + (position + 1));
    }
    position = end + 1;
    return word;
  }

  /** The value of the next field, which must begin with {@code name=}. */
  private String value(String name, String form) throws VectorFileException {
    String expected = name + "=" + form;
    String word = word(expected);
    if (!word.startsWith(name + "=")) {
      throw wrong(expected, VectorFileException.quote(word));
    }
    return word.substring(name.length() + 1);
  }

  long hex(String meaning, int bits) throws VectorFileException {
    String expected = meaning + " as " + hexForm(bits);
    return parseHex(word(expected), bits, expected);
  }

  long hexField(String name, int bits) throws VectorFileException {
    String form = hexForm(bits);
    return parseHex(value(name, form), bits, name + "=" + form);
  }

  /** A hexadecimal field, or {@code -} for "do not check". */
  OptionalLong optionalHexField(String name, int bits) throws VectorFileException {
    String form = hexForm(bits) + " or -";
    String value = value(name, form);
    return value.equals("-")
        ? OptionalLong.empty()
        : OptionalLong.of(parseHex(value, bits, name + "=" + form));
  }

  int decimal(String meaning, int lowest, int highest) throws VectorFileException {
    String expected = "%s as decimal %d to %d".formatted(meaning, lowest, highest);
    return parseDecimal(word(expected), lowest, highest, expected);
  }

  int decimalField(String name, int lowest, int highest) throws VectorFileException {
    String form = "decimal %d to %d".formatted(lowest, highest);
    return parseDecimal(value(name, form), lowest, highest, name + "=" + form);
  }

  long longDecimalField(String name) throws VectorFileException {
    String form = "a decimal number";
    return parseLongDecimal(value(name, form), 0, Long.MAX_VALUE, name + "=" + form);
  }

  boolean flagField(String name) throws VectorFileException {
    return decimalField(name, 0, 1) == 1;
  }

  /** A flag, or {@code x} for "do not check". */
  Optional<Boolean> optionalFlagField(String name) throws VectorFileException {
    String form = "0, 1 or x";
    return switch (value(name, form)) {
      case "0" -> Optional.of(false);
      case "1" -> Optional.of(true);
      case "x" -> Optional.empty();
      case String other -> throw wrong(name + "=" + form, VectorFileException.quote(other));
    };
  }

  String textField(String name) throws VectorFileException {
    return value(name, "text");
  }

  Bytes bytes(String meaning) throws VectorFileException {
    String expected = meaning + " as bytes of two lower-case hex digits each";
    return parseBytes(word(expected), expected);
  }

  Bytes bytesField(String name, int length) throws VectorFileException {
    String form = "%d bytes of two lower-case hex digits each".formatted(length);
    String value = value(name, form);
    Bytes bytes = parseBytes(value, name + "=" + form);
    if (bytes.length() != length) {
      throw wrong(name + "=" + form, VectorFileException.quote(value));
    }
    return bytes;
  }

  /** The record must have no more fields. */
  void end() throws VectorFileException {
    if (position <= text.length()) {
      throw wrong("the end of the line", VectorFileException.quote(text.substring(position)));
    }
  }

  VectorFileException wrong(String expected, String found) {
    return new VectorFileException(file, line, expected, found);
  }

  private static String hexForm(int bits) {
    return "lower-case hex of at most %d bits".formatted(bits);
  }

  private long parseHex(String digits, int bits, String expected) throws VectorFileException {
    long value = 0;
    boolean fits = !digits.isEmpty();
    for (int i = 0; i < digits.length() && fits; i++) {
      int digit = hexDigit(digits.charAt(i));
      fits = digit >= 0 && value >>> 60 == 0;
      value = value << 4 | digit;
    }
    if (!fits || bits < Long.SIZE && value >>> bits != 0) {
      throw wrong(expected, VectorFileException.quote(digits));
    }
    return value;
  }

  private static int hexDigit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }

  private int parseDecimal(String digits, int lowest, int highest, String expected)
      throws VectorFileException {
    return (int) parseLongDecimal(digits, lowest, highest, expected);
  }

  private long parseLongDecimal(String digits, long lowest, long highest, String expected)
      throws VectorFileException {
    long value = 0;
    boolean fits = !digits.isEmpty();
    for (int i = 0; i < digits.length() && fits; i++) {
      int digit = digits.charAt(i) - '0';
      fits = digit >= 0 && digit <= 9 && value <= highest / 10 && 10 * value <= highest - digit;
      value = value * 10 + digit;
    }
    if (!fits || value < lowest) {
      throw wrong(expected, VectorFileException.quote(digits));
    }
    return value;
  }

  private Bytes parseBytes(String digits, String expected) throws VectorFileException {
    if (digits.isEmpty()
        || digits.length() % 2 != 0
        || digits.chars().anyMatch(c -> hexDigit((char) c) < 0)) {
      throw wrong(expected, VectorFileException.quote(digits));
    }
    return Bytes.parse(digits);
  }
}
