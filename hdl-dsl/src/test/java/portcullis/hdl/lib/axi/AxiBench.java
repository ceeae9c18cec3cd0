package portcullis.hdl.lib.axi;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;

/** The AXI4 masters on one bus, a memory and an AXI4-Lite master on others; all are watched. */
final class AxiBench extends Module {
  static final Axi4Parameters PARAMETERS = new Axi4Parameters(32, 64, 3);
  static final Axi4Parameters MEMORY_PARAMETERS = new Axi4Parameters(13, 32, 2);
  static final int MEMORY_WORDS = 1024;
  static final int MOST_BEATS = 16;
  static final int OUTSTANDING = 6;

  /** What rides along on R. */
  record Poison(Bool poison) implements Bundle {}

  final Stream<Transfer<Bits>> readRequests = sink(Transfer.of(PARAMETERS, bits(4)));
  final Stream<ReadData<Poison>> readData = source(ReadData.of(PARAMETERS, new Poison(bool())));
  final Stream<Transfer<Bits>> writeRequests = sink(Transfer.of(PARAMETERS, bits(4)));
  final Stream<Axi4WriteMaster.Beat<NoSideband>> writeBeats =
      sink(new Axi4WriteMaster.Beat<>(bits(64), bits(8), new NoSideband()));
  final Stream<WriteResponse<NoSideband>> writeResults =
      source(WriteResponse.of(PARAMETERS, new NoSideband()));
  final Axi4<Bits, NoSideband, NoSideband, Poison> bus =
      out(Axi4.of(PARAMETERS).withAddressUser(bits(4)).withReadUser(new Poison(bool())));
  final Axi4<NoSideband, NoSideband, NoSideband, NoSideband> memory =
      in(Axi4.of(MEMORY_PARAMETERS));

  final Stream<AxiLiteMaster.Request> liteRequests =
      sink(new AxiLiteMaster.Request(bool(), uint(16), bits(32), bits(4)));
  final Stream<AxiLiteMaster.Result> liteResults =
      source(new AxiLiteMaster.Result(bits(32), enumerated(Response.class)));
  final AxiLite lite = out(AxiLite.of(16, 32));

  AxiBench() {
    var reader =
        instance(() ->
            new Axi4ReadMaster<>(PARAMETERS, MOST_BEATS, OUTSTANDING, bits(4), new Poison(bool())));
    connect(reader.requests, readRequests);
    connect(readData, reader.data);
    connect(bus.reads(), reader.bus);

    var writer =
        instance(() -> new Axi4WriteMaster<>(PARAMETERS, MOST_BEATS, OUTSTANDING, bus.writes()));
    connect(writer.requests, writeRequests);
    connect(writer.data, writeBeats);
    connect(writeResults, writer.results);
    connect(bus.writes(), writer.bus);

    var slave = instance(() -> new Axi4Memory(MEMORY_PARAMETERS, MEMORY_WORDS));
    connect(slave.bus, memory);

    var liteMaster = instance(() -> new AxiLiteMaster(16, 32));
    connect(liteMaster.requests, liteRequests);
    connect(liteResults, liteMaster.results);
    connect(lite, liteMaster.bus);

    AxiLiteMonitor.watch(lite, 1);
    Axi4Monitor.watch(bus, OUTSTANDING);
    Axi4Monitor.watch(memory, 2);
  }
}
