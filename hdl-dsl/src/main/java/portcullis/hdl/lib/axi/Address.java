package portcullis.hdl.lib.axi;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Hdl.bool;
import static portcullis.hdl.Hdl.enumerated;
import static portcullis.hdl.Hdl.uint;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Data;
import portcullis.hdl.Enumerated;
import portcullis.hdl.UInt;

/**
 * What opens a burst: the payload of channels AW and AR.
 *
 * @param id order is kept among equal IDs (section A5.3)
 * @param addr byte address of the first beat
 * @param len beats less one
 * @param size binary logarithm of the bytes of a beat, 3 bits
 * @param burst how the address moves
 * @param lock exclusive access
 * @param cache memory type, 4 bits (section A4.4)
 * @param prot bit 0 privileged, bit 1 non-secure, bit 2 instruction (section A4.7)
 * @param qos priority, 4 bits; 0 if unused (section A8.1)
 * @param region which of several regions of a slave, 4 bits; 0 if unused (section A8.2)
 * @param user what rides along
 * @param <A> what rides along on address channels
 */
public record Address<A extends Data>(
    UInt id,
    UInt addr,
    UInt len,
    UInt size,
    Enumerated<Burst> burst,
    Bool lock,
    Bits cache,
    Bits prot,
    Bits qos,
    Bits region,
    A user)
    implements Bundle {
  /** The shape. */
  public static <A extends Data> Address<A> of(Axi4Parameters parameters, A user) {
    return new Address<>(
        uint(parameters.idWidth()),
        uint(parameters.addressWidth()),
        uint(8),
        uint(3),
        enumerated(Burst.class),
        bool(),
        bits(4),
        bits(3),
        bits(4),
        bits(4),
        user);
  }

  @Override
  public String leafName(String component, String inside) {
    return Amba.sideband(component, inside);
  }
}
