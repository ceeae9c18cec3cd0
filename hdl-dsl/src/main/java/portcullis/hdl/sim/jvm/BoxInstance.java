package portcullis.hdl.sim.jvm;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import portcullis.hdl.sim.FatalStopException;
import portcullis.hdl.sim.FinishException;
import portcullis.hdl.sim.HardwareStopException;

/** An instance of a black box in a simulation: its body, and the ports between body and state. */
final class BoxInstance implements BlackBoxBody.Pins {
  private final Flat.Box box;
  private final CompiledDesign compiled;
  private final long[] state;
  private final BlackBoxBody body;
  private long[] latestInputs = new long[0];
  private boolean stale = true;
  private boolean changed;
  private boolean settling;
  private boolean finished;
  private String fatal;

  BoxInstance(Flat.Box box, CompiledDesign compiled, long[] state, BlackBoxBody body) {
    this.box = box;
    this.compiled = compiled;
    this.state = state;
    this.body = body;
  }

  /** Runs the body if an input or its state has changed; whether an output has changed. */
  boolean settle() {
    var reader = new WordReader(compiled.layout(), state);
    long[] inputs =
        box.inputs().values().stream()
            .flatMap(value -> value.words().stream())
            .mapToLong(reader::read)
            .toArray();
    if (!stale && Arrays.equals(inputs, latestInputs)) {
      return false;
    }
    latestInputs = inputs;
    stale = false;
    changed = false;
    settling = true;
    try {
      body.settle(this);
    } finally {
      settling = false;
    }
    return changed;
  }

  void rise(String clock) {
    box.clocks()
        .forEach((port, root) -> {
          if (root.equals(clock)) {
            body.rise(port, this);
            stale = true;
          }
        });
  }

  Object save() {
    return body.save();
  }

  void restore(Object saved) {
    body.restore(saved);
    stale = true;
  }

  /** What the body wants to end with, once. */
  Optional<HardwareStopException> stop(long cycle) {
    var source = box.origin().source();
    HardwareStopException stop =
        fatal != null
            ? new FatalStopException(fatal + " in " + box.path(), cycle, source)
            : finished ? new FinishException("in " + box.path(), cycle, source) : null;
    fatal = null;
    finished = false;
    return Optional.ofNullable(stop);
  }

  String path() {
    return box.path();
  }

  @Override
  public long get(String input) {
    var value = input(input);
    if (value.width() > Long.SIZE) {
      throw new IllegalArgumentException(
          "input '%s' of %s has %d bits; read it with getBig"
              .formatted(input, box.path(), value.width()));
    }
    return new WordReader(compiled.layout(), state).read(value.only());
  }

  @Override
  public BigInteger getBig(String input) {
    return new WordReader(compiled.layout(), state).read(input(input));
  }

  private BitVector input(String name) {
    var value = box.inputs().get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "no input '%s' of %s among %s".formatted(name, box.path(), box.inputs().keySet()));
    }
    return value;
  }

  @Override
  public void set(String output, long value) {
    set(output, WordReader.unsigned(value));
  }

  @Override
  public void set(String output, BigInteger value) {
    var target = box.outputs().get(output);
    if (target == null) {
      throw new IllegalArgumentException(
          "no output '%s' of %s among %s".formatted(output, box.path(), box.outputs().keySet()));
    }
    if (!settling) {
      throw new IllegalStateException(
          "outputs of %s are driven in settle only".formatted(box.path()));
    }
    if (value.signum() < 0 || value.bitLength() > target.width()) {
      throw new IllegalArgumentException(
          "value %d does not fit output '%s' of %s, which has %d bits"
              .formatted(value, output, box.path(), target.width()));
    }
    for (int i = 0; i < target.count(); i++) {
      int place = (int) target.word(i).number();
      long bits = value.shiftRight(i * Long.SIZE).longValue();
      if (state[place] != bits) {
        state[place] = bits;
        changed = true;
        long[] marks = compiled.marksOfInput(place);
        for (int mark = 0; mark < marks.length; mark += 2) {
          state[(int) marks[mark]] |= marks[mark + 1];
        }
      }
    }
  }

  @Override
  public void finish() {
    finished = true;
  }

  @Override
  public void fatal(String message) {
    fatal = message;
  }
}
