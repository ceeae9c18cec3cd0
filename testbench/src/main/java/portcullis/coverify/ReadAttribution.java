package portcullis.coverify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portcullis.testbench.bus.ReadBurst;

/**
 * Finds out for which requests reads were made. The hardware numbers its walks, and the number is
 * the ID of their reads on the bus; so reads of one ID are one walk after another. A walk belongs
 * to the oldest request whose own walk, as the model makes it, has these entries in this order.
 */
final class ReadAttribution {
  /** Sorted by the cycle in which they were taken. */
  private final List<AnsweredRequest> requests;

  private final Map<Integer, List<Candidate>> walks = new HashMap<>();

  /** A request to which the reads of a walk may belong: the steps of its walk that they make. */
  private static final class Candidate {
    private final AnsweredRequest request;
    private final List<ReadBurst> reads = new ArrayList<>();
    private final List<Integer> steps = new ArrayList<>();

    private Candidate(AnsweredRequest request) {
      this.request = request;
    }

    /** Takes a read if it may be the next one. */
    private boolean takes(ReadBurst read) {
      int step =
          request.isUnderWay(read)
              ? request.stepBehind(steps.isEmpty() ? -1 : steps.getLast(), read)
              : -1;
      if (step >= 0) {
        reads.add(read);
        steps.add(step);
      }
      return step >= 0;
    }

    private boolean isAtItsEnd() {
      return request.isLast(steps.getLast());
    }

    private void own() {
      for (int i = 0; i < reads.size(); i++) {
        request.add(steps.get(i), reads.get(i));
      }
    }
  }

  ReadAttribution(List<AnsweredRequest> requests) {
    this.requests = requests;
  }

  /**
   * Gives reads to their requests.
   *
   * @param reads in the order in which they passed
   */
  void attribute(List<ReadBurst> reads) {
    int oldest = 0;
    for (var read : reads) {
      while (oldest < requests.size() && requests.get(oldest).end() < read.request().since()) {
        oldest++;
      }
      var candidates = walks.getOrDefault(read.request().id(), List.of());
      var remaining = candidates.stream().filter(it -> it.takes(read)).toList();
      if (remaining.isEmpty()) {
        close(candidates);
        remaining = candidates(oldest, read);
      }
      if (remaining.stream().anyMatch(Candidate::isAtItsEnd)) {
        close(remaining.stream().filter(Candidate::isAtItsEnd).toList());
        remaining = List.of();
      }
      walks.put(read.request().id(), remaining);
    }
    walks.values().forEach(ReadAttribution::close);
  }

  private List<Candidate> candidates(int oldest, ReadBurst read) {
    var candidates = new ArrayList<Candidate>();
    for (int i = oldest; i < requests.size(); i++) {
      if (requests.get(i).start() > read.request().since()) {
        break;
      }
      var candidate = new Candidate(requests.get(i));
      if (!requests.get(i).hasReads() && candidate.takes(read)) {
        candidates.add(candidate);
      }
    }
    return candidates;
  }

  /** The walk is over: its reads belong to the oldest request that is left. */
  private static void close(List<Candidate> candidates) {
    candidates.stream().filter(it -> !it.request.hasReads()).findFirst().ifPresent(Candidate::own);
  }
}
