package portcullis.iommu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import portcullis.iommu.layout.InterruptGeneration;

class IommuConfigTest {
  /** The builds that the golden vectors were made for. */
  @Test
  void theNamedBuildsHaveTheCapabilitiesOfTheGoldenVectors() {
    assertThat(IommuConfig.BASE.capabilities()).isEqualTo(0x000001f820020210L);
    assertThat(IommuConfig.CORE.capabilities()).isEqualTo(0x000001f8a04e8e10L);
    assertThat(IommuConfig.SMALL.capabilities()).isEqualTo(IommuConfig.BASE.capabilities());
  }

  @Test
  void namesLeadToBuilds() {
    assertThat(IommuConfig.named("core")).isEqualTo(IommuConfig.CORE);
    assertThatThrownBy(() -> IommuConfig.named("large"))
        .hasMessage("there is no configuration 'large'; there are small, base, core");
  }

  @ParameterizedTest
  @EnumSource(IommuOption.class)
  void everyOptionCanBeSetToWhatItIs(IommuOption option) {
    for (var config : IommuConfig.NAMED) {
      var same = option.key() + "=" + option.valueIn(config);
      assertThat(IommuOption.apply(config, List.of(same))).isEqualTo(config);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "iotlb, 32",
    "walkers, 4",
    "secondStageEntries, 3",
    "outstanding, 7",
    "data, 128",
    "id, 6",
    "vector, 2",
    "deviceId, 16",
    "processId, 8",
    "physicalAddress, 48",
    "enforceSnoop, true",
    "debug, true",
    "msiFlat, true",
    "interrupts, WSI",
    "sv48, true",
    "sv48x4, true",
    "svpbmt, true",
    "parked, 8",
    "deviceContexts, 2",
    "processContexts, 1",
    "firstStageTables, 5",
    "commandPrefetch, 2"
  })
  void anOptionChangesItselfAndNothingElse(String key, String value) {
    var changed = IommuOption.apply(IommuConfig.BASE, List.of(key + "=" + value));
    for (var option : IommuOption.values()) {
      assertThat(option.valueIn(changed))
          .as(option.key())
          .isEqualTo(option.key().equals(key) ? value : option.valueIn(IommuConfig.BASE));
    }
  }

  @Test
  void theOrderOfOptionsMeansNothing() {
    var deep = IommuOption.apply(IommuConfig.BASE, List.of("sv57=true", "sv48=true"));
    assertThat(deep.paging().firstStageLevels()).isEqualTo(5);
    assertThat(deep.paging().virtualAddressBits()).isEqualTo(57);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sv57=true | configuration 'base' is not possible: sv57 needs sv48 (capabilities.Sv57)",
        "iotlb=0 | configuration 'base' is not possible: iotlb is 0, but must be 1 to 256",
        "data=48 | configuration 'base' is not possible: data is 48, but must be 32, 64, 128, 256"
            + " or 512",
        "iotlb | 'iotlb' sets nothing: write key=value, for example iotlb=32",
        "iotlb=many | iotlb=many: 'many' is not a number (translations that the IOTLB holds, 1 to"
            + " 256)",
        "debug=yes | debug=yes: 'yes' is neither true nor false (translation requests by software"
            + " through registers)",
        "interrupts=PIN | interrupts=PIN: 'PIN' is none of MSI, WSI and BOTH (MSI, WSI (wires) or"
            + " BOTH, as capabilities.IGS)"
      })
  void whatIsImpossibleIsRefusedWithTheRule(String setting, String message) {
    assertThatThrownBy(() -> IommuOption.apply(IommuConfig.BASE, List.of(setting)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void anUnknownOptionNamesThoseThatExist() {
    assertThatThrownBy(() -> IommuOption.apply(IommuConfig.BASE, List.of("tlb=4")))
        .hasMessageStartingWith("there is no option 'tlb'; there are sv48, sv57,")
        .hasMessageContaining("iotlb");
  }

  @Test
  void allBrokenRulesAreToldTogether() {
    assertThatThrownBy(() ->
            new IommuConfig(
                "Mine",
                new Paging(false, true, false, true, false),
                new Features(false, false, InterruptGeneration.BOTH, false),
                Widths.DEFAULT,
                new Capacities(0, 0, 0, 0, 0, -1, 17, 3, 0)))
        .isInstanceOfSatisfying(
            IommuConfigException.class, refused -> assertThat(refused.broken()).hasSize(12));
  }
}
