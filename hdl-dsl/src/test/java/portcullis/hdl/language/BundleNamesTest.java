package portcullis.hdl.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import portcullis.hdl.Bool;
import portcullis.hdl.Bundle;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Flipped;
import portcullis.hdl.Module;
import portcullis.hdl.Stream;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;
import portcullis.hdl.ir.IrText;
import portcullis.hdl.ir.Port;

/** A bundle may say how its signals are named; everything around it keeps the usual way. */
class BundleNamesTest {
  /** Spelled without an underscore between channel and signal. */
  private record Tight(Stream<UInt> a, @Flipped Bool b) implements Bundle {
    @Override
    public String leafName(String component, String inside) {
      return component + inside;
    }
  }

  private record Outer(Tight part, Vec<Tight> parts) implements Bundle {}

  private static final class Top extends Module {
    final Outer in = in(outer());
    final Outer out = out(outer());

    private static Outer outer() {
      var tight = new Tight(Stream.of(uint(2)), bool());
      return new Outer(tight, vec(2, tight));
    }

    Top() {
      var kept = regNext(in.part().a().payload());
      out.part().a().payload().set(kept);
      out.part().a().valid().set(in.part().a().valid());
      in.part().a().ready().set(out.part().a().ready());
      in.part().b().set(out.part().b());
      connect(out.parts(), in.parts());
    }
  }

  @Test
  void namesAreMadeFromTheInsideOutward() {
    var ports = Elaboration.of(Top::new).design().top().ports().stream().map(Port::name).toList();
    assertThat(ports)
        .contains(
            "in_part_avalid",
            "in_part_aready",
            "in_part_apayload",
            "in_part_b",
            "in_parts_0_avalid",
            "out_parts_1_apayload",
            "out_parts_1_b");
  }

  private static final class Awake extends Module {
    final Bool out = out(bool());

    Awake() {
      var first = reg(bool()).initially(true);
      first.set(false);
      out.set(first);
    }
  }

  @Test
  void aTruthValueCanHaveAValueAtPowerUp() {
    assertThat(IrText.of(Elaboration.of(Awake::new).design())).containsPattern("first.*init.*1");
  }
}
