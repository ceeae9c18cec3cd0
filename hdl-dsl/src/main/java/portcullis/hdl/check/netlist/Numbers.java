package portcullis.hdl.check.netlist;

import java.util.Arrays;

/** A growing list of ints. */
final class Numbers {
  static final int[] NONE = {};

  private int[] values = new int[4];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  void addAll(int[] more) {
    for (int value : more) {
      add(value);
    }
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  int removeLast() {
    return values[--size];
  }

  int last() {
    return values[size - 1];
  }

  int[] toArray() {
    return size == 0 ? NONE : Arrays.copyOf(values, size);
  }
}
