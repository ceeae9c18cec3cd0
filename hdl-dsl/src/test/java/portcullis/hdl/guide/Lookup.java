package portcullis.hdl.guide;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;

final class Lookup extends Module {
  record Entry(Bool valid, UInt key, Bits data) implements Bundle {
    static Entry shape() {
      return new Entry(bool(), uint(4), bits(8));
    }

    Bool covers(UInt wanted) {
      return valid.and(key.eq(wanted));
    }
  }

  final UInt wanted = in(uint(4));
  final Stream<Entry> refill = sink(Entry.shape());
  final Bool hit = out(bool());
  final Bits data = out(bits(8));

  Lookup() {
    var entries = reg(vec(2, Entry.shape()));
    entries.forEach(entry -> entry.valid().resetTo(false));

    var hits = entries.map(entry -> entry.covers(wanted));
    hit.set(any(hits));
    data.set(oneHot(hits, entries).data());

    var victim = reg(uint(1)).resetTo(0);
    refill.ready().set(true);
    when(
        refill.fire(),
        () -> {
          entries.at(victim).set(refill.payload());
          victim.set(victim.plus(1));
        });
  }
}
