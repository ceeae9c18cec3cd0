package portcullis.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Where in a group each word is computed: as late as possible, so that what only one branch needs
 * is computed in it. What is needed once is computed right there, all else goes into a local.
 */
final class Placement {
  /** Branches that skip less than this cost more than they save. */
  private static final int WORTH_A_BRANCH = 8;

  private final Map<Word, Use> uses = new HashMap<>();
  private final Map<Arm, Scope> arms = new HashMap<>();
  private final List<Scope> scopes = new ArrayList<>();
  private final Predicate<Word> given;

  /** A piece of code without branches. */
  static final class Scope {
    private final Scope outer;
    private final int depth;
    private final List<Word> locals = new ArrayList<>();
    private int cost;

    private Scope(Scope outer) {
      this.outer = outer;
      this.depth = outer == null ? 0 : outer.depth + 1;
    }

    /** The words that get a local here, operands first. */
    List<Word> locals() {
      return locals;
    }
  }

  private record Arm(Word choice, int operand) {}

  private static final class Use {
    private Scope scope;
    private int count;
    private boolean branches;
  }

  /**
   * Places the words of a group.
   *
   * @param given words that are in the state and only loaded
   */
  Placement(Predicate<Word> given) {
    this.given = given;
  }

  Scope root() {
    return scope(null);
  }

  Scope scope(Scope outer) {
    var scope = new Scope(outer);
    scopes.add(scope);
    return scope;
  }

  /** Says that a word is needed in a scope. */
  void use(Word word, Scope scope) {
    if (word.isConstant()) {
      return;
    }
    var use = uses.computeIfAbsent(word, _ -> new Use());
    use.count++;
    use.scope = use.scope == null ? scope : common(use.scope, scope);
  }

  private static Scope common(Scope a, Scope b) {
    while (a != b) {
      if (a.depth >= b.depth) {
        a = a.outer;
      } else {
        b = b.outer;
      }
    }
    return a;
  }

  /** Places everything, now that all uses from outside are told. */
  void complete(Iterable<Word> usersFirst) {
    // Most choices are no branches; which ones are is known once everything has its place.
    var roots = new HashMap<Word, Use>();
    uses.forEach((word, use) -> {
      var copy = new Use();
      copy.scope = use.scope;
      copy.count = use.count;
      roots.put(word, copy);
    });
    spread(usersFirst, true);
    var branching = new ArrayList<Word>();
    uses.forEach((word, use) -> {
      if (use.branches && isWorthIt(word)) {
        branching.add(word);
      }
    });
    uses.clear();
    uses.putAll(roots);
    arms.clear();
    branching.forEach(word -> uses.computeIfAbsent(word, _ -> new Use()).branches = true);
    spread(usersFirst, false);
    for (var word : usersFirst) {
      var use = uses.get(word);
      if (use != null && use.scope != null && isLocal(word)) {
        use.scope.locals.add(word);
      }
    }
    scopes.forEach(scope -> java.util.Collections.reverse(scope.locals));
  }

  private void spread(Iterable<Word> usersFirst, boolean allBranch) {
    for (var word : usersFirst) {
      var use = uses.get(word);
      if (use == null || use.scope == null) {
        continue;
      }
      for (var scope = use.scope; scope != null; scope = scope.outer) {
        scope.cost += Operands.cost(word);
      }
      if (given.test(word)) {
        continue;
      }
      boolean branches =
          word.is(Word.Operation.SELECT)
              || word.is(Word.Operation.MUX) && (allBranch || use.branches);
      use.branches = branches;
      for (int i = 0; i < word.operands().size(); i++) {
        var place = use.scope;
        if (branches && i > 0) {
          place = scope(use.scope);
          arms.put(new Arm(word, i), place);
        }
        use(word.operand(i), place);
      }
    }
  }

  private boolean isWorthIt(Word choice) {
    if (choice.is(Word.Operation.SELECT)) {
      return true;
    }
    return costOf(choice, 1) + costOf(choice, 2) >= WORTH_A_BRANCH;
  }

  private int costOf(Word choice, int operand) {
    var arm = arms.get(new Arm(choice, operand));
    return arm == null ? 0 : arm.cost;
  }

  /** Whether a word is computed into a local before it is used. */
  boolean isLocal(Word word) {
    var use = uses.get(word);
    return use != null && (use.count > 1 || use.branches);
  }

  /** Whether a choice is a branch in the code. */
  boolean isBranch(Word choice) {
    return uses.get(choice).branches;
  }

  Scope arm(Word choice, int operand) {
    return arms.get(new Arm(choice, operand));
  }

  int uses(Word word) {
    var use = uses.get(word);
    return use == null ? 0 : use.count;
  }
}
