package portcullis.model;

import java.util.ArrayList;
import java.util.List;

/** Collects events until someone takes them. */
final class EventLog {
  private final boolean accesses;
  private List<Event> events = new ArrayList<>();

  /**
   * An empty log.
   *
   * @param accesses whether implicit memory accesses are kept, by far the most frequent events
   */
  EventLog(boolean accesses) {
    this.accesses = accesses;
  }

  void add(Event event) {
    events.add(event);
  }

  boolean keepsAccesses() {
    return accesses;
  }

  List<Event> drain() {
    List<Event> drained = events;
    events = new ArrayList<>();
    return drained;
  }
}
