package portcullis.testbench.iommu;

import portcullis.hdl.Bits;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.lib.SkidBuffer;
import portcullis.hdl.lib.axi.Address;
import portcullis.hdl.lib.axi.Axi4;
import portcullis.hdl.lib.axi.AxiLite;
import portcullis.hdl.lib.axi.AxiLiteSlave;
import portcullis.hdl.lib.axi.Burst;
import portcullis.hdl.lib.axi.NoSideband;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.bus.DevicePort;
import portcullis.iommu.bus.DeviceSideband;
import portcullis.iommu.bus.MemoryPort;
import portcullis.iommu.bus.Poison;
import portcullis.iommu.bus.TranslatedSideband;

/**
 * Has the ports of the IOMMU and passes every request on as it is, as in the mode Bare. It has one
 * register in many places, which drives the interrupts; of the queues it shows that they are on and
 * empty. A number written at offset {@link #SEND} makes it write the register, 4 bytes, to memory
 * at that address.
 */
public final class StandIn extends Module {
  /** Where a write makes it write to memory. */
  public static final int SEND = 0x808;

  private static final String OTHERWISE = "a stand-in does not care";

  final Axi4<DeviceSideband, NoSideband, NoSideband, NoSideband> device;
  final Axi4<TranslatedSideband, NoSideband, NoSideband, NoSideband> translated;
  final Axi4<NoSideband, NoSideband, NoSideband, Poison> memory;
  final AxiLite registers;
  final Bits interrupts;

  /** The ports of a build. */
  public StandIn(IommuConfig config) {
    device = in(DevicePort.deviceShape(config));
    translated = out(DevicePort.translatedShape(config));
    memory = out(MemoryPort.shape(config));
    registers = in(AxiLite.of(12, 64));
    interrupts = out(bits(1 << config.widths().vector()));

    pass(translated.ar(), SkidBuffer.stage(device.ar()));
    pass(translated.aw(), SkidBuffer.stage(device.aw()));
    connect(translated.w(), SkidBuffer.stage(device.w()));
    connect(device.r(), SkidBuffer.stage(translated.r()));
    connect(device.b(), SkidBuffer.stage(translated.b()));

    var slave = instance(() -> new AxiLiteSlave(12, 64));
    connect(slave.bus, registers);
    var access = slave.access;
    var data = reg(bits(64)).resetTo(0);
    var target = reg(uint(56)).resetTo(0);
    var addressWaits = reg(bool()).resetTo(false);
    var dataWaits = reg(bool()).resetTo(false);
    when(memory.aw().fire(), () -> addressWaits.set(false));
    when(memory.w().fire(), () -> dataWaits.set(false));
    when(
        access.write(),
        () ->
            when(access.address().bit(11).not(), () -> data.set(access.data()))
                .otherwise(() -> {
                  target.set(access.data().asUInt().slice(55, 0));
                  addressWaits.set(true);
                  dataWaits.set(true);
                }));
    var on = data.and(bits(64).of(0x1_0000_0001L)).shiftLeft(16);
    // The word above is what was written to cqt where cqh is read.
    var both = data.or(data.shiftRight(32));
    var seen = mux(access.address().bit(5), both, data);
    slave.answer.data().set(mux(access.address().bit(6), data.or(on), seen));
    slave.answer.refused().set(false);
    interrupts.set(data.slice(interrupts.width() - 1, 0));

    memory.aw().valid().set(addressWaits);
    fill(memory.aw().payload(), 2);
    memory.aw().payload().addr().set(target);
    memory.w().valid().set(dataWaits);
    memory.w().payload().last().set(true);
    var high = target.bit(2);
    memory.w().payload().strb().set(mux(high, bits(8).of(0xf0), bits(8).of(0x0f)));
    memory
        .w()
        .payload()
        .data()
        .set(mux(high, concat(data.slice(31, 0), bits(32).of(0)), data.slice(31, 0).extend(64)));
    memory.b().ready().set(true);
    memory.ar().valid().set(false);
    fill(memory.ar().payload(), 3);
    memory.ar().payload().addr().set(0);
    memory.r().ready().set(true);
    unused(memory.ar().ready(), OTHERWISE);
    unused(memory.r().valid(), OTHERWISE);
    unused(memory.r().payload(), OTHERWISE);
    unused(memory.b().valid(), OTHERWISE);
    unused(memory.b().payload(), OTHERWISE);
    unused(access.read(), OTHERWISE);
    unused(access.strb(), OTHERWISE);
    unused(access.address(), OTHERWISE);
    unused(access.data(), OTHERWISE);
  }

  private static void fill(Address<NoSideband> address, int size) {
    address.id().set(0);
    address.len().set(0);
    address.size().set(size);
    address.burst().set(Burst.INCR);
    address.lock().set(false);
    address.cache().set(0);
    address.prot().set(0);
    address.qos().set(0);
    address.region().set(0);
  }

  private static void pass(
      Stream<Address<TranslatedSideband>> to, Stream<Address<DeviceSideband>> from) {
    to.valid().set(from.valid());
    from.ready().set(to.ready());
    var in = from.payload();
    var out = to.payload();
    out.id().set(in.id());
    out.addr().set(in.addr().slice(out.addr().width() - 1, 0));
    out.len().set(in.len());
    out.size().set(in.size());
    out.burst().set(in.burst());
    out.lock().set(in.lock());
    out.cache().set(in.cache());
    out.prot().set(in.prot());
    out.qos().set(in.qos());
    out.region().set(in.region());
    out.user().mmumt().set(0);
    out.user().mmumsi().set(false);
    out.user().mmucoherent().set(0);
    unused(in.addr(), OTHERWISE);
    unused(in.user(), OTHERWISE);
  }
}
