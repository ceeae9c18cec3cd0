package portcullis.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.HashMap;
import portcullis.hdl.sim.Signal;
import portcullis.hdl.sim.StateAccess;

/** Where registers and memories lie in the state of a simulation, in the order of their signals. */
final class StatePlaces {
  private final int[] starts;
  private final int[] waiting;
  private final int[] lengths;

  StatePlaces(FlatDesign flat, StateLayout layout) {
    var registers = new HashMap<String, Flat.Register>();
    for (var register : flat.registers()) {
      registers.put(
          register.path().isEmpty() ? register.name() : register.path() + "." + register.name(),
          register);
    }
    var spans = new ArrayList<int[]>();
    for (var signal : flat.table().all()) {
      if (signal.kind() == Signal.Kind.REGISTER) {
        int place = registers.get(signal.name()).place();
        for (int i = 0; i < StateAccess.longsOf(signal); i++) {
          int waits = layout.isInPlace(place + i) ? -1 : layout.waitingPlaceOf(place + i);
          spans.add(new int[] {place + i, waits, 1});
        }
      } else if (signal.kind() == Signal.Kind.MEMORY) {
        int length = signal.depth() * StateAccess.longsOf(signal);
        spans.add(new int[] {layout.memory(flat.memory(signal)), -1, length});
      }
    }
    starts = spans.stream().mapToInt(span -> span[0]).toArray();
    waiting = spans.stream().mapToInt(span -> span[1]).toArray();
    lengths = spans.stream().mapToInt(span -> span[2]).toArray();
  }

  void copyOut(long[] state, long[] into) {
    int next = 0;
    for (int i = 0; i < starts.length; i++) {
      if (lengths[i] == 1) {
        into[next++] = state[starts[i]];
      } else {
        System.arraycopy(state, starts[i], into, next, lengths[i]);
        next += lengths[i];
      }
    }
  }

  void copyIn(long[] from, long[] state) {
    int next = 0;
    for (int i = 0; i < starts.length; i++) {
      System.arraycopy(from, next, state, starts[i], lengths[i]);
      if (waiting[i] >= 0) {
        state[waiting[i]] = from[next];
      }
      next += lengths[i];
    }
  }
}
