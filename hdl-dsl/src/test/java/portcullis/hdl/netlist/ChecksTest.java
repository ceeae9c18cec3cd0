package portcullis.hdl.netlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portcullis.hdl.check.Checks;
import portcullis.hdl.check.Diagnostic;

/**
 * Random netlists have no loops, latches, clashes or incomplete choices, and none is told. What
 * they may have is listed: they leave bits unread and unwritten, states unreached, and use clocks
 * freely.
 */
class ChecksTest {
  private static final Set<String> POSSIBLE =
      Set.of("HDL043", "HDL050", "HDL054", "HDL055", "HDL070", "HDL071", "HDL080");

  private static final int NETLISTS = 100;

  @ParameterizedTest
  @ValueSource(longs = {0, 1_000_000})
  void thereAreNoFalseAlarms(long first) {
    for (long seed = first; seed < first + NETLISTS; seed++) {
      var design = NetlistGenerator.generate(seed, 1).design();
      assertThat(Checks.run(design))
          .as("seed %d", seed)
          .extracting(Diagnostic::code)
          .isSubsetOf(POSSIBLE);
    }
  }
}
