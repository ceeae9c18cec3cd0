package portcullis.testbench.bus;

import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.lib.SkidBuffer;
import portcullis.hdl.lib.axi.Address;
import portcullis.hdl.lib.axi.Axi4;
import portcullis.hdl.lib.axi.Axi4Monitor;
import portcullis.hdl.lib.axi.Axi4Parameters;
import portcullis.hdl.lib.axi.NoSideband;

/**
 * Passes a bus on, every channel through a register slice, with a monitor of the hardware library
 * at either end: a judge of the bus models that has nothing in common with them.
 */
final class Passage extends Module {
  static final int OUTSTANDING = 64;

  final Axi4<NoSideband, NoSideband, NoSideband, NoSideband> device;
  final Axi4<NoSideband, NoSideband, NoSideband, NoSideband> memory;

  Passage(int dataWidth) {
    super(dataWidth);
    var parameters = new Axi4Parameters(56, dataWidth, 4);
    device = in(Axi4.of(parameters));
    memory = out(Axi4.of(parameters));
    connect(memory.ar(), addresses(device.ar()));
    connect(memory.aw(), addresses(device.aw()));
    connect(memory.w(), SkidBuffer.stage(device.w()));
    connect(device.r(), SkidBuffer.stage(memory.r()));
    connect(device.b(), SkidBuffer.stage(memory.b()));
    Axi4Monitor.watch(device, OUTSTANDING);
    Axi4Monitor.watch(memory, OUTSTANDING);
  }

  private static Stream<Address<NoSideband>> addresses(Stream<Address<NoSideband>> in) {
    return SkidBuffer.stage(in);
  }
}
