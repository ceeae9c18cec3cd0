package portcullis.iommu;

import java.util.ArrayList;
import java.util.List;

/** What an {@link IommuConfig} must obey. */
final class IommuConfigRules {
  private final List<String> broken = new ArrayList<>();

  private IommuConfigRules() {}

  static List<String> broken(
      String name, Paging paging, Features features, Widths widths, Capacities capacities) {
    var rules = new IommuConfigRules();
    rules.require(
        name.matches("[a-z][a-z0-9_]*"),
        "name '%s' must be lower case letters, digits and '_', a letter first".formatted(name));
    rules.paging(paging);
    rules.widths(widths);
    rules.capacities(capacities);
    rules.require(
        !features.msiFlat() || widths.physicalAddress() >= 34,
        "msiFlat needs physical addresses of at least 34 bits");
    return List.copyOf(rules.broken);
  }

  private void paging(Paging paging) {
    require(!paging.sv57() || paging.sv48(), "sv57 needs sv48 (capabilities.Sv57)");
    require(!paging.sv57x4() || paging.sv48x4(), "sv57x4 needs sv48x4 (capabilities.Sv57x4)");
  }

  private void widths(Widths widths) {
    range("physicalAddress", widths.physicalAddress(), 32, 56);
    range("deviceId", widths.deviceId(), 1, 24);
    range("processId", widths.processId(), 1, 20);
    range("vector", widths.vector(), 0, 4);
    require(
        List.of(32, 64, 128, 256, 512).contains(widths.data()),
        "data is %d, but must be 32, 64, 128, 256 or 512".formatted(widths.data()));
    range("id", widths.id(), 1, 8);
  }

  private void capacities(Capacities capacities) {
    range("iotlb", capacities.iotlb(), 1, 256);
    range("deviceContexts", capacities.deviceContexts(), 1, 64);
    range("processContexts", capacities.processContexts(), 1, 64);
    range("walkers", capacities.walkers(), 1, 32);
    range("parked", capacities.parked(), 1, 64);
    range("firstStageTables", capacities.firstStageTables(), 0, 64);
    range("secondStageEntries", capacities.secondStageEntries(), 0, 16);
    require(
        List.of(1, 2, 4, 8).contains(capacities.commandPrefetch()),
        "commandPrefetch is %d, but must be 1, 2, 4 or 8".formatted(capacities.commandPrefetch()));
    range("outstanding", capacities.outstanding(), 1, 255);
  }

  private void range(String option, int value, int least, int most) {
    require(
        value >= least && value <= most,
        "%s is %d, but must be %d to %d".formatted(option, value, least, most));
  }

  private void require(boolean holds, String rule) {
    if (!holds) {
      broken.add(rule);
    }
  }
}
