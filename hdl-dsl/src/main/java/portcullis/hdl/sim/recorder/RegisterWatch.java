package portcullis.hdl.sim.recorder;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.Simulation;
import portcullis.hdl.sim.StateAccess;

/** Sees when registers change. */
final class RegisterWatch {
  private static final long NEVER = -1;

  /** In one of several cycles that were run at once. */
  private static final long SOMETIME = -2;

  private final Simulation simulation;
  private final long until;
  private final long begin;
  private final long[] latest;
  private final long[] now;
  private final long[] changes;
  private long cycle;

  /**
   * Begins to watch.
   *
   * @param simulation gives access to its state
   * @param until changes behind this cycle are not wanted
   */
  RegisterWatch(Simulation simulation, long until) {
    this.simulation = simulation;
    this.until = until;
    this.begin = simulation.cycle();
    this.cycle = begin;
    latest = new long[StateAccess.stateLength(simulation)];
    now = new long[latest.length];
    changes = new long[latest.length];
    Arrays.fill(changes, NEVER);
    ((StateAccess) simulation).readState(latest);
  }

  /** To be called after each cycle. */
  void look() {
    long before = cycle;
    cycle = simulation.cycle();
    if (cycle > until) {
      return;
    }
    ((StateAccess) simulation).readState(now);
    for (int place = 0; place < now.length; place++) {
      int distance = Arrays.mismatch(now, place, now.length, latest, place, now.length);
      if (distance < 0) {
        return;
      }
      place += distance;
      latest[place] = now[place];
      changes[place] = cycle - before <= 1 ? cycle : SOMETIME;
    }
  }

  /** For each register the cycle from which on it held its value, as far as that was seen. */
  Map<String, Long> heldSince() {
    var all = new HashMap<String, Long>();
    int place = 0;
    for (var signal : simulation.signals()) {
      if (!StateAccess.isState(signal)) {
        continue;
      }
      int end = place + signal.depth() * StateAccess.longsOf(signal);
      if (signal.kind() == Signal.Kind.REGISTER) {
        var its = Arrays.stream(changes, place, end).summaryStatistics();
        boolean certain = its.getMin() != SOMETIME && (its.getMax() != NEVER || begin == 0);
        if (certain) {
          all.put(signal.name(), Math.max(its.getMax(), begin));
        }
      }
      place = end;
    }
    return all;
  }
}
