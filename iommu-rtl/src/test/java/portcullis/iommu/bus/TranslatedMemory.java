package portcullis.iommu.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import portcullis.hdl.lib.axi.Response;
import portcullis.hdl.sim.Simulation;

/** Plays the translated side: in order within an ID, in any order between IDs. */
final class TranslatedMemory {
  private final Simulation simulation;
  private final Random random;
  private final List<Deque<long[]>> beats = new ArrayList<>();
  private final List<Deque<Long>> responses = new ArrayList<>();
  private final Deque<Integer> writesAwaitingData = new ArrayDeque<>();
  private final Deque<Integer> endedBursts = new ArrayDeque<>();
  private int rId = -1;
  private int bId = -1;
  private long cycle;
  private long data = 1;

  /** Stalls one in so many cycles on average: 1 never stalls. */
  int pace = 2;

  /** Cycles from an address or the end of data to the answer, at least 1. */
  int latency = 1;

  /** Read data given, per ID, in order. */
  final List<Deque<Long>> given = new ArrayList<>();

  /** Write data taken. */
  final List<Long> taken = new ArrayList<>();

  /** Translated requests that were accepted and that ended, per direction and ID. */
  final int[][] accepted;

  final int[][] ended;

  TranslatedMemory(Simulation simulation, Random random, int ids) {
    this.simulation = simulation;
    this.random = random;
    for (int i = 0; i < ids; i++) {
      beats.add(new ArrayDeque<>());
      responses.add(new ArrayDeque<>());
      given.add(new ArrayDeque<>());
    }
    accepted = new int[2][ids];
    ended = new int[2][ids];
  }

  private boolean now() {
    return random.nextInt(pace) == 0;
  }

  void drive() {
    simulation.poke("translated_arready", now());
    simulation.poke("translated_awready", now());
    simulation.poke("translated_wready", now());
    if (rId < 0 && now()) {
      rId = choose(beats.stream().map(queue -> due(queue.peek())).toList());
    }
    simulation.poke("translated_rvalid", rId >= 0);
    if (rId >= 0) {
      long[] beat = beats.get(rId).peek();
      simulation.poke("translated_rid", rId);
      simulation.poke("translated_rdata", beat[1]);
      simulation.poke("translated_rresp", Response.OKAY.ordinal());
      simulation.poke("translated_rlast", beat[2]);
    }
    if (bId < 0 && now()) {
      bId =
          choose(
              responses.stream().map(queue -> !queue.isEmpty() && queue.peek() <= cycle).toList());
    }
    simulation.poke("translated_bvalid", bId >= 0);
    if (bId >= 0) {
      simulation.poke("translated_bid", bId);
      simulation.poke("translated_bresp", Response.OKAY.ordinal());
    }
  }

  private boolean due(long[] beat) {
    return beat != null && beat[0] <= cycle;
  }

  private int choose(List<Boolean> candidates) {
    int first = random.nextInt(candidates.size());
    for (int i = 0; i < candidates.size(); i++) {
      int id = (first + i) % candidates.size();
      if (candidates.get(id)) {
        return id;
      }
    }
    return -1;
  }

  private boolean fires(String channel) {
    return simulation.peekBoolean("translated_" + channel + "valid")
        && simulation.peekBoolean("translated_" + channel + "ready");
  }

  void endCycle() {
    if (rId >= 0 && fires("r")) {
      long[] beat = beats.get(rId).remove();
      given.get(rId).add(beat[1]);
      ended[0][rId] += (int) beat[2];
      rId = -1;
    }
    if (bId >= 0 && fires("b")) {
      responses.get(bId).remove();
      ended[1][bId]++;
      bId = -1;
    }
    if (fires("ar")) {
      int id = (int) simulation.peek("translated_arid");
      int len = (int) simulation.peek("translated_arlen");
      for (int beat = 0; beat <= len; beat++) {
        beats.get(id).add(new long[] {cycle + latency, data++, beat == len ? 1 : 0});
      }
      accepted[0][id]++;
    }
    if (fires("aw")) {
      int id = (int) simulation.peek("translated_awid");
      accepted[1][id]++;
      writesAwaitingData.add(id);
    }
    if (fires("w")) {
      taken.add(simulation.peek("translated_wdata"));
      if (simulation.peekBoolean("translated_wlast")) {
        endedBursts.add(0);
      }
    }
    while (!endedBursts.isEmpty() && !writesAwaitingData.isEmpty()) {
      endedBursts.remove();
      responses.get(writesAwaitingData.remove()).add(cycle + latency);
    }
    cycle++;
  }

  void assertIdle() {
    assertThat(writesAwaitingData).as("writes without data").isEmpty();
    assertThat(endedBursts).as("data without address").isEmpty();
  }
}
