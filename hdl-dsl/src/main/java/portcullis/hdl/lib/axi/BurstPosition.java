package portcullis.hdl.lib.axi;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.lowMask;
import static portcullis.hdl.Hdl.mux;

import portcullis.hdl.Bundle;
import portcullis.hdl.Enumerated;
import portcullis.hdl.UInt;

/**
 * A burst and the address of the beat that it has come to (section A3.4.2).
 *
 * @param id the burst's ID
 * @param addr byte address of the beat
 * @param len beats of the burst less one
 * @param size binary logarithm of the bytes of a beat, 3 bits
 * @param burst how the address moves
 */
record BurstPosition(UInt id, UInt addr, UInt len, UInt size, Enumerated<Burst> burst)
    implements Bundle {
  /** The first beat. */
  static BurstPosition of(Address<?> address) {
    return new BurstPosition(
        address.id(), address.addr(), address.len(), address.size(), address.burst());
  }

  /** The address of the next beat. */
  UInt next() {
    int width = addr.width();
    var beatMask = lowMask(size, width);
    var start = addr.asBits().and(beatMask.not()).asUInt();
    var following = start.plus(bits(width).of(1).shiftLeft(size).asUInt());
    // A wrapping burst has 2, 4, 8 or 16 beats, so the bits that move are those of len and size.
    var block = len.extend(width).shiftLeft(size).asBits().or(beatMask);
    var wrapped = addr.asBits().and(block.not()).or(following.asBits().and(block)).asUInt();
    return mux(burst.eq(Burst.FIXED), addr, mux(burst.eq(Burst.WRAP), wrapped, following));
  }
}
