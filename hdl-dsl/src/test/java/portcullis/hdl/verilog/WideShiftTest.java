package portcullis.hdl.verilog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;
import portcullis.hdl.ir.Type;

/** Verilator refuses constant shift amounts of more than 32 bits. */
class WideShiftTest {
  @Test
  void anAmountBeyondThirtyTwoBitsIsBroughtIntoRange() {
    assertThat(shifted(new Expr.Ref("amount", 65)))
        .contains("data >> ((|amount[64:32]) ? 32'd8 : amount[31:0])");
    assertThat(shifted(new Expr.Ref("amount", 65)))
        .as("the amount is not declared unused")
        .doesNotContain("unused");
  }

  @Test
  void aConstantAmountIsShortAndOnePastTheWidthLeavesNothing() {
    assertThat(shifted(Expr.Literal.of(BigInteger.TWO.pow(64), 65))).contains("result = 8'd0");
    assertThat(shifted(Expr.Literal.of(3, 65))).contains("data >> 32'd3");
  }

  private static String shifted(Expr amount) {
    var value = new Expr.Binary(BinaryOperator.SHIFT_RIGHT, new Expr.Ref("data", 8), amount);
    var module =
        new Module(
            "Shift",
            List.of(
                port("data", 8, Port.Direction.INPUT),
                port("amount", 65, Port.Direction.INPUT),
                port("result", 8, Port.Direction.OUTPUT)),
            List.of(),
            List.of(new Stmt.Assign(Target.whole("result", 8), value, Origin.NONE)),
            Origin.NONE);
    return new VerilogWriter().write(new Design(List.of(module))).text();
  }

  private static Port port(String name, int width, Port.Direction direction) {
    return new Port(name, direction, new Type.UInt(width), Origin.NONE);
  }
}
