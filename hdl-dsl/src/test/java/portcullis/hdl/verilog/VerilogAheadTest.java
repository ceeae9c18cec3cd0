package portcullis.hdl.verilog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static portcullis.hdl.Hdl.in;
import static portcullis.hdl.Hdl.instance;
import static portcullis.hdl.Hdl.out;
import static portcullis.hdl.Hdl.reg;
import static portcullis.hdl.Hdl.uint;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.check.DesignException;
import portcullis.hdl.ir.Unit;

/** Modules whose Verilog is begun while the rest of the design is still described. */
class VerilogAheadTest {
  private static final class Delay extends Module {
    private final UInt in;
    private final UInt out;

    Delay(int width) {
      super(width);
      in = in(uint(width));
      out = out(uint(width));
      var last = reg(uint(width)).resetTo(0);
      last.set(in);
      out.set(last);
    }
  }

  private static final class Chain extends Module {
    private final UInt in = in(uint(8));
    private final UInt out = out(uint(8));

    Chain(boolean drives) {
      var value = in;
      for (int i = 0; i < 3; i++) {
        var delay = instance(() -> new Delay(8));
        delay.in.set(value);
        value = delay.out;
      }
      var narrow = instance(() -> new Delay(1));
      narrow.in.set(value.bit(0).asUInt());
      if (drives) {
        out.set(value.plus(narrow.out.extend(8)));
      }
    }
  }

  @Test
  void itIsTheSameAsWrittenAfterwards() {
    var writer = new VerilogWriter();
    var told = new ArrayList<Unit>();
    var design =
        Elaboration.of(
                () -> new Chain(true),
                unit -> {
                  told.add(unit);
                  writer.begin(unit);
                })
            .design();
    assertThat(told).isEqualTo(design.units());
    var ahead = writer.write(design);
    assertThat(ahead).isEqualTo(new VerilogWriter().write(design));
    assertThat(writer.write(design)).isEqualTo(ahead);
  }

  @Test
  void whatTurnsOutToBeWrongIsNotWritten() {
    var writer = new VerilogWriter();
    assertThatThrownBy(() -> Elaboration.of(() -> new Chain(false), writer::begin))
        .isInstanceOf(DesignException.class)
        .hasMessageContaining("Chain.out");
    var right = Elaboration.of(() -> new Chain(true), writer::begin).design();
    assertThat(writer.write(right)).isEqualTo(new VerilogWriter().write(right));
  }
}
