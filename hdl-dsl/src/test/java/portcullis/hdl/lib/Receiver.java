package portcullis.hdl.lib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.testing.Simulated;

/** Takes values from a stream of a simulated design, and holds it to the rules of a stream. */
final class Receiver {
  private final Simulated<?> bench;
  private final Stream<UInt> stream;
  private final Stalls stalls;
  private boolean ready;
  private OptionalLong waiting = OptionalLong.empty();

  Receiver(Simulated<?> bench, Stream<UInt> stream, RandomGenerator random) {
    this.bench = bench;
    this.stream = stream;
    stalls = new Stalls(random);
  }

  /** Sets the inputs of this cycle. */
  void drive() {
    ready = !stalls.next();
    bench.poke(stream.ready(), ready);
  }

  boolean ready() {
    return ready;
  }

  /** What is offered in this cycle. */
  OptionalLong offered() {
    return bench.peekBoolean(stream.valid())
        ? OptionalLong.of(bench.peek(stream.payload()))
        : OptionalLong.empty();
  }

  /** What passes at the end of this cycle; to be asked once, when all inputs are set. */
  OptionalLong passing() {
    var offered = offered();
    if (waiting.isPresent()) {
      assertThat(offered).as("what is offered after %s was not taken", waiting).isEqualTo(waiting);
    }
    waiting = ready ? OptionalLong.empty() : offered;
    return ready ? offered : OptionalLong.empty();
  }
}
