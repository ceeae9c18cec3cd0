package portcullis.testbench.bus;

import java.util.ArrayDeque;

/** Transactions of a master that wait for their answer, in order within each ID. */
final class Outstanding {
  private final ArrayDeque<DeviceTransaction>[] queues;
  private int count;

  @SuppressWarnings({"unchecked", "rawtypes"}) // There are no generic arrays.
  Outstanding(int ids) {
    queues = new ArrayDeque[ids];
    for (int id = 0; id < ids; id++) {
      queues[id] = new ArrayDeque<>();
    }
  }

  void add(DeviceTransaction transaction) {
    queues[transaction.request().id()].add(transaction);
    count++;
  }

  /** The oldest of an ID, or null. */
  DeviceTransaction oldest(int id) {
    return queues[id].peekFirst();
  }

  void remove(int id) {
    queues[id].removeFirst();
    count--;
  }

  int count() {
    return count;
  }

  void clear() {
    for (var queue : queues) {
      queue.clear();
    }
    count = 0;
  }

  void describe(String port, StringBuilder text) {
    for (var queue : queues) {
      for (var transaction : queue) {
        text.append("%s: waits for its answer: %s%n".formatted(port, transaction));
      }
    }
  }
}
