package portcullis.hdl.sim.jvm;

import java.util.List;
import java.util.Optional;
import portcullis.hdl.ir.Source;
import portcullis.hdl.sim.BrokenSimulationException;
import portcullis.hdl.sim.HardwareStopException;

/** The black boxes of a simulation. */
final class Boxes {
  /** Boxes may feed each other; more rounds than this are a loop without an end. */
  private static final int MOST_ROUNDS = 100;

  private final List<BoxInstance> boxes;

  Boxes(CompiledDesign compiled, long[] state) {
    boxes =
        compiled.flat().boxes().stream()
            .map(box -> new BoxInstance(box, compiled, state, box.body().get()))
            .toList();
  }

  boolean isEmpty() {
    return boxes.isEmpty();
  }

  /**
   * Lets boxes and logic run until nothing changes.
   *
   * @param logic settles everything that is no box
   * @throws BrokenSimulationException if that never ends
   */
  void settle(Runnable logic, long cycle) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      logic.run();
      boolean changed = false;
      for (var box : boxes) {
        changed |= box.settle();
      }
      if (!changed) {
        return;
      }
    }
    throw new BrokenSimulationException(
        "the black boxes %s do not settle"
            .formatted(boxes.stream().map(BoxInstance::path).toList()),
        cycle,
        Source.UNKNOWN);
  }

  void rise(String clock) {
    boxes.forEach(box -> box.rise(clock));
  }

  Optional<HardwareStopException> stop(long cycle) {
    return boxes.stream().flatMap(box -> box.stop(cycle).stream()).findFirst();
  }

  List<Object> save() {
    return boxes.stream().map(BoxInstance::save).toList();
  }

  void restore(List<Object> saved) {
    for (int i = 0; i < boxes.size(); i++) {
      boxes.get(i).restore(saved.get(i));
    }
  }
}
