package portcullis.hdl.verilog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Port;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;
import portcullis.hdl.ir.Type;
import portcullis.hdl.ir.UnaryOperator;

/** A process that waits for itself swings without end in Icarus Verilog. */
class EntanglementTest {
  @Test
  void targetsThatDoNotNeedEachOtherShareAProcess() {
    assertThat(processes(List.of(), choose("a", "b", ref("first"), ref("second")))).isEqualTo(1);
  }

  @Test
  void aTargetThatNeedsAnotherThroughADefinitionHasAProcessOfItsOwn() {
    var between =
        new Declaration.Definition("between", new Type.Bool(), not(ref("a")), false, Origin.NONE);
    assertThat(processes(List.of(between), choose("a", "b", ref("first"), ref("between"))))
        .isEqualTo(2);
  }

  @Test
  void aTargetThatNeedsAnotherThroughAnInstanceHasAProcessOfItsOwn() {
    var between = new Declaration.Wire("between", new Type.Bool(), Origin.NONE);
    var instance =
        new Declaration.Instance(
            "inverter",
            "Inverter",
            List.of(
                new Declaration.Connection("in", Port.Direction.INPUT, "a"),
                new Declaration.Connection("out", Port.Direction.OUTPUT, "between")),
            Origin.NONE);
    assertThat(
            processes(List.of(between, instance), choose("a", "b", ref("first"), ref("between"))))
        .isEqualTo(2);
  }

  @Test
  void aChainOfTargetsIsCutAtEachLink() {
    var all = new ArrayList<Stmt>();
    all.addAll(choose("a", "b", ref("first"), ref("a")));
    all.addAll(choose("b", "c", ref("second"), ref("b")));
    assertThat(processes(List.of(), all)).isEqualTo(3);
  }

  private static long processes(List<Declaration> more, List<Stmt> body) {
    var declarations = new ArrayList<Declaration>();
    for (var name : List.of("a", "b", "c")) {
      declarations.add(new Declaration.Wire(name, new Type.Bool(), Origin.NONE));
    }
    declarations.addAll(more);
    var top =
        new Module(
            "Top", List.of(input("first"), input("second")), declarations, body, Origin.NONE);
    var result = new Port("out", Port.Direction.OUTPUT, new Type.Bool(), Origin.NONE);
    var inverter =
        new Module(
            "Inverter",
            List.of(input("in"), result),
            List.of(),
            List.of(new Stmt.Assign(Target.whole("out", 1), not(ref("in")), Origin.NONE)),
            Origin.NONE);
    var text = new VerilogWriter().write(new Design(List.of(inverter, top))).text();
    return text.lines().filter(line -> line.contains("always @*")).count();
  }

  /** Both are driven on both ways. */
  private static List<Stmt> choose(String one, String other, Expr first, Expr second) {
    return List.of(
        new Stmt.When(
            ref("first"),
            List.of(assign(one, first), assign(other, second)),
            List.of(assign(one, ref("second")), assign(other, ref("second"))),
            Origin.NONE));
  }

  private static Stmt assign(String name, Expr value) {
    return new Stmt.Assign(Target.whole(name, 1), value, Origin.NONE);
  }

  private static Expr ref(String name) {
    return new Expr.Ref(name, 1);
  }

  private static Expr not(Expr expr) {
    return new Expr.Unary(UnaryOperator.NOT, expr);
  }

  private static Port input(String name) {
    return new Port(name, Port.Direction.INPUT, new Type.Bool(), Origin.NONE);
  }
}
