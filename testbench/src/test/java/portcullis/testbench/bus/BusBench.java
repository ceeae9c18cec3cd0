package portcullis.testbench.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.engine.Engines;
import portcullis.model.SparseMemory;

/** A device and a memory on the two buses of a stand-in for the design. */
final class BusBench implements AutoCloseable {
  final Simulation simulation;
  final SparseMemory memory = new SparseMemory();
  final DeviceMaster device;
  final Axi4Slave slave;
  CycleLoop loop;
  final List<ReadBurst> reads = new ArrayList<>();
  final List<WriteBurst> writes = new ArrayList<>();

  BusBench(Supplier<? extends Module> design, Timing timing) {
    // What the simulator prints beside an exception is noise.
    simulation =
        Engines.ofTests()
            .start()
            .start(Elaboration.of(design).design(), SimulationOptions.DEFAULT.withLog(line -> {}));
    var pins = new Pins(simulation);
    device = new DeviceMaster(pins, "device");
    slave = new Axi4Slave(pins, "memory", memory, timing);
    slave.setListener(
        new SlaveListener() {
          @Override
          public void readAccepted(ReadBurst read) {
            reads.add(read);
          }

          @Override
          public void written(WriteBurst write) {
            writes.add(write);
          }
        });
    loop = new CycleLoop(simulation, List.of(device, slave));
    loop.reset();
  }

  /** Goes on after a failure, which ends a loop. */
  void goOn() {
    loop = new CycleLoop(simulation, List.of(device, slave));
  }

  /** The end of all of these requests. */
  void await(List<DeviceTransaction> transactions) {
    loop.runUntil(
        "all answers",
        () -> transactions.stream().allMatch(DeviceTransaction::isDone),
        200L * transactions.size() + 10_000);
  }

  DeviceTransaction await(DeviceRequest request) {
    var transaction = device.submit(request);
    await(List.of(transaction));
    return transaction;
  }

  @Override
  public void close() {
    simulation.close();
  }
}
