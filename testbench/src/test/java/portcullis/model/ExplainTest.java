package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.model.tables.DeviceContextFields.BARE;

import org.junit.jupiter.api.Test;
import portcullis.model.tables.DeviceContextFields;
import portcullis.model.tables.GuestMemory;
import portcullis.model.tables.PageTables;
import portcullis.model.tables.ProcessDirectoryTables;

/** The readable walk. */
class ExplainTest {
  private static final long IOVA = 0x12_3456_7890L;

  private final TestSystem system = new TestSystem();

  @Test
  void everyStepOfATwoStageWalkIsThere() {
    PageTables secondStage = system.secondStage(PagingMode.SV39);
    GuestMemory guest = system.guest(secondStage);
    PageTables firstStage = system.firstStage(PagingMode.SV39, guest);
    firstStage.map(IOVA, 0x9000_0000L, 0, PageTables.ALL & ~PageTables.D);
    ProcessDirectoryTables processes = system.processes(1, guest);
    processes.put(4, 0, 5, PagingMode.SV39, firstStage);
    system.device(9, BARE.secondStage(PagingMode.SV39, 3, secondStage).processes(processes));
    String walk = system.model.explain(Request.write(9, IOVA).withProcess(4, false));
    assertThat(walk.lines())
        .containsSubsequence(
            "request: untranslated write, device 0x9, process 0x4, user privilege, address"
                + " 0x1234567890",
            "ddtp: 3LVL, root 0x80000000")
        .anyMatch(line -> line.startsWith("device directory level 2: entry 0 at 0x80000000 is "))
        .anyMatch(line -> line.startsWith("device context: entry 9 at "))
        .anyMatch(line -> line.matches("  tc +0x0*21: V PDTV"))
        .anyMatch(line -> line.matches("  iohgatp .*: Sv39x4, GSCID 0x3, root 0x.*"))
        .anyMatch(line -> line.startsWith("process context: entry 4 at "))
        .anyMatch(line -> line.startsWith("first stage Sv39 of 0x1234567890, root 0x"))
        .anyMatch(line -> line.startsWith("  second stage Sv39x4 of "))
        .anyMatch(line -> line.matches("    level 0: entry .* V R W X U A D, leaf, page 0x.*"))
        .anyMatch(line -> line.matches("  level 0: entry .* V R W X U A, leaf, page 0x90000000"))
        .endsWith(
            "ends with cause 15, write/AMO page fault: A or D is 0 and SADE is 0",
            "answer: Aborted[cause=15]",
            "record: cause 15, TTYP 3, DID 0x9, PV 1, PID 0x4, PRIV 0, iotval 0x1234567890,"
                + " iotval2 0x0");
  }

  @Test
  void explainingChangesNothing() {
    PageTables table = system.firstStage(PagingMode.SV39);
    table.map(IOVA, 0x9000_0000L, 0, PageTables.ALL & ~(PageTables.A | PageTables.D));
    system.device(9, BARE.with(DeviceContextFields.SADE).firstStage(PagingMode.SV39, 1, table));
    long before = table.entry(IOVA, 0);
    assertThat(system.model.explain(Request.write(9, IOVA)))
        .contains("becomes", "V R W X U A D", "answer: Translated");
    assertThat(table.entry(IOVA, 0)).isEqualTo(before);
    assertThat(system.model.explain(Request.write(8, IOVA))).contains("cause 258");
    assertThat(system.model.drainEvents()).isEmpty();
    assertThat(system.register(TestSystem.FQT)).isZero();
  }

  @Test
  void suppressedRecordsAreExplained() {
    system.device(9, BARE.with(DeviceContextFields.DTF));
    assertThat(system.model.explain(Request.read(9, 0).as(AddressType.TRANSLATED)))
        .endsWith("record: none, because DTF is 1\n");
  }

  @Test
  void msiWalksAreExplained() {
    PageTables secondStage = system.secondStage(PagingMode.SV39);
    long msi = system.pages.take(4096);
    system.device(9, BARE.secondStage(PagingMode.SV39, 3, secondStage).msi(msi, 0, 0x5000));
    assertThat(system.model.explain(Request.write(9, 0x500_0000L)))
        .contains("MSI page table: entry 0 at 0x%x".formatted(msi), "not valid", "cause 262");
  }
}
