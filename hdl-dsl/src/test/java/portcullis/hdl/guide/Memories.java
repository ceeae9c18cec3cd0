package portcullis.hdl.guide;

import java.math.BigInteger;
import java.util.List;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.ReadUnderWrite;
import portcullis.hdl.UInt;

final class Memories extends Module {
  final UInt address = in(uint(4));
  final Bits data = in(bits(16));
  final Bits lanes = in(bits(2));
  final Bool write = in(bool());
  final Bits read = out(bits(16));
  final UInt square = out(uint(8));

  Memories() {
    var words = memory(16, bits(16)).lanes(8).readUnderWrite(ReadUnderWrite.OLD);
    when(write, () -> words.write(address, data, lanes));
    var word = words.readSync(address, write.not());
    read.set(word);

    var squares = rom(uint(8), List.of(0, 1, 4, 9).stream().map(BigInteger::valueOf).toList());
    square.set(squares.read(address.low(2)));
  }
}
