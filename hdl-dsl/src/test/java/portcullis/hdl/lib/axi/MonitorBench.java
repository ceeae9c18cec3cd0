package portcullis.hdl.lib.axi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import portcullis.hdl.ir.Design;
import portcullis.hdl.sim.CheckFailedException;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.engine.Engines;

/** Plays transfers to a monitor whose ports are the inputs of the simulation. */
final class MonitorBench implements AutoCloseable {
  private final Simulation simulation;
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Map<String, Map<String, BigInteger>> usual;

  private MonitorBench(Simulation simulation, Map<String, Map<String, BigInteger>> usual) {
    this.simulation = simulation;
    this.usual = usual;
    usual.forEach((name, payload) ->
        channels.put(
            name, Channel.observed(simulation, name, payload.keySet().toArray(String[]::new))));
    channels.values().forEach(Channel::idle);
    channels.values().forEach(channel -> channel.ready(false));
    simulation.reset(2);
  }

  /**
   * A bench, after reset.
   *
   * @param usual for each channel a payload with all its fields
   */
  static MonitorBench start(Design design, Map<String, Map<String, BigInteger>> usual) {
    // Each test fails a check; what the simulator says of that beside the exception is noise.
    var quiet = SimulationOptions.DEFAULT.withLog(line -> {});
    return new MonitorBench(Engines.ofTests().start().start(design, quiet), usual);
  }

  Simulation simulation() {
    return simulation;
  }

  Channel channel(String name) {
    return channels.get(name);
  }

  Map<String, BigInteger> usual(String name) {
    return usual.get(name);
  }

  /** Offers a value, from now on, that nobody takes. */
  void offer(String name, Object... changes) {
    channels.get(name).offer(Values.with(usual.get(name), changes));
    channels.get(name).ready(false);
  }

  /** Lets a value pass at the next edge, together with what else is offered. */
  void pass(String name, Object... changes) {
    offer(name, changes);
    channels.get(name).ready(true);
  }

  /** One clock cycle; then nothing is offered. */
  void step() {
    simulation.step();
    channels.values().forEach(Channel::idle);
    channels.values().forEach(channel -> channel.ready(false));
  }

  /** One value in a cycle of its own. */
  void send(String name, Object... changes) {
    pass(name, changes);
    step();
  }

  /** The next edge fails a check, with just this message. */
  void fails(String message) {
    var failure = catchThrowableOfType(CheckFailedException.class, simulation::step);
    assertThat(failure).as("breaking the rule: " + message).isNotNull();
    assertThat(failure.getMessage()).endsWith(": " + message);
  }

  @Override
  public void close() {
    simulation.close();
  }
}
