package portcullis.hdl.verilog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;
import portcullis.hdl.ir.Type;

/** Logic that turns out to be constant. */
class ConstantLogicTest {
  private static final Expr INPUT = new Expr.Ref("flag", 1);

  @Test
  void aProcessOverConstantsStarts() {
    var constant = new Expr.Concat(List.of(Expr.Literal.of(5, 3), INPUT));
    var subject = new Expr.Slice(constant, 3, 1);
    var choice =
        new Stmt.Switch(subject, List.of(), Optional.of(List.of(assign("one", 1))), Origin.NONE);
    assertThat(verilog(choice, assign("other", 0)))
        .contains("wire [2:0] one_choice = 3'd5;")
        .contains("case (one_choice)");
  }

  @Test
  void aConstantDoesNotShareAProcessWithAnythingElse() {
    var never =
        new Stmt.When(Expr.Literal.of(0, 1), List.of(assign("one", 1)), List.of(), Origin.NONE);
    var shared =
        new Stmt.When(
            INPUT, List.of(never, assign("other", 1)), List.of(assign("other", 0)), Origin.NONE);
    assertThat(verilog(assign("one", 0), shared)).contains("assign one = 1'b0;");
  }

  @Test
  void aWireOfOneBitIsNotIndexed() {
    var bit = new Expr.BitSelect(Expr.Literal.of(0, 1), Expr.Literal.of(1, 2));
    var assign = new Stmt.Assign(Target.whole("one", 1), bit, Origin.NONE);
    assertThat(verilog(assign, assign("other", 0))).doesNotContain("bits[0]");
  }

  private static String verilog(Stmt... body) {
    var ports =
        List.of(
            port("flag", Port.Direction.INPUT),
            port("one", Port.Direction.OUTPUT),
            port("other", Port.Direction.OUTPUT));
    var module = new Module("Constant", ports, List.of(), List.of(body), Origin.NONE);
    return new VerilogWriter().write(new Design(List.of(module))).text();
  }

  private static Port port(String name, Port.Direction direction) {
    return new Port(name, direction, new Type.Bool(), Origin.NONE);
  }

  private static Stmt assign(String name, int value) {
    return new Stmt.Assign(Target.whole(name, 1), Expr.Literal.of(value, 1), Origin.NONE);
  }
}
