package portcullis.iommu.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the layout against numbers written down a second time, from the specification's tables. */
class LayoutTest {

  @Test
  void registersLieWhereTheTableOfRegistersHasThem() {
    assertThat(Registers.all())
        .extracting(it -> "%s %d %d".formatted(it.name(), it.offset(), it.bytes() * it.count()))
        .containsExactly(
            "capabilities 0 8",
            "fctl 8 4",
            "ddtp 16 8",
            "cqb 24 8",
            "cqh 32 4",
            "cqt 36 4",
            "fqb 40 8",
            "fqh 48 4",
            "fqt 52 4",
            "pqb 56 8",
            "pqh 64 4",
            "pqt 68 4",
            "cqcsr 72 4",
            "fqcsr 76 4",
            "pqcsr 80 4",
            "ipsr 84 4",
            "iocountovf 88 4",
            "iocountinh 92 4",
            "iohpmcycles 96 8",
            "iohpmctr 104 248",
            "iohpmevt 352 248",
            "tr_req_iova 600 8",
            "tr_req_ctl 608 8",
            "tr_response 616 8",
            "iommu_qosid 624 4",
            "icvec 760 8",
            "msi_addr 768 128",
            "msi_data 776 64",
            "msi_vec_ctl 780 64");
  }

  @Test
  void noByteOfThePageBelongsToTwoRegisters() {
    var taken = new HashSet<Integer>();
    for (var register : Registers.all()) {
      for (int element = 0; element < register.count(); element++) {
        for (int i = 0; i < register.bytes(); i++) {
          assertThat(taken.add(register.offset(element) + i)).as(register.name()).isTrue();
        }
      }
    }
  }

  @Test
  void reservedBitsAreWhatTheFieldsLeave() {
    assertThat(CapabilitiesRegister.REGISTER.reserved()).isEqualTo(0x00ff_f000_0010_3000L);
    assertThat(Ddtp.REGISTER.reserved()).isEqualTo(0xffc0_0000_0000_03e0L);
    assertThat(Fctl.REGISTER.reserved()).isEqualTo(0xfff8);
    assertThat(Cqcsr.REGISTER.reserved()).isEqualTo(0x0ffc_f0fc);
    assertThat(Fqcsr.REGISTER.reserved()).isEqualTo(0x0ffc_fcfc);
    assertThat(TrReqCtl.REGISTER.reserved()).isEqualTo(0xe_0000_0ff0L);
    assertThat(DdtEntry.STRUCTURE.words().getFirst().reserved()).isEqualTo(0xffc0_0000_0000_03feL);
    assertThat(DeviceContext.TC.reserved()).isEqualTo(0xffff_ffff_00ff_f000L);
    assertThat(DeviceContext.IOHGATP.reserved()).isZero();
    assertThat(DeviceContext.TA.reserved()).isEqualTo(0x0000_00ff_0000_0fffL);
    assertThat(DeviceContext.FSC.reserved()).isEqualTo(0x0fff_f000_0000_0000L);
    assertThat(DeviceContext.MSI_ADDR_MASK.reserved()).isEqualTo(0xfff0_0000_0000_0000L);
    assertThat(ProcessContext.TA.reserved()).isEqualTo(0xffff_ffff_0000_0ff8L);
    assertThat(words(IotinvalCommand.STRUCTURE))
        .containsExactly(0xf000_0ff8_0000_0800L, 0xc000_0000_0000_01ffL);
    assertThat(words(IofenceCommand.STRUCTURE))
        .containsExactly(0xffff_c000L, 0xc000_0000_0000_0000L);
    assertThat(words(IodirCommand.STRUCTURE)).containsExactly(0xfd_0000_0c00L, -1L);
    assertThat(words(AtsCommand.STRUCTURE)).containsExactly(0xfc_0000_0c00L, 0L);
    assertThat(words(MsiPte.PASS_THROUGH)).containsExactly(0x7fc0_0000_0000_03f8L, -1L);
    assertThat(words(MsiPte.MRIF)).containsExactly(0x7fc0_0000_0000_0078L, 0xefc0_0000_0000_0000L);
    assertThat(words(Pte.STRUCTURE)).containsExactly(0x07c0_0000_0000_0000L);
    assertThat(words(Pte32.STRUCTURE)).containsExactly(0L);
    assertThat(words(FaultQueueRecord.STRUCTURE))
        .containsExactly(0L, 0xffff_ffff_0000_0000L, 0L, 0L);
    assertThat(words(PageRequestQueueRecord.STRUCTURE)).containsExactly(0xf8_0000_0fffL, 0L);
  }

  private static List<Long> words(Structure structure) {
    return structure.words().stream().map(Word::reserved).toList();
  }

  /** A value of real hardware must come apart into the features that it announces. */
  @Test
  void capabilitiesComeApart() {
    long value = 0x0000_01f8_a04e_8e10L;
    assertThat(CapabilitiesRegister.VERSION.get(value)).isEqualTo(0x10);
    assertThat(CapabilitiesRegister.PAS.get(value)).isEqualTo(56);
    assertThat(CapabilitiesRegister.IGS.get(value)).isEqualTo(InterruptGeneration.BOTH.code());
    assertThat(
            CapabilitiesRegister.REGISTER.fields().stream()
                .filter(field -> field.width() == 1 && field.isSet(value))
                .map(Field::name)
                .collect(Collectors.joining(" ")))
        .isEqualTo("Sv39 Sv48 Sv57 Svpbmt Sv39x4 Sv48x4 Sv57x4 MSI_FLAT DBG PD8 PD17 PD20");
    assertThat(value & CapabilitiesRegister.REGISTER.reserved()).isZero();
  }

  @Test
  void resetValuesAreThoseTheSpecificationFixes() {
    assertThat(CapabilitiesRegister.REGISTER.reset()).isEqualTo(0x10);
    for (var zero :
        List.of(
            Ddtp.IOMMU_MODE,
            Ddtp.BUSY,
            Cqcsr.CQEN,
            Cqcsr.CIE,
            Cqcsr.CQON,
            Cqcsr.BUSY,
            Fqcsr.FQEN,
            Fqcsr.FIE,
            Fqcsr.FQON,
            Fqcsr.BUSY,
            Pqcsr.PQEN,
            Pqcsr.PIE,
            Pqcsr.PQON,
            Pqcsr.BUSY,
            TrReqCtl.GO_BUSY,
            Ipsr.CIP,
            Ipsr.FIP,
            Ipsr.PMIP,
            Ipsr.PIP)) {
      assertThat(zero.reset()).as(zero.name()).isEqualTo(Reset.ZERO);
    }
    assertThat(Cqcsr.CMD_ILL.reset()).isEqualTo(Reset.UNSPECIFIED);
  }

  @Test
  void commandsAreEncodedAsTheirOpcodesAndFunctionsSay() {
    assertThat(CommandFunction.values())
        .extracting(CommandFunction::encoded)
        .containsExactly(0x001L, 0x081L, 0x002L, 0x003L, 0x083L, 0x004L, 0x084L);
  }

  @Test
  void faultCausesAreThoseOfTheTable() {
    var causes = new ArrayList<Integer>();
    var always = new ArrayList<Integer>();
    for (var cause : FaultCause.values()) {
      causes.add(cause.code());
      if (cause.reportedAlways()) {
        always.add(cause.code());
      }
    }
    assertThat(causes)
        .containsExactly(
            1, 4, 5, 6, 7, 12, 13, 15, 20, 21, 23, 256, 257, 258, 259, 260, 261, 262, 263, 264, 265,
            266, 267, 268, 269, 270, 271, 272, 273, 274);
    assertThat(always).containsExactly(256, 257, 258, 259, 268, 272, 273);
  }

  @Test
  void everyNamedValueStandsOnceInItsField() {
    for (var encodings : Structures.encodings()) {
      var seen = new HashSet<String>();
      for (var encoding : encodings) {
        String key =
            encoding instanceof CommandFunction function
                ? function.opcode() + "." + function.code()
                : Integer.toString(encoding.code());
        assertThat(seen.add(key)).as(encoding + " " + key).isTrue();
      }
    }
  }
}
