package portcullis.hdl.mutation;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Module;

/**
 * Many mutations of one design at once, so that it has to be built only once for all of them. The
 * signals that a schema adds have names that begin with {@link #PREFIX}; the top has them as its
 * last ports.
 */
public final class MutantSchema {
  /** How the names of added signals begin. */
  public static final String PREFIX = SchemaNames.PREFIX;

  /** The input that chooses a mutation by its number; 0 chooses none. */
  public static final String SELECTOR = SchemaNames.SELECTOR;

  /**
   * Input with a bit for each mutation, that of number 1 in bit 0: 1 if nobody wants to hear of it
   * any more.
   */
  public static final String KNOWN = SchemaNames.KNOWN;

  /**
   * Output with a bit for each mutation, that of number 1 in bit 0: whether anything would be
   * different now if the mutation held now, in one of its places.
   */
  public static final String DIFFERS = SchemaNames.DIFFERS;

  /** Output: whether a bit of {@link #DIFFERS} is 1. */
  public static final String NEWS = SchemaNames.NEWS;

  /** Most mutations of a schema. */
  public static final int MOST = 4095;

  static final int SELECTOR_WIDTH = 12;

  private final Map<Mutation, Integer> numbers;

  /**
   * A schema.
   *
   * @param mutations different ones, 1 to {@link #MOST}; their numbers begin with 1, and numbers of
   *     those at the same place are best neighbours
   */
  public MutantSchema(Collection<Mutation> mutations) {
    var map = new LinkedHashMap<Mutation, Integer>();
    mutations.forEach(it -> map.put(it, map.size() + 1));
    if (map.isEmpty() || map.size() > MOST || map.size() != mutations.size()) {
      throw new IllegalArgumentException("not 1 to %d different mutations".formatted(MOST));
    }
    numbers = Map.copyOf(map);
  }

  /**
   * A design with mutations in it.
   *
   * @param design the design; the same object as before if there are none
   * @param numbers of the mutations that are in it
   * @param left numbers of mutations that are about the design but cannot be said in this way, in
   *     all their places; {@link Mutations#applied} can
   */
  public record Woven(Design design, Set<Integer> numbers, Set<Integer> left) {
    /** Copies the sets. */
    public Woven {
      numbers = Set.copyOf(numbers);
      left = Set.copyOf(left);
    }
  }

  /** The number of a mutation of this schema. */
  public int number(Mutation mutation) {
    return numbers.get(mutation);
  }

  /** The design with the input {@link #SELECTOR}. */
  public Woven selectable(Design design) {
    var passing = Passing.down();
    return woven(design, Selecting::new, passing);
  }

  /**
   * The design with the input {@link #KNOWN} and the outputs {@link #DIFFERS} and {@link #NEWS};
   * otherwise it does what it did.
   */
  public Woven observable(Design design) {
    var passing = Passing.downAndUp(numbers.size());
    return woven(design, Observing::new, passing);
  }

  private Woven woven(
      Design design,
      BiFunction<Map<Mutation, Integer>, Module, SchemaWalk> walks,
      Passing passing) {
    var met = new HashSet<Integer>();
    var left = new HashSet<Integer>();
    var units =
        design.units().stream()
            .map(unit -> {
              if (!(unit instanceof Module module)) {
                return unit;
              }
              var walk = walks.apply(numbers, module);
              var changed = walk.run();
              met.addAll(walk.met());
              left.addAll(walk.left());
              return passing.through(
                  walk.met().isEmpty() ? module : changed,
                  walk.met(),
                  module.name().equals(design.top().name()));
            })
            .collect(Collectors.toUnmodifiableList());
    return new Woven(met.isEmpty() ? design : new Design(units), met, left);
  }
}
