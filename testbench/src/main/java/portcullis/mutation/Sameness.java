package portcullis.mutation;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import portcullis.hdl.ir.Design;
import portcullis.hdl.mutation.Claims;
import portcullis.hdl.mutation.Mutations;
import portcullis.hdl.sim.jvm.JvmEngine;

/** Tells mutants that no test could notice, as they change nothing, from survivors. */
final class Sameness {
  private final Map<String, Set<Design>> designs;
  private final Map<Design, String> digests = new ConcurrentHashMap<>();

  /**
   * For a run.
   *
   * @param designs what each test simulates, by the name of the test
   */
  Sameness(Map<String, Set<Design>> designs) {
    this.designs = designs;
  }

  /**
   * The verdict about a mutant that no test has noticed.
   *
   * @param noticeable whether it makes a difference anywhere while they run
   */
  Verdict of(Mutant mutant, boolean noticeable) {
    boolean differs =
        mutant.tests().stream()
            .flatMap(test -> designs.get(test.name()).stream())
            .distinct()
            .anyMatch(design -> differs(mutant, design));
    return differs ? new Verdict.Survived(noticeable) : new Verdict.Same();
  }

  private boolean differs(Mutant mutant, Design design) {
    var changed = Mutations.applied(mutant.mutation(), design);
    return changed != design
        && !digest(changed).equals(digests.computeIfAbsent(design, Sameness::digest));
  }

  /** Claims left out. */
  private static String digest(Design design) {
    return new JvmEngine().digest(Claims.removed(design));
  }
}
