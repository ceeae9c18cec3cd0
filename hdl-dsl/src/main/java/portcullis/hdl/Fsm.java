package portcullis.hdl;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A state machine over a Java enum, described with {@link Hdl#fsm}. Each constant needs a {@link
 * #state}; one that no path leads to from the reset state is reported.
 *
 * @param <E> the states
 */
public final class Fsm<E extends Enum<E>> {
  private final Enumerated<E> register;
  private final Map<E, Runnable> states;
  private final Map<E, Runnable> entries;
  private final Set<E> entering = new HashSet<>();
  private Optional<E> current = Optional.empty();

  private Fsm(Enumerated<E> register, E start) {
    this.register = register;
    states = new EnumMap<>(start.getDeclaringClass());
    entries = new EnumMap<>(start.getDeclaringClass());
  }

  static <E extends Enum<E>> Enumerated<E> describe(
      Enumerated<E> register, E start, Consumer<Fsm<E>> description) {
    var machine = new Fsm<>(register, start);
    description.accept(machine);
    machine.emit();
    return register;
  }

  /** The state register. */
  public Enumerated<E> register() {
    return register;
  }

  /** What happens while the machine is in a state. */
  public Fsm<E> state(E state, Runnable description) {
    if (states.put(state, description) != null) {
      throw new IllegalArgumentException("state " + state + " is described twice");
    }
    return this;
  }

  /** What happens at the clock edge that enters a state, beside what the old state does. */
  public Fsm<E> onEntry(E state, Runnable description) {
    if (entries.put(state, description) != null) {
      throw new IllegalArgumentException("entry to " + state + " is described twice");
    }
    return this;
  }

  /** Goes to a state at the next clock edge; runs its entry action. Only inside {@link #state}. */
  public void goTo(E next) {
    if (current.isEmpty()) {
      throw new IllegalStateException("goTo(" + next + ") outside of a state's description");
    }
    register.set(next);
    var entry = entries.get(next);
    if (entry != null) {
      if (!entering.add(next)) {
        throw new IllegalStateException(
            "the entry action of " + next + " goes to " + next + " again, without an end");
      }
      entry.run();
      entering.remove(next);
    }
  }

  private void emit() {
    var select = new Select<E>(register);
    states.forEach((state, description) ->
        select.is(
            state,
            () -> {
              current = Optional.of(state);
              description.run();
              current = Optional.empty();
            }));
  }
}
