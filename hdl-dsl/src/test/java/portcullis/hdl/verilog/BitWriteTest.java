package portcullis.hdl.verilog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import portcullis.hdl.Bool;
import portcullis.hdl.Elaboration;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

/** A bit that an index chooses is assigned in one line, where no index can miss. */
class BitWriteTest {
  /** Marks of eight and of six things. */
  static final class Marks extends Module {
    final UInt index = in(uint(3));
    final Bool mark = in(bool());
    final Bool busy = in(bool());
    final UInt eight = out(uint(8));
    final UInt six = out(uint(6));

    Marks() {
      var ofEight = reg(uint(8)).resetTo(0);
      var ofSix = reg(uint(6)).resetTo(0);
      when(mark.andNot(busy), () -> ofEight.bit(index).set(true));
      ofSix.bit(index).set(mark);
      eight.set(ofEight);
      six.set(ofSix);
    }
  }

  @Test
  void oneLineForAPowerOfTwoAndCasesOtherwise() {
    assertThat(new VerilogWriter().write(Elaboration.of(Marks::new).design()).text())
        .contains("if (mark & ~busy) ofEight[index] <= 1'b1;")
        .contains("            case (index)\n                3'd0: ofSix[0] <= mark;\n");
  }
}
