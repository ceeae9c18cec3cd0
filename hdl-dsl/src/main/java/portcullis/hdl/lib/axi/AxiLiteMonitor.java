package portcullis.hdl.lib.axi;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/** Watches an AXI4-Lite bus and fails an assertion at the first transfer against the protocol. */
public final class AxiLiteMonitor extends Module {
  /** Write addresses. */
  public final Observed<AxiLite.Address> aw;

  /** Write data. */
  public final Observed<AxiLite.WriteData> w;

  /** Write responses. */
  public final Observed<AxiLite.WriteResponse> b;

  /** Read addresses. */
  public final Observed<AxiLite.Address> ar;

  /** Read data. */
  public final Observed<AxiLite.ReadData> r;

  /**
   * A monitor.
   *
   * @param bus the bus to watch, or its shape
   * @param outstanding most reads, and most writes, under way at a time; at least 1
   */
  public AxiLiteMonitor(AxiLite bus, int outstanding) {
    super(bus.addressWidth(), bus.dataWidth(), outstanding);
    describe("Watches an AXI4-Lite bus for transfers against the protocol.");
    aw = in(Observed.shape(bus.aw().payload()));
    w = in(Observed.shape(bus.w().payload()));
    b = in(Observed.shape(bus.b().payload()));
    ar = in(Observed.shape(bus.ar().payload()));
    r = in(Observed.shape(bus.r().payload()));

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

    int width = bitsFor(outstanding + 1);
    var addresses = reg(uint(width)).resetTo(0);
    var data = reg(uint(width)).resetTo(0);
    var reads = reg(uint(width)).resetTo(0);
    count(addresses, aw.fire(), b.fire(), outstanding, "write addresses");
    count(data, w.fire(), b.fire(), outstanding, "writes of data");
    count(reads, ar.fire(), r.fire(), outstanding, "reads");
    assertAlways(
        b.valid().not().or(addresses.ne(0)),
        "BVALID without an outstanding write address (AMBA AXI A3.3.1)");
    assertAlways(b.valid().not().or(data.ne(0)), "BVALID without write data (AMBA AXI A3.3.1)");
    assertAlways(
        r.valid().not().or(reads.ne(0)), "RVALID without an outstanding read (AMBA AXI A3.3.1)");
    assertAlways(
        b.valid().not().or(b.payload().resp().ne(Response.EXOKAY)),
        "BRESP is EXOKAY, which AXI4-Lite has not (AMBA AXI B1.1.1)");
    assertAlways(
        r.valid().not().or(r.payload().resp().ne(Response.EXOKAY)),
        "RRESP is EXOKAY, which AXI4-Lite has not (AMBA AXI B1.1.1)");
  }

  private static void count(UInt counter, Bool begin, Bool end, int most, String things) {
    when(begin.andNot(end), () -> counter.set(counter.plus(1)))
        .elseWhen(end.andNot(begin).and(counter.ne(0)), () -> counter.set(counter.minus(1)));
    assertAlways(
        begin.not().or(counter.ne(most)),
        "more than %d %s outstanding: the monitor was told of no more".formatted(most, things));
  }

  /**
   * Watches a bus of the module being described.
   *
   * @param bus the bus, of a port or between parts
   * @param outstanding most reads, and most writes, under way at a time; at least 1
   */
  public static void watch(AxiLite bus, int outstanding) {
    var monitor = instance(() -> new AxiLiteMonitor(bus, outstanding));
    monitor.aw.set(Observed.of(bus.aw()));
    monitor.w.set(Observed.of(bus.w()));
    monitor.b.set(Observed.of(bus.b()));
    monitor.ar.set(Observed.of(bus.ar()));
    monitor.r.set(Observed.of(bus.r()));
  }
}
