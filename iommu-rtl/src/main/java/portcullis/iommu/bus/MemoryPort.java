package portcullis.iommu.bus;

import java.util.List;
import portcullis.hdl.Bool;
import portcullis.hdl.Enumerated;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.Vec;
import portcullis.hdl.lib.Arbiter;
import portcullis.hdl.lib.StreamArbiter;
import portcullis.hdl.lib.axi.Axi4;
import portcullis.hdl.lib.axi.Axi4Parameters;
import portcullis.hdl.lib.axi.NoSideband;
import portcullis.hdl.lib.axi.Response;
import portcullis.iommu.IommuConfig;

/** The port to the tables and queues in memory. */
public final class MemoryPort extends Module {
  /** Number of the fault queue among the writers, and the ID of its writes. */
  public static final int FAULT_QUEUE = 0;

  /** Number of IOFENCE.C among the writers. */
  public static final int FENCE = 1;

  /** Number of the interrupt messages among the writers. */
  public static final int MESSAGE = 2;

  /** Number of writers. */
  public static final int WRITERS = 3;

  private static final int DOUBLEWORD_SIZE = 3;

  /** The bus. */
  public final Axi4<NoSideband, NoSideband, NoSideband, Poison> bus;

  /** Reads of walks. */
  public final Stream<ReadRequest> walkReads;

  /** Reads of the command queue. */
  public final Stream<ReadRequest> commandReads;

  /** What comes back, for all readers. */
  public final ReadBeat beat;

  /** Writes, one sender each; a sender waits for the end of one before the next. */
  public final Vec<Stream<MemoryWrite>> writes;

  /** The ends of the writes. */
  public final Vec<MemoryWritten> written;

  /** The port of a build. */
  public MemoryPort(IommuConfig config) {
    super(config.widths().physicalAddress(), config.capacities().walkers());
    describe("The port to the tables and queues in memory.");
    bus = out(shape(config));
    walkReads = sink(ReadRequest.of(config));
    commandReads = sink(ReadRequest.of(config));
    beat = out(ReadBeat.of(config));
    writes = in(vec(WRITERS, Stream.of(MemoryWrite.of(config))));
    written = out(vec(WRITERS, MemoryWritten.shape()));
    read();
    var sender = instance(() -> new WriteSender(config));
    sender.writes.set(writes);
    connect(bus.aw(), sender.aw);
    connect(bus.w(), sender.w);
    end();
  }

  /**
   * Senders of reads offer them from registers, so that no input of the bus reaches an output of
   * it. Commands come first: they are at most two bursts, which cannot keep walks waiting long.
   */
  private void read() {
    var requests = StreamArbiter.merge(Arbiter.Policy.PRIORITY, List.of(commandReads, walkReads));
    bus.ar().valid().set(requests.valid());
    requests.ready().set(bus.ar().ready());
    var ar = bus.ar().payload();
    ar.id().set(requests.payload().id());
    ar.addr().set(requests.payload().address());
    ar.len().set(requests.payload().len());
    ar.size().set(DOUBLEWORD_SIZE);
    BusAttributes.set(ar, bool(true));

    bus.r().ready().set(true);
    var r = bus.r().payload();
    beat.valid().set(bus.r().valid());
    beat.id().set(r.id());
    beat.data().set(r.data());
    beat.last().set(r.last());
    beat.failed().set(isError(r.resp()));
    beat.poisoned().set(r.user().poison());
  }

  private void end() {
    bus.b().ready().set(true);
    var b = bus.b().payload();
    for (int writer = 0; writer < WRITERS; writer++) {
      written.at(writer).valid().set(bus.b().valid().and(b.id().eq(writer)));
      written.at(writer).failed().set(isError(b.resp()));
    }
  }

  private static Bool isError(Enumerated<Response> response) {
    return response.eq(Response.SLVERR).or(response.eq(Response.DECERR));
  }

  /** The bus of a build. */
  public static Axi4<NoSideband, NoSideband, NoSideband, Poison> shape(IommuConfig config) {
    return Axi4.of(new Axi4Parameters(config.widths().physicalAddress(), 64, idWidth(config)))
        .withReadUser(new Poison(bool()));
  }

  /** Bits of an ID on the bus. */
  public static int idWidth(IommuConfig config) {
    return Math.max(2, bitsFor(config.capacities().walkers() + 1));
  }

  /** ID of the command queue's reads. */
  public static int commandId(IommuConfig config) {
    return config.capacities().walkers();
  }
}
