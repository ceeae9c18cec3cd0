package portcullis.hdl.guide;

import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;

final class Pipeline extends Module {
  final Stream<UInt> in = sink(uint(8));
  final Stream<UInt> out = source(uint(8));

  Pipeline() {
    var odd = in.filter(value -> value.bit(0));
    out.set(odd.map(value -> value.plus(1)));
  }
}
