package portcullis.hdl.sim.jvm;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import portcullis.hdl.sim.jvm.CoveragePlan.Watch;
import portcullis.hdl.verilog.CoveragePoint.Kind;
import portcullis.hdl.verilog.CoveragePoint.Moment;

/**
 * Counts the lines that one simulation runs, as Verilator does: logic at a clock edge at each edge,
 * logic between edges each time that something has changed.
 */
final class LineCounts {
  private final CoveragePlan plan;
  private final View.Copy values;
  private final long[] counts;
  private final Looks settled;
  private final List<Looks> edges;

  /** Values that are looked at in one moment. */
  private final class Looks {
    private final Watch[] watches;
    private final int[] places;
    private final int[] points;
    private final List<Seeking> seeking;

    Looks(Moment moment, int clock) {
      var all =
          plan.watches().stream()
              .filter(watch -> watch.moment() == moment && watch.clock() == clock)
              .toList();
      // What is never reached needs no look; all else is in the view or always reached.
      watches =
          all.stream()
              .filter(watch -> watch.sought().isEmpty() && !watch.reached().isConstant(0))
              .toArray(Watch[]::new);
      places = new int[watches.length];
      points = new int[watches.length];
      for (int i = 0; i < watches.length; i++) {
        Word reached = watches[i].reached();
        places[i] = reached.isConstant() ? -1 : plan.view().placeOf(reached);
        points[i] = watches[i].point();
      }
      seeking = all.stream().filter(watch -> watch.sought().isPresent()).map(Seeking::new).toList();
    }

    void count() {
      long[] now = values.values();
      for (int i = 0; i < places.length; i++) {
        counts[points[i]] += places[i] < 0 ? 1 : now[places[i]];
      }
      for (var each : seeking) {
        each.count();
      }
    }
  }

  /** One of the two ways behind a cover. */
  private final class Seeking {
    private final Watch watch;
    private boolean seen;

    Seeking(Watch watch) {
      this.watch = watch;
    }

    void count() {
      if (values.read(watch.reached()) == 0) {
        return;
      }
      boolean first = !seen && values.read(watch.sought().orElseThrow()) != 0;
      seen |= first;
      if (first == (watch.kind() == Kind.IF)) {
        counts[watch.point()]++;
      }
    }
  }

  /**
   * Begins to count.
   *
   * @param plan what to count
   * @param state of the simulation
   * @param clocks how many clocks it has
   */
  LineCounts(CoveragePlan plan, long[] state, int clocks) {
    this.plan = plan;
    this.values = plan.view().new Copy(state);
    this.counts = new long[plan.points().size()];
    this.settled = new Looks(Moment.SETTLED, -1);
    this.edges = IntStream.range(0, clocks).mapToObj(it -> new Looks(Moment.EDGE, it)).toList();
    new Looks(Moment.START, -1).count();
  }

  /** Everything has settled. */
  void settled() {
    if (values.refresh()) {
      settled.count();
    }
  }

  /** A clock is about to rise; everything has settled. */
  void edge(int clock) {
    edges.get(clock).count();
  }

  /** Writes all counts so far, in Verilator's format. */
  void write(Path file) {
    new CoverageFile(plan.points(), counts).write(file);
  }
}
