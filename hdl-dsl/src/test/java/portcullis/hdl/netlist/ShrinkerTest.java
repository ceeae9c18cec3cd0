package portcullis.hdl.netlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import portcullis.hdl.ir.IrText;

class ShrinkerTest {
  @Test
  void whatHasNothingToDoWithTheFailureGoes() {
    int tried = 0;
    for (long seed = 0; tried < 3; seed++) {
      var netlist = RandomNetlists.netlist(seed);
      if (!multiplies(netlist) || netlist.design().units().size() < 2) {
        continue;
      }
      tried++;
      var small = new Shrinker(ShrinkerTest::multiplies, 4000).shrink(netlist);
      assertThat(multiplies(small)).isTrue();
      assertThat(Legality.holds(small)).isTrue();
      assertThat(small.steps()).isEmpty();
      assertThat(IrText.of(small.design()).lines())
          .as("seed %d:%n%s", seed, IrText.of(small.design()))
          .hasSizeLessThan(10);
    }
  }

  private static boolean multiplies(Netlist netlist) {
    var coverage = new Coverage();
    coverage.add(netlist.design());
    return List.of(32, 64, 200).stream()
        .anyMatch(width -> coverage.of("MULTIPLY_SIGNED/" + width) > 0);
  }
}
