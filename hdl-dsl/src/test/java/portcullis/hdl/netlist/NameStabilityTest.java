package portcullis.hdl.netlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Origin;
import portcullis.hdl.ir.Stmt;
import portcullis.hdl.ir.Target;
import portcullis.hdl.ir.Type;
import portcullis.hdl.testing.tool.AddedLines;
import portcullis.hdl.verilog.VerilogWriter;

/** The Verilog of a design changes only where the design changes. */
class NameStabilityTest {
  private static final int EDITS = 500;
  private static final String NAME = "inserted";
  private static final VerilogWriter WRITER = new VerilogWriter();

  @Test
  void writingTwiceGivesTheSameBytes() {
    LongStream.range(0, 150)
        .parallel()
        .forEach(seed ->
            assertThat(verilog(RandomNetlists.netlist(seed).design()))
                .as("seed " + seed)
                .isEqualTo(verilog(RandomNetlists.netlist(seed).design())));
  }

  @Test
  void anInsertedSignalAddsOnlyItsOwnLines() {
    LongStream.range(0, EDITS).parallel().forEach(NameStabilityTest::insert);
  }

  private static void insert(long seed) {
    var design = RandomNetlists.netlist(seed).design();
    var choice = new Choice(seed);
    int unit = choice.below(design.units().size());
    var units = new ArrayList<>(design.units());
    units.set(unit, edited((Module) units.get(unit), choice));
    var added = AddedLines.between(verilog(design), verilog(new Design(units)));
    assertThat(added.foreignTo(NAME)).as("seed %d: lines that changed", seed).isEmpty();
    assertThat(added.mention(NAME)).as("seed %d", seed).isTrue();
  }

  /** The module with one more definition, wire or register, which reads the ports. */
  private static Module edited(Module module, Choice choice) {
    var pool = Pool.empty();
    module.ports().stream()
        .filter(port -> !(port.type() instanceof Type.Clock))
        .forEach(port -> pool.add(new Pool.Signal(port.name(), port.type())));
    var type = new Type.UInt(choice.width());
    var value = new ExpressionGenerator(choice, 4).of(type.width(), pool);
    var declarations = new ArrayList<>(module.declarations());
    var body = new ArrayList<>(module.body());
    var assign = new Stmt.Assign(Target.whole(NAME, type.width()), value, Origin.NONE);
    int place = choice.between(0, declarations.size());
    switch (choice.below(3)) {
      case 0 ->
          declarations.add(
              place, new Declaration.Definition(NAME, type, value, false, Origin.NONE));
      case 1 -> {
        declarations.add(place, new Declaration.Wire(NAME, type, Origin.NONE));
        body.add(choice.between(0, body.size()), assign);
      }
      default -> {
        declarations.add(place, register(type));
        var enabled =
            new Stmt.When(
                new Expr.Ref(ModuleGenerator.RESET, 1), List.of(assign), List.of(), Origin.NONE);
        body.add(choice.between(0, body.size()), choice.percent(50) ? assign : enabled);
      }
    }
    return new Module(module.name(), module.ports(), declarations, body, module.origin());
  }

  private static Declaration register(Type type) {
    return new Declaration.Register(
        NAME,
        type,
        ModuleGenerator.CLOCK,
        Optional.empty(),
        Optional.of(BigInteger.ZERO),
        false,
        Origin.NONE);
  }

  private static String verilog(Design design) {
    return WRITER.write(design).text();
  }
}
