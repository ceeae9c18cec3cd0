package portcullis.hdl.lib.axi;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;

/** The ports of one channel of a top module, by the names of its signals. */
public final class Channel {
  private final Simulation simulation;
  private final Signal valid;
  private final Signal ready;
  private final Map<String, Signal> payload = new LinkedHashMap<>();

  /**
   * A channel.
   *
   * @param prefix what the names of its ports begin with, for example {@code memory_aw}
   * @param fields the signals of its payload
   * @param payloadPrefix what the names of those ports begin with
   */
  private Channel(Simulation simulation, String prefix, String payloadPrefix, List<String> fields) {
    this.simulation = simulation;
    valid = simulation.signal(prefix + "valid");
    ready = simulation.signal(prefix + "ready");
    fields.forEach(field -> payload.put(field, simulation.signal(payloadPrefix + field)));
  }

  /** A channel of an AMBA bus: {@code memory_aw} has {@code memory_awvalid}. */
  public static Channel amba(Simulation simulation, String prefix, String... fields) {
    return new Channel(simulation, prefix, prefix, List.of(fields));
  }

  /** A watched channel: {@code aw} has {@code aw_valid}, {@code aw_addr}. */
  static Channel observed(Simulation simulation, String prefix, String... fields) {
    return new Channel(simulation, prefix + "_", prefix + "_", List.of(fields));
  }

  /** A stream: {@code requests} has {@code requests_valid}, {@code requests_payload_address}. */
  public static Channel stream(Simulation simulation, String prefix, String... fields) {
    return new Channel(simulation, prefix + "_", prefix + "_payload_", List.of(fields));
  }

  Iterable<String> fields() {
    return payload.keySet();
  }

  int width(String field) {
    return payload.get(field).width();
  }

  /** Offers a value; fields that it does not name are 0. */
  public void offer(Map<String, BigInteger> value) {
    payload.forEach(
        (field, signal) -> simulation.poke(signal, value.getOrDefault(field, BigInteger.ZERO)));
    if (!payload.keySet().containsAll(value.keySet())) {
      throw new IllegalArgumentException("fields " + value.keySet() + " of " + payload.keySet());
    }
    simulation.poke(valid, true);
  }

  /** Offers nothing; what the payload is then does not matter, so it is all ones. */
  public void idle() {
    payload
        .values()
        .forEach(signal ->
            simulation.poke(
                signal, BigInteger.ONE.shiftLeft(signal.width()).subtract(BigInteger.ONE)));
    simulation.poke(valid, false);
  }

  /** Says whether a value is taken. */
  public void ready(boolean takes) {
    simulation.poke(ready, takes);
  }

  /** Whether a value passes at the next edge. */
  public boolean fires() {
    return simulation.peekBoolean(valid) && simulation.peekBoolean(ready);
  }

  /** The value on the channel. */
  public Map<String, BigInteger> value() {
    var value = new LinkedHashMap<String, BigInteger>();
    payload.forEach((field, signal) -> value.put(field, simulation.peekBig(signal)));
    return value;
  }
}
