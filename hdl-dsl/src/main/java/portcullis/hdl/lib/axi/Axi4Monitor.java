package portcullis.hdl.lib.axi;

import portcullis.hdl.Bool;
import portcullis.hdl.Data;
import portcullis.hdl.Module;

/**
 * Watches an AXI4 bus and fails an assertion at the first transfer against the protocol. Answers
 * are held against the oldest transaction of their ID, so answers that changed places within an ID
 * show as wrong lengths; data is not looked at.
 *
 * @param <A> what rides along on AW and AR
 * @param <W> what rides along on W
 * @param <B> what rides along on B
 * @param <R> what rides along on R
 */
public final class Axi4Monitor<A extends Data, W extends Data, B extends Data, R extends Data>
    extends Module {
  /** Write addresses. */
  public final Observed<Address<A>> aw;

  /** Write data. */
  public final Observed<WriteData<W>> w;

  /** Write responses. */
  public final Observed<WriteResponse<B>> b;

  /** Read addresses. */
  public final Observed<Address<A>> ar;

  /** Read data. */
  public final Observed<ReadData<R>> r;

  /**
   * 1 while bursts against section A3.4.1, A4.4 or A7.2.4 are expected, as in a test of a slave
   * that refuses them; which lanes their data may use is then not looked at. All other rules stay
   * in force.
   */
  public final Bool tolerateBursts = in(bool(), "bursts against the protocol are expected");

  /**
   * A monitor.
   *
   * @param bus the bus to watch, or its shape
   * @param outstanding most reads, and most writes, under way at a time; at least 2
   */
  public Axi4Monitor(Axi4<A, W, B, R> bus, int outstanding) {
    super(
        bus.parameters().addressWidth(),
        bus.parameters().dataWidth(),
        bus.parameters().idWidth(),
        outstanding);
    describe("Watches an AXI4 bus for transfers against the protocol.");
    aw = in(Observed.shape(bus.aw().payload()));
    w = in(Observed.shape(bus.w().payload()));
    b = in(Observed.shape(bus.b().payload()));
    ar = in(Observed.shape(bus.ar().payload()));
    r = in(Observed.shape(bus.r().payload()));
    var parameters = bus.parameters();

    var awHandshake = instance(() -> new HandshakeMonitor("AW", aw.payload().width()));
    awHandshake.watch(aw);
    var wHandshake = instance(() -> new HandshakeMonitor("W", w.payload().width()));
    wHandshake.watch(w);
    var bHandshake = instance(() -> new HandshakeMonitor("B", b.payload().width()));
    bHandshake.watch(b);
    var arHandshake = instance(() -> new HandshakeMonitor("AR", ar.payload().width()));
    arHandshake.watch(ar);
    var rHandshake = instance(() -> new HandshakeMonitor("R", r.payload().width()));
    rHandshake.watch(r);
    var awBursts = instance(() -> new AddressMonitor("AW", parameters.fullSize()));
    awBursts.watch(aw, tolerateBursts);
    var arBursts = instance(() -> new AddressMonitor("AR", parameters.fullSize()));
    arBursts.watch(ar, tolerateBursts);

    var lengths = instance(() -> new WriteDataMonitor(outstanding));
    lengths.awFire.set(aw.fire());
    lengths.awLen.set(aw.payload().len());
    lengths.wFire.set(w.fire());
    lengths.wLast.set(w.payload().last());

    // On a bus of one byte every lane belongs to every beat.
    if (parameters.dataBytes() > 1) {
      var strobes = instance(() -> new StrobeMonitor(parameters.dataBytes(), outstanding));
      strobes.watch(aw, w, tolerateBursts);
    }

    var writes = instance(() -> new WriteMonitor(parameters.idWidth(), outstanding));
    writes.awFire.set(aw.fire());
    writes.awId.set(aw.payload().id());
    writes.awLock.set(aw.payload().lock());
    writes.wEnd.set(w.fire().and(w.payload().last()));
    writes.bValid.set(b.valid());
    writes.bFire.set(b.fire());
    writes.bId.set(b.payload().id());
    writes.bResp.set(b.payload().resp());

    var reads = instance(() -> new ReadMonitor(parameters.idWidth(), outstanding));
    reads.arFire.set(ar.fire());
    reads.arId.set(ar.payload().id());
    reads.arLen.set(ar.payload().len());
    reads.arLock.set(ar.payload().lock());
    reads.rValid.set(r.valid());
    reads.rFire.set(r.fire());
    reads.rId.set(r.payload().id());
    reads.rLast.set(r.payload().last());
    reads.rResp.set(r.payload().resp());
  }

  /**
   * Watches a bus of the module being described.
   *
   * @param bus the bus, of a port or between parts
   * @param outstanding most reads, and most writes, under way at a time; at least 2
   * @return the monitor; {@link #tolerateBursts} is 0 unless assigned
   */
  public static <A extends Data, W extends Data, B extends Data, R extends Data>
      Axi4Monitor<A, W, B, R> watch(Axi4<A, W, B, R> bus, int outstanding) {
    var monitor = instance(() -> new Axi4Monitor<>(bus, outstanding));
    monitor.aw.set(Observed.of(bus.aw()));
    monitor.w.set(Observed.of(bus.w()));
    monitor.b.set(Observed.of(bus.b()));
    monitor.ar.set(Observed.of(bus.ar()));
    monitor.r.set(Observed.of(bus.r()));
    monitor.tolerateBursts.set(false);
    return monitor;
  }
}
