package portcullis.hdl.evaluate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Stmt;

/** A clock edge: everything is sampled first, then changes at once. */
final class Edge {
  private final Set<String> clocks;
  private final List<Runnable> changes = new ArrayList<>();
  private final List<Observation> observations = new ArrayList<>();

  Edge(Set<String> clocks) {
    this.clocks = Set.copyOf(clocks);
  }

  /** Notes what an instance will become and what it says. */
  void sample(Part part) {
    for (var declaration : part.module().declarations()) {
      if (declaration instanceof Declaration.Register register && rises(part, register.clock())) {
        var next = next(part, register);
        changes.add(() -> part.state().setRegister(register.name(), next));
      }
    }
    Body.run(part.module().body(), part, this::statement);
  }

  void commit() {
    changes.forEach(Runnable::run);
  }

  List<Observation> observations() {
    return List.copyOf(observations);
  }

  private boolean rises(Part part, String clock) {
    return clocks.contains(part.clockRoot(clock));
  }

  private static Optional<BigInteger> next(Part part, Declaration.Register register) {
    var drive = Drive.holding(register.type().width(), part.state().register(register.name()));
    Body.run(part.driversOf(register.name()), part, drive::accept);
    var assigned = drive.complete(part.pathOf(register.name()));
    if (register.reset().isEmpty()) {
      return assigned;
    }
    var reset = register.reset().get();
    return part.read(reset.signal())
        .flatMap(active -> active.signum() != 0 ? Optional.of(reset.value()) : assigned);
  }

  private void statement(Stmt statement, boolean certain, Part part) {
    switch (statement) {
      case Stmt.MemoryWrite write when rises(part, write.clock()) -> write(write, certain, part);
      case Stmt.Check check when rises(part, check.clock()) && !inReset(part, check.reset()) ->
          check(check, certain && resetKnown(part, check.reset()), part);
      case Stmt.Log log when rises(part, log.clock()) && !inReset(part, log.reset()) ->
          log(log, certain && resetKnown(part, log.reset()), part);
      case Stmt.MemoryWrite _, Stmt.Check _, Stmt.Log _, Stmt.Assign _, Stmt.Unused _ -> {}
      case Stmt.When _, Stmt.Switch _ -> throw new IllegalStateException("choices are resolved");
    }
  }

  private static boolean inReset(Part part, Optional<String> reset) {
    return reset.flatMap(part::read).filter(active -> active.signum() != 0).isPresent();
  }

  private static boolean resetKnown(Part part, Optional<String> reset) {
    return reset.isEmpty() || part.read(reset.get()).isPresent();
  }

  private void write(Stmt.MemoryWrite write, boolean certain, Part part) {
    var memory =
        part.module().declarations().stream()
            .filter(each -> each.name().equals(write.memory()))
            .map(Declaration.Memory.class::cast)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no memory " + write.memory()));
    var lanes = write.mask().map(part::value).orElse(Optional.of(ones(lanes(memory))));
    var address = part.value(write.address());
    var data = part.value(write.data());
    if (lanes.isPresent() && lanes.get().signum() == 0) {
      return;
    }
    if (address.isEmpty()) {
      changes.add(() -> part.state().forget(memory.name()));
      return;
    }
    // The word is merged when the edge commits, after the writes that stand above this one.
    changes.add(() -> {
      var old = part.state().word(memory.name(), address.get());
      var word =
          certain
              ? lanes.flatMap(mask -> merge(memory, old, data, mask))
              : Optional.<BigInteger>empty();
      part.state().setWord(memory.name(), address.get(), word);
    });
  }

  private static int lanes(Declaration.Memory memory) {
    return memory.width() / memory.laneWidth();
  }

  private static Optional<BigInteger> merge(
      Declaration.Memory memory,
      Optional<BigInteger> old,
      Optional<BigInteger> data,
      BigInteger mask) {
    if (mask.equals(ones(lanes(memory)))) {
      return data;
    }
    BigInteger bits = BigInteger.ZERO;
    for (int lane = 0; lane < lanes(memory); lane++) {
      if (mask.testBit(lane)) {
        bits = bits.or(ones(memory.laneWidth()).shiftLeft(lane * memory.laneWidth()));
      }
    }
    BigInteger written = bits;
    return old.flatMap(before -> data.map(now -> before.andNot(written).or(now.and(written))));
  }

  private static BigInteger ones(int width) {
    return BigInteger.TWO.pow(width).subtract(BigInteger.ONE);
  }

  private void check(Stmt.Check check, boolean certain, Part part) {
    var condition = part.value(check.condition());
    boolean holds = condition.filter(value -> value.signum() != 0).isPresent();
    observations.add(
        new Observation.Checked(part.path(), check, holds, certain && condition.isPresent()));
  }

  private void log(Stmt.Log log, boolean certain, Part part) {
    var values = new ArrayList<Optional<BigInteger>>();
    for (var piece : log.parts()) {
      if (piece instanceof Stmt.LogPart.Value value) {
        values.add(part.value(value.value()));
      }
    }
    boolean known = values.stream().allMatch(Optional::isPresent);
    observations.add(
        new Observation.Logged(part.path(), log, List.copyOf(values), certain && known));
  }
}
