package portcullis.hdl.lib.axi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import portcullis.hdl.sim.Simulation;

/** Runs a simulation whose channels are sent to and received from with random stalls. */
public final class Traffic {
  private final Simulation simulation;
  private final Random random;
  private final List<Sender> senders = new ArrayList<>();
  private final List<Receiver> receivers = new ArrayList<>();
  private final List<Runnable> models = new ArrayList<>();

  /** Traffic of a seed. */
  public Traffic(Simulation simulation, Random random) {
    this.simulation = simulation;
    this.random = random;
  }

  /** Sends values one after the other. */
  public Sender sender(Channel channel) {
    var sender = new Sender(channel);
    senders.add(sender);
    channel.idle();
    return sender;
  }

  /** Receives values. */
  public void receiver(Channel channel, Consumer<Map<String, BigInteger>> listener) {
    receivers.add(new Receiver(channel, listener));
    channel.ready(false);
  }

  /** Something that looks at what came and adds what is to be sent, before each cycle. */
  public void model(Runnable model) {
    models.add(model);
  }

  /**
   * Runs cycles until a condition holds.
   *
   * @param limit most cycles; more mean that something hangs
   */
  public void runUntil(String awaited, BooleanSupplier condition, int limit) {
    for (int cycle = 0; !condition.getAsBoolean(); cycle++) {
      assertThat(cycle).as("cycles waited for " + awaited).isLessThan(limit);
      cycle();
    }
  }

  /** Runs one cycle. */
  public void cycle() {
    models.forEach(Runnable::run);
    senders.forEach(Sender::drive);
    receivers.forEach(receiver -> receiver.channel.ready(hurries()));
    senders.forEach(Sender::sample);
    receivers.forEach(Receiver::sample);
    simulation.step();
  }

  /** Long stretches of haste and of leisure, so that both full speed and long stalls occur. */
  private boolean hurries() {
    return random.nextInt(8) < pace;
  }

  private int pace = 4;

  /** How often things happen at once, in eighths; 8 is without stalls. */
  public int pace() {
    return pace;
  }

  /** Draws a new pace. */
  public void changePace() {
    pace = 1 + random.nextInt(8);
  }

  /** Sends values one after the other, each after a random wait. */
  public final class Sender {
    private final Channel channel;
    private final Deque<Map<String, BigInteger>> waiting = new ArrayDeque<>();
    private boolean offering;

    private Sender(Channel channel) {
      this.channel = channel;
    }

    /** Adds a value. */
    public void add(Map<String, BigInteger> value) {
      waiting.add(value);
    }

    /** Whether all values have passed. */
    public boolean isDone() {
      return waiting.isEmpty();
    }

    private void drive() {
      if (!offering && !waiting.isEmpty() && hurries()) {
        offering = true;
        channel.offer(waiting.peek());
      } else if (!offering) {
        channel.idle();
      }
    }

    private void sample() {
      if (channel.fires()) {
        waiting.remove();
        offering = false;
      }
    }
  }

  private record Receiver(Channel channel, Consumer<Map<String, BigInteger>> listener) {
    void sample() {
      if (channel.fires()) {
        listener.accept(channel.value());
      }
    }
  }
}
