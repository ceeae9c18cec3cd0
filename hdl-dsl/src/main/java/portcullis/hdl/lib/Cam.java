package portcullis.hdl.lib;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Data;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/**
 * A content addressable memory: looks up the value of a key among all entries within the cycle. A
 * key is held once at most: inserting it again replaces its value. A new key takes the lowest free
 * entry, or, when all are taken, the entry that {@link #victim} names.
 *
 * @param <K> what a key is
 * @param <V> what a value is
 */
public final class Cam<K extends Data, V extends Data> extends Module {
  /** What is looked up. */
  public final K key;

  /** The key is held. */
  public final Bool hit;

  /** The entry that holds it: one bit, or none. */
  public final Bits hits;

  /** Its value; 0 without a hit. */
  public final V value;

  /** All entries are taken. */
  public final Bool full;

  /** Keeps a value at the clock edge. */
  public final Bool insert;

  /** The key to keep it under. */
  public final K insertKey;

  /** The value to keep. */
  public final V insertValue;

  /** The entry to give up if there is no room; less than the number of entries. */
  public final UInt victim;

  /** The entry that takes the value: one bit while {@link #insert} is 1, else none. */
  public final Bits inserted;

  /**
   * Drops, at the clock edge, all entries whose key agrees with {@link #invalidateKey} in the bits
   * that are 1 in {@link #invalidateMask}. A value inserted at the same edge stays.
   */
  public final Bool invalidate;

  /** The key to drop. */
  public final K invalidateKey;

  /** Which bits of the key matter; with none, all entries are dropped. */
  public final Bits invalidateMask;

  private record Entry<K extends Data, V extends Data>(Bool valid, K key, V value)
      implements Bundle {}

  /**
   * A memory.
   *
   * @param size entries, at least 1
   */
  public Cam(K keyShape, V valueShape, int size) {
    super(keyShape, valueShape, size);
    Sizes.requireAtLeast(1, size, "number of a Cam's entries");
    describe("Content addressable memory of %s.".formatted(Sizes.count(size, "entry", "entries")));
    key = in(keyShape);
    hit = out(bool());
    hits = out(bits(size));
    value = out(valueShape);
    full = out(bool());
    insert = in(bool());
    insertKey = in(keyShape);
    insertValue = in(valueShape);
    victim = in(uint(bitsFor(size)));
    inserted = out(bits(size));
    invalidate = in(bool());
    invalidateKey = in(keyShape);
    invalidateMask = in(bits(keyShape.width()));

    var entries = reg(vec(size, new Entry<>(bool(), keyShape, valueShape)));
    entries.forEach(entry -> entry.valid().resetTo(false));

    hits.set(entries.map(entry -> holds(entry, key)).asBits());
    hit.set(hits.orReduce());
    connect(value, oneHot(hits, entries.map(Entry::value)));

    var taken = entries.map(Entry::valid).asBits();
    full.set(taken.andReduce());
    var same = entries.map(entry -> holds(entry, insertKey)).asBits();
    var free = lowestOne(taken.not());
    var place = mux(same.orReduce(), same, mux(full, victim.oneHot(size), free));
    inserted.set(place.and(insert.repeat(size)));
    for (int i = 0; i < size; i++) {
      var entry = entries.at(i);
      when(invalidate.and(matches(entry)), () -> entry.valid().set(false));
      when(inserted.bit(i), () -> entry.set(new Entry<>(bool(true), insertKey, insertValue)));
    }

    assertAlways(OneHot.atMostOne(hits), "a key is held once at most");
    if (size < 1 << victim.width()) {
      assume(victim.lt(size), "the victim is one of the entries");
    }
  }

  private Bool holds(Entry<K, V> entry, K wanted) {
    return entry.valid().and(entry.key().asBits().eq(wanted.asBits()));
  }

  private Bool matches(Entry<K, V> entry) {
    var differences = entry.key().asBits().xor(invalidateKey.asBits());
    return differences.and(invalidateMask).eq(0);
  }
}
