package portcullis.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import portcullis.hdl.ir.BinaryOperator;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Expr;
import portcullis.hdl.verilog.CoveragePoint;
import portcullis.hdl.verilog.VerilogUnit;
import portcullis.hdl.verilog.VerilogWriter;

/**
 * What to look at to count the lines of a design's Verilog: for each instance of each point a value
 * that tells whether it is reached, and a view that computes all of them. All simulations of a
 * design share it.
 */
final class CoveragePlan {
  private final List<Point> points = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();
  private final View view;

  /**
   * A point of a module.
   *
   * @param module name of the module
   * @param file name of the file that it stands in
   * @param instances the module's instances as Verilator names them
   */
  record Point(String module, String file, CoveragePoint place, List<String> instances) {}

  /**
   * A point in an instance.
   *
   * @param point number of the point
   * @param kind what begins there
   * @param moment when to look
   * @param clock number of the clock if that is an edge, else -1
   * @param reached whether control comes there
   * @param sought as in {@link CoveragePoint}; absent for all but covers
   */
  record Watch(
      int point,
      CoveragePoint.Kind kind,
      CoveragePoint.Moment moment,
      int clock,
      Word reached,
      Optional<Word> sought) {}

  CoveragePlan(Design design, FlatDesign flat, StateLayout layout) {
    var scopes = flat.instances();
    for (var unit : new VerilogWriter().write(design).units()) {
      var instances = scopes.getOrDefault(unit.name(), List.of());
      if (!instances.isEmpty()) {
        add(unit, instances, flat);
      }
    }
    var visible = new ArrayList<BitVector>();
    for (var watch : watches) {
      visible.add(BitVector.of(1, watch.reached()));
      watch.sought().ifPresent(word -> visible.add(BitVector.of(1, word)));
    }
    view = new View(flat, layout, visible);
  }

  private void add(VerilogUnit unit, List<InstanceScope> instances, FlatDesign flat) {
    int first = points.size();
    String top = "TOP." + flat.name();
    var paths =
        instances.stream()
            .map(scope -> scope.path().isEmpty() ? top : top + "." + scope.path())
            .toList();
    for (var place : unit.coveragePoints()) {
      points.add(new Point(unit.name(), unit.fileName(), place, paths));
    }
    for (var scope : instances) {
      var conditions = new IdentityHashMap<Expr, Word>();
      Function<Expr, Word> value = expr -> condition(expr, scope, flat, conditions);
      for (int i = 0; i < unit.coveragePoints().size(); i++) {
        var place = unit.coveragePoints().get(i);
        boolean edge = place.moment() == CoveragePoint.Moment.EDGE;
        watches.add(
            new Watch(
                first + i,
                place.kind(),
                place.moment(),
                edge ? flat.clocks().indexOf(scope.root(place.clock())) : -1,
                place.reached().map(value).orElseGet(() -> flat.graph().constant(1)),
                place.sought().map(value)));
      }
    }
  }

  /** Points inside others share the conditions of those. */
  private static Word condition(
      Expr expr, InstanceScope scope, FlatDesign flat, Map<Expr, Word> known) {
    var before = known.get(expr);
    if (before != null) {
      return before;
    }
    Word word =
        expr instanceof Expr.Binary(var operator, var left, var right)
                && operator == BinaryOperator.AND
                && expr.width() == 1
            ? flat.graph()
                .and(condition(left, scope, flat, known), condition(right, scope, flat, known))
            : flat.condition(scope, expr);
    known.put(expr, word);
    return word;
  }

  List<Point> points() {
    return points;
  }

  List<Watch> watches() {
    return watches;
  }

  View view() {
    return view;
  }
}
