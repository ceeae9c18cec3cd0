package portcullis.hdl.lib.axi;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Mem;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/**
 * A memory on AXI4: bursts of all kinds, one read and one write at a time, a beat a cycle. Beats
 * past the last word are answered with DECERR, read as 0 and written nowhere. Exclusive accesses
 * are served as normal ones and answered with OKAY, which tells the master that there is no
 * exclusive monitor (section A7.2.5). A read sees every write that was answered before it began.
 */
public final class Axi4Memory extends Module {
  /** The bus. */
  public final Axi4<NoSideband, NoSideband, NoSideband, NoSideband> bus;

  private final Mem<Bits> words;
  private final int lowestIndexBit;

  /**
   * A memory.
   *
   * @param parameters widths of the bus
   * @param depth words of the bus's data width, a power of two, at least 2
   */
  public Axi4Memory(Axi4Parameters parameters, int depth) {
    super(parameters.addressWidth(), parameters.dataWidth(), parameters.idWidth(), depth);
    describe("A memory of %d words on AXI4.".formatted(depth));
    if (depth < 2 || Integer.bitCount(depth) != 1) {
      throw new IllegalArgumentException(
          "depth %d: a power of two from 2 is needed".formatted(depth));
    }
    lowestIndexBit = parameters.fullSize();
    if (lowestIndexBit + bitsFor(depth) > parameters.addressWidth()) {
      throw new IllegalArgumentException(
          "%d words of %d bits cannot be reached by addresses of %d bits"
              .formatted(depth, parameters.dataWidth(), parameters.addressWidth()));
    }
    bus = in(Axi4.of(parameters));
    var memory = memory(depth, bits(parameters.dataWidth())).lanes(Byte.SIZE);
    words = memory;
    write();
    read();
    unusedAttributes(bus.aw().payload());
    unusedAttributes(bus.ar().payload());
  }

  private static void unusedAttributes(Address<NoSideband> address) {
    unused(address.lock(), "there is no exclusive monitor");
    unused(address.cache(), "all memory is alike");
    unused(address.prot(), "every kind of access is let in");
    unused(address.qos(), "one transaction at a time");
    unused(address.region(), "there is one region");
  }

  private void write() {
    var writing = reg(bool()).resetTo(false);
    var answering = reg(bool()).resetTo(false);
    bus.aw().ready().set(writing.or(answering).not());
    bus.w().ready().set(writing);
    var write = reg(BurstPosition.of(bus.aw().payload()));
    var writeFailed = reg(bool());
    var w = bus.w().payload();

    when(
        bus.aw().fire(),
        () -> {
          writing.set(true);
          write.set(BurstPosition.of(bus.aw().payload()));
          writeFailed.set(false);
        });
    when(
        bus.w().fire(),
        () -> {
          var nextWrite = write.next();
          write.addr().set(nextWrite);
          when(reaches(write.addr()), () -> words.write(index(write.addr()), w.data(), w.strb()))
              .otherwise(() -> writeFailed.set(true));
          when(
              w.last(),
              () -> {
                writing.set(false);
                answering.set(true);
              });
        });
    when(bus.b().fire(), () -> answering.set(false));
    bus.b().valid().set(answering);
    bus.b().payload().id().set(write.id());
    bus.b().payload().resp().set(response(writeFailed));
  }

  private void read() {
    var reading = reg(bool()).resetTo(false);
    var offering = reg(bool()).resetTo(false);
    var read = reg(BurstPosition.of(bus.ar().payload()));
    var beatsLeft = reg(uint(8));
    bus.ar().ready().set(reading.or(offering).not());

    var advance = reading.and(offering.not().or(bus.r().ready()));
    when(
        bus.ar().fire(),
        () -> {
          reading.set(true);
          read.set(BurstPosition.of(bus.ar().payload()));
          beatsLeft.set(bus.ar().payload().len());
        });
    when(bus.r().fire(), () -> offering.set(false));
    when(
        advance,
        () -> {
          offering.set(true);
          var nextRead = read.next();
          read.addr().set(nextRead);
          beatsLeft.set(beatsLeft.minus(1));
          when(beatsLeft.eq(0), () -> reading.set(false));
        });

    var word = words.readSync(index(read.addr()), advance);
    var found = regEnable(reaches(read.addr()), advance);
    bus.r().valid().set(offering);
    bus.r().payload().id().set(read.id());
    bus.r().payload().data().set(word.and(found.repeat(word.width())));
    bus.r().payload().resp().set(response(found.not()));
    var last = regEnable(beatsLeft.eq(0), advance);
    bus.r().payload().last().set(last);
  }

  private UInt index(UInt address) {
    return address.slice(lowestIndexBit + words.addressWidth() - 1, lowestIndexBit);
  }

  private Bool reaches(UInt address) {
    int firstAbove = lowestIndexBit + words.addressWidth();
    return address.slice(address.width() - 1, firstAbove).eq(0);
  }

  private static Enumerated<Response> response(Bool failed) {
    var response = enumerated(Response.class);
    return mux(failed, response.of(Response.DECERR), response.of(Response.OKAY));
  }
}
