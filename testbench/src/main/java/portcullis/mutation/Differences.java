package portcullis.mutation;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** In which tests of a class which mutants of a batch make a difference. */
final class Differences {
  private final Map<String, BigInteger> byTest = new HashMap<>();
  private String test = "";
  private boolean isShared;

  /** A test begins, by its unique id; an empty text between tests. */
  void enter(String id) {
    test = id;
  }

  /** The test that runs. */
  String test() {
    return test;
  }

  /** Hardware that was started in one test, and is used in another one, belongs to all of them. */
  void usedOf(String startedIn) {
    isShared |= startedIn.isEmpty() || !test.isEmpty() && !test.equals(startedIn);
  }

  /** What was found in a test so far, a bit for each mutant. */
  BigInteger in(String id) {
    return byTest.getOrDefault(id, BigInteger.ZERO);
  }

  /** Adds what was found in a test. */
  void add(String id, BigInteger found) {
    byTest.merge(id, found, BigInteger::or);
  }

  /** Whether a mutant made a difference anywhere, by its number. */
  boolean contains(int number) {
    return byTest.values().stream().anyMatch(it -> it.testBit(number - 1));
  }

  /** The tests in which a mutant made a difference; absent if they cannot be told apart. */
  Optional<Set<String>> of(int number) {
    return isShared
        ? Optional.empty()
        : Optional.of(
            byTest.entrySet().stream()
                .filter(it -> it.getValue().testBit(number - 1))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet()));
  }
}
