package portcullis.hdl.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.check.netlist.InputPaths;
import portcullis.hdl.check.netlist.Netlist;
import portcullis.hdl.check.netlist.Stage;

/** Which outputs an input reaches without a clock edge in between. */
class InputPathsTest {
  /** Passes one bit on at once and another a cycle later. */
  private static final class Part extends Module {
    final Bits data = in(bits(2));
    final Bool early = out(bool());
    final Bool late = out(bool());

    Part() {
      early.set(data.bit(1));
      var held = reg(bool()).resetTo(false);
      held.set(data.bit(0));
      late.set(held);
    }
  }

  /** Every way there is from an input to an output, and outputs that none leads to. */
  private static final class Top extends Module {
    final Bool choice = in(bool());
    final UInt address = in(uint(2));
    final Bool low = in(bool());
    final Bool high = in(bool());
    final Bool viaPart = out(bool());
    final Bool registered = out(bool());
    final Bool viaCondition = out(bool());
    final Bool viaMemory = out(bool());
    final Bool constant = out(bool());

    Top() {
      var part = instance(Part::new);
      part.data.set(concat(high, low));
      viaPart.set(part.early);
      registered.set(part.late);
      var flag = reg(bool()).resetTo(false);
      flag.set(flag.not());
      viaCondition.set(flag);
      when(choice, () -> viaCondition.set(false));
      var memory = memory(4, bool());
      when(low, () -> memory.write(address, low));
      viaMemory.set(memory.read(address));
      constant.set(true);
    }
  }

  @Test
  void waysLeadThroughPartsConditionsAndMemoriesButNotThroughRegisters() {
    var ways = new InputPaths(Netlist.of(Elaboration.of(Top::new).design())).toOutputs();
    assertThat(ways).containsOnlyKeys("viaPart", "viaCondition", "viaMemory");
    assertThat(ways.get("viaPart"))
        .extracting(Stage::path)
        .containsExactly("Top.high", "Top.part.data", "Top.part.early", "Top.viaPart");
    assertThat(ways.get("viaCondition")).extracting(Stage::path).first().isEqualTo("Top.choice");
    assertThat(ways.get("viaMemory")).extracting(Stage::path).first().isEqualTo("Top.address");
  }
}
