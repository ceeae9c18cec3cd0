package portcullis.testbench.coverage;

import java.util.List;
import portcullis.testbench.coverage.DesignCoverage.ModuleCoverage;

/** Coverage as text. */
public final class CoverageReport {
  private CoverageReport() {}

  /**
   * A line for each module, and their sum.
   *
   * @param coverage of a design
   * @return lines that each end in a line feed
   */
  public static String table(DesignCoverage coverage) {
    var modules = coverage.modules();
    var sum = modules.stream().reduce(new ModuleCoverage("all", 0, 0, 0, 0), ModuleCoverage::plus);
    var text = new StringBuilder();
    text.append("%s%n%-32s %15s %15s%n".formatted(coverage.name(), "module", "lines", "branches"));
    for (var module : modules) {
      text.append(row(module));
    }
    return text.append(row(sum)).toString();
  }

  private static String row(ModuleCoverage module) {
    return "%-32s %15s %15s%n"
        .formatted(
            module.module(),
            share(module.hitLines(), module.lines()),
            share(module.hitBranches(), module.branches()));
  }

  private static String share(int hit, int total) {
    return total == 0 ? "-" : "%d/%d %3d%%".formatted(hit, total, (int) (100L * hit / total));
  }

  /**
   * A line for each block and branch that was never run.
   *
   * @param missed those
   * @return lines that each end in a line feed
   */
  public static String missed(List<DesignCoverage.Missed> missed) {
    var text = new StringBuilder();
    for (var one : missed) {
      text.append(
          "%-36s %-30s %-6s %s%n".formatted(one.place(), one.java(), one.what(), one.text()));
    }
    return text.toString();
  }
}
