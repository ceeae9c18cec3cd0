package portcullis.hdl.lib.axi;

import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Data;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;

/**
 * The transactions under way, oldest first, each with a note. Finds the oldest of an ID, since
 * answers come in order within an ID and in any order otherwise.
 *
 * @param <T> what is noted
 */
final class TransactionTable<T extends Data> extends Module {
  /**
   * A transaction.
   *
   * @param id its ID
   * @param note what is remembered of it
   * @param <T> what is noted
   */
  record Transaction<T extends Data>(UInt id, T note) implements Bundle {}

  /** Adds a transaction; not ready while the table is full. */
  final Stream<Transaction<T>> insert;

  /** Whose oldest transaction is looked for. */
  final UInt id;

  /** There is one. */
  final Bool found;

  /** Its note; 0 if there is none. */
  final T oldest;

  /** Removes it at the clock edge. */
  final Bool remove = in(bool());

  /** Gives it another note at the clock edge. */
  final Bool update = in(bool());

  /** The other note. */
  final T updated;

  /**
   * A table.
   *
   * @param size most transactions, at least 2
   * @param idWidth bits of an ID
   * @param note what is remembered of each
   */
  TransactionTable(int size, int idWidth, T note) {
    super(size, idWidth, note);
    describe("Transactions under way, oldest first; finds the oldest of an ID.");
    if (size < 2) {
      throw new IllegalArgumentException(
          "a table of %d transactions: it needs room for 2 or more".formatted(size));
    }
    insert = sink(new Transaction<>(uint(idWidth), note));
    id = in(uint(idWidth));
    found = out(bool());
    oldest = out(note);
    updated = in(note);

    var entries = reg(vec(size, new Transaction<>(uint(idWidth), note)));
    var occupied = reg(bits(size)).resetTo(0);
    insert.ready().set(occupied.bit(size - 1).not());

    var matches = entries.mapIndexed((i, entry) -> occupied.bit(i).and(entry.id().eq(id)));
    var hits = matches.asBits();
    var chosen = lowestOne(hits);
    found.set(hits.orReduce());
    connect(oldest, oneHot(chosen, entries.map(Transaction::note)));

    // Entries behind a removed one move up, so that age stays the order of the entries.
    var atOrBehind = chosen.asUInt().minus(1).not().asBits();
    var moves = atOrBehind.and(remove.repeat(size));
    var kept = mux(remove.and(found), occupied.shiftRight(1), occupied);
    var free = kept.not().and(kept.shiftLeft(1).or(bits(size).of(1)));
    var filled = free.and(insert.fire().repeat(size));
    occupied.set(kept.or(filled));
    for (int i = 0; i < size; i++) {
      int index = i;
      var entry = entries.at(i);
      when(filled.bit(i), () -> entry.set(insert.payload()))
          .elseWhen(
              moves.bit(i),
              () -> {
                if (index + 1 < size) {
                  entry.set(entries.at(index + 1));
                }
              })
          .elseWhen(update.and(chosen.bit(i)), () -> connect(entry.note(), updated));
    }
  }
}
