package portcullis.hdl.lib;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.testing.Simulated;

/** Offers values to a stream of a simulated design; an offered value stays until it is taken. */
final class Sender {
  private final Simulated<?> bench;
  private final Stream<UInt> stream;
  private final LongSupplier values;
  private final Stalls stalls;
  private OptionalLong offered = OptionalLong.empty();

  Sender(Simulated<?> bench, Stream<UInt> stream, RandomGenerator random, LongSupplier values) {
    this.bench = bench;
    this.stream = stream;
    this.values = values;
    stalls = new Stalls(random);
  }

  /** Random values of the stream's width. */
  Sender(Simulated<?> bench, Stream<UInt> stream, RandomGenerator random) {
    this(bench, stream, random, () -> random.nextLong(1L << stream.payload().width()));
  }

  /** Sets the inputs of this cycle. */
  void drive() {
    if (offered.isEmpty() && !stalls.next()) {
      offered = OptionalLong.of(values.getAsLong());
    }
    bench.poke(stream.valid(), offered.isPresent());
    // What is not offered must not matter.
    bench.poke(stream.payload(), offered.orElseGet(values));
  }

  /** What this cycle offers. */
  OptionalLong offered() {
    return offered;
  }

  boolean ready() {
    return bench.peekBoolean(stream.ready());
  }

  /** What passes at the end of this cycle; to be asked once, when all inputs are set. */
  OptionalLong passing() {
    if (offered.isEmpty() || !ready()) {
      return OptionalLong.empty();
    }
    var passing = offered;
    offered = OptionalLong.empty();
    return passing;
  }
}
