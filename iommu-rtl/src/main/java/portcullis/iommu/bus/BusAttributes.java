package portcullis.iommu.bus;

import static portcullis.hdl.Hdl.bits;
import static portcullis.hdl.Operators.mux;

import portcullis.hdl.Bool;
import portcullis.hdl.lib.axi.Address;
import portcullis.hdl.lib.axi.Burst;
import portcullis.hdl.lib.axi.NoSideband;

/** What all accesses of the IOMMU's own have in common. */
final class BusAttributes {
  /** Normal memory that is not cached on the way (AMBA AXI A4.4). */
  private static final int MEMORY = 0b0010;

  /** A device: an interrupt controller must see each of its writes. */
  private static final int DEVICE = 0b0000;

  private BusAttributes() {}

  /** Sets what does not depend on the access but on where it goes. */
  static void set(Address<NoSideband> address, Bool toMemory) {
    address.burst().set(Burst.INCR);
    address.lock().set(false);
    address.cache().set(mux(toMemory, bits(4).of(MEMORY), bits(4).of(DEVICE)));
    address.prot().set(0);
    address.qos().set(0);
    address.region().set(0);
  }
}
