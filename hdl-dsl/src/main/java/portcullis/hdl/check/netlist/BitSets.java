package portcullis.hdl.check.netlist;

import java.util.BitSet;
import java.util.StringJoiner;

/** Sets of bit numbers that are shared and therefore never changed after they are made. */
public final class BitSets {
  /** No bits. */
  public static final BitSet NONE = new BitSet();

  private static final int SHARED = 256;

  private final BitSet[] full = new BitSet[SHARED];

  /** Bits 0 to {@code width - 1}. */
  BitSet full(int width) {
    if (width >= SHARED) {
      return range(width - 1, 0);
    }
    if (full[width] == null) {
      full[width] = range(width - 1, 0);
    }
    return full[width];
  }

  /** Bits {@code low} to {@code high} of a signal of {@code width} bits. */
  BitSet range(int high, int low, int width) {
    return low == 0 && high == width - 1 ? full(width) : range(high, low);
  }

  private static BitSet range(int high, int low) {
    var set = new BitSet(high + 1);
    set.set(low, high + 1);
    return set;
  }

  /** The bits of either set; null stands for no bits. */
  static BitSet union(BitSet one, BitSet other) {
    if (one == null || one == other) {
      return other;
    }
    var set = (BitSet) one.clone();
    set.or(other);
    return set.equals(one) ? one : set;
  }

  /** The bits of both sets. */
  static BitSet intersection(BitSet one, BitSet other) {
    if (one == other) {
      return one;
    }
    var set = (BitSet) one.clone();
    set.and(other);
    return set;
  }

  /** The bits below {@code width} that are not in the set. */
  public static BitSet missing(BitSet set, int width) {
    var rest = (BitSet) set.clone();
    rest.flip(0, width);
    return rest;
  }

  /** The bits in words, highest first: {@code bit 7} or {@code bits 7:4, 2}. */
  public static String words(BitSet set) {
    var ranges = new StringJoiner(", ");
    for (int high = set.length() - 1; high >= 0; ) {
      int low = set.previousClearBit(high) + 1;
      ranges.add(high == low ? String.valueOf(low) : high + ":" + low);
      high = set.previousSetBit(low - 1 < 0 ? 0 : low - 1);
      if (low == 0) {
        break;
      }
    }
    return (set.cardinality() == 1 ? "bit " : "bits ") + ranges;
  }
}
