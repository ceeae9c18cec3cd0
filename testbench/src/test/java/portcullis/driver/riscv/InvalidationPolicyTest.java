package portcullis.driver.riscv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.CommandFunction;
import portcullis.iommu.layout.IotinvalCommand;

/** Which commands an invalidation becomes. */
class InvalidationPolicyTest {
  private static final long PAGE = 4096;
  private static final InvalidationScope SCOPE = InvalidationScope.FirstStage.of(7, 9);

  private static InvalidationPolicy policy(long more) {
    return new InvalidationPolicy(new Capabilities(Machine.CORE | more), 8);
  }

  private static List<IommuCommand> commands(long more, Invalidation... orders) {
    return policy(more).commands(List.of(orders));
  }

  private static Invalidation leaves(long start, long pages) {
    return Invalidation.leaves(SCOPE, new AddressRange(start, pages * PAGE));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "8, 8", "9, 1", "1000000, 1"})
  void pagesGoOneByOneUpToTheThreshold(long pages, int count) {
    var commands = commands(0, leaves(0x7000, pages));
    assertThat(commands).hasSize(count);
    assertThat(IotinvalCommand.AV.isSet(commands.getFirst().low())).isEqualTo(pages <= 8);
    if (pages <= 8) {
      for (int i = 0; i < count; i++) {
        assertThat(IotinvalCommand.ADDR.get(commands.get(i).high())).isEqualTo(7 + i);
      }
    }
  }

  @Test
  void tablesThatGoNeedMoreThanTheirLeaves() {
    var order = Invalidation.of(SCOPE, List.of(new AddressRange(0x7000, PAGE)), true);
    assertThat(commands(0, order)).containsExactly(IommuCommand.invalidate(SCOPE));
    assertThat(commands(CapabilitiesRegister.NL.mask(), order))
        .singleElement()
        .satisfies(command -> {
          assertThat(IotinvalCommand.NL.isSet(command.low())).isTrue();
          assertThat(IotinvalCommand.ADDR.get(command.high())).isEqualTo(7);
        });
  }

  @ParameterizedTest
  @CsvSource({"0x0, 512, 1", "0x200000, 512, 1", "0x1000, 511, 1", "0x3000, 4, 3", "0x0, 7, 3"})
  void rangesGoInPowersOfTwo(String start, long pages, int count) {
    var commands = commands(CapabilitiesRegister.S.mask(), leaves(Long.decode(start), pages));
    assertThat(commands).hasSize(count);
    if (count == 1 && pages == 512) {
      assertThat(IotinvalCommand.S.isSet(commands.getFirst().high())).isTrue();
      assertThat(IotinvalCommand.ADDR.get(commands.getFirst().high()))
          .isEqualTo(Long.decode(start) >>> 12 | 0xff);
    }
  }

  @Test
  void identifiersSayWhoIsMeant() {
    assertThat(IommuCommand.invalidate(new InvalidationScope.SecondStage(0xffff)).low())
        .isEqualTo(
            CommandFunction.IOTINVAL_GVMA.encoded()
                | IotinvalCommand.GV.mask()
                | IotinvalCommand.GSCID.of(0xffff));
    assertThat(IommuCommand.invalidate(InvalidationScope.FirstStage.of(0xfffff)).low())
        .isEqualTo(
            CommandFunction.IOTINVAL_VMA.encoded()
                | IotinvalCommand.PSCV.mask()
                | IotinvalCommand.PSCID.of(0xfffff));
    assertThat(
            IommuCommand.invalidate(
                    new InvalidationScope.FirstStage(OptionalInt.of(3), OptionalInt.empty()))
                .low())
        .isEqualTo(
            CommandFunction.IOTINVAL_VMA.encoded()
                | IotinvalCommand.GV.mask()
                | IotinvalCommand.GSCID.of(3));
  }

  @Test
  void identifiersThatAreTooWideAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InvalidationScope.SecondStage(0x10000))
        .withMessageContaining("16 bits");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InvalidationScope.FirstStage.of(0x100000))
        .withMessageContaining("20 bits");
    assertThatIllegalArgumentException().isThrownBy(() -> InvalidationScope.FirstStage.of(-1, 0));
  }

  @Test
  void aRangeIsWholePagesThatDoNotWrapAround() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AddressRange(1, PAGE));
    assertThatIllegalArgumentException().isThrownBy(() -> new AddressRange(0, PAGE + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new AddressRange(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new AddressRange(-PAGE, 2 * PAGE));
    assertThat(new AddressRange(-PAGE, PAGE).contains(-1)).isTrue();
  }
}
