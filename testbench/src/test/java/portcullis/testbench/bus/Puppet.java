package portcullis.testbench.bus;

import portcullis.hdl.Module;
import portcullis.hdl.lib.axi.Address;
import portcullis.hdl.lib.axi.Axi4;
import portcullis.hdl.lib.axi.Axi4Parameters;
import portcullis.hdl.lib.axi.NoSideband;
import portcullis.hdl.lib.axi.Observed;
import portcullis.hdl.lib.axi.ReadData;
import portcullis.hdl.lib.axi.WriteData;
import portcullis.hdl.lib.axi.WriteResponse;

/** A slave and a master whose signals the test pulls by hand. */
final class Puppet extends Module {
  private static final Axi4Parameters PARAMETERS = new Axi4Parameters(56, 64, 4);

  final Axi4<NoSideband, NoSideband, NoSideband, NoSideband> device = in(Axi4.of(PARAMETERS));
  final Axi4<NoSideband, NoSideband, NoSideband, NoSideband> memory = out(Axi4.of(PARAMETERS));

  final Observed<Address<NoSideband>> ar = in(Observed.shape(memory.ar().payload()));
  final Observed<Address<NoSideband>> aw = in(Observed.shape(memory.aw().payload()));
  final Observed<WriteData<NoSideband>> w = in(Observed.shape(memory.w().payload()));
  final Observed<ReadData<NoSideband>> r = in(Observed.shape(memory.r().payload()));
  final Observed<WriteResponse<NoSideband>> b = in(Observed.shape(memory.b().payload()));

  Puppet() {
    memory.ar().valid().set(ar.valid());
    memory.ar().payload().set(ar.payload());
    memory.aw().valid().set(aw.valid());
    memory.aw().payload().set(aw.payload());
    memory.w().valid().set(w.valid());
    memory.w().payload().set(w.payload());
    memory.r().ready().set(true);
    memory.b().ready().set(true);
    device.r().valid().set(r.valid());
    device.r().payload().set(r.payload());
    device.b().valid().set(b.valid());
    device.b().payload().set(b.payload());
    device.ar().ready().set(ar.ready());
    device.aw().ready().set(aw.ready());
    device.w().ready().set(w.ready());
    var reason = "the test looks at the bus models, not at what they drive";
    unused(device, reason);
    unused(memory.ar().ready(), reason);
    unused(memory.aw().ready(), reason);
    unused(memory.w().ready(), reason);
    unused(memory.r().valid(), reason);
    unused(memory.r().payload(), reason);
    unused(memory.b().valid(), reason);
    unused(memory.b().payload(), reason);
    unused(r.ready(), reason);
    unused(b.ready(), reason);
    // A module without a register has no clock.
    var cycles = reg(uint(8)).resetTo(0);
    cycles.set(cycles.plus(1));
    unused(cycles, reason);
  }
}
