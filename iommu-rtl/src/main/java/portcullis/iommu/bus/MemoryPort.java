package portcullis.iommu.bus;

import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.Vec;
import portcullis.hdl.lib.axi.Axi4;
import portcullis.hdl.lib.axi.Axi4Parameters;
import portcullis.hdl.lib.axi.NoSideband;
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
