package portcullis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.model.tables.DeviceContextFields.BARE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portcullis.model.tables.DeviceContextFields;
import portcullis.model.tables.GuestMemory;
import portcullis.model.tables.PageTables;
import portcullis.model.tables.ProcessDirectoryTables;

/** The reads of a translation: D + P(g+1) + s(g+1) + g, and who asks for them. */
class WalkCostTest {
  private static final int DEVICE = 0x12_3456;
  private static final int PROCESS = 0x5_4321;
  private static final long IOVA = 0x12_3456_7000L;

  @ParameterizedTest
  @CsvSource({
    "3,3,SV57,SV57,56",
    "3,3,SV39,SV39,30",
    "3,0,SV39,SV39,18",
    "3,0,SV39,BARE,6",
    "2,1,SV48,SV39,25",
    "1,2,BARE,SV48,15",
    "3,0,BARE,BARE,3"
  })
  void readsAreCounted(int directory, int process, PagingMode s, PagingMode g, int expected) {
    var system = new TestSystem(TestSystem.FULL, 0, directory);
    int device = directory == 3 ? DEVICE : directory == 2 ? 0x123 : 3;
    Request request = prepare(system, device, process, s, g);
    assertThat(system.translate(request)).isInstanceOf(Outcome.Translated.class);
    List<Event.MemoryAccess> accesses = system.events(Event.MemoryAccess.class);
    assertThat(accesses).hasSize(expected);
    assertThat(accesses)
        .filteredOn(access -> access.purpose() == Purpose.DEVICE_DIRECTORY)
        .hasSize(directory);
    assertThat(accesses)
        .filteredOn(access -> access.purpose() == Purpose.PROCESS_DIRECTORY)
        .hasSize(process);
    assertThat(accesses)
        .filteredOn(access -> access.purpose() == Purpose.FIRST_STAGE)
        .hasSize(s.levels());
  }

  private static Request prepare(
      TestSystem system, int device, int process, PagingMode s, PagingMode g) {
    DeviceContextFields fields = BARE;
    GuestMemory guest = null;
    if (g != PagingMode.BARE) {
      PageTables secondStage = system.secondStage(g);
      guest = system.guest(secondStage);
      guest.applyAsLong(0x9000_0000L);
      fields = fields.secondStage(g, 1, secondStage);
    }
    PageTables firstStage = null;
    if (s != PagingMode.BARE) {
      firstStage = guest == null ? system.firstStage(s) : system.firstStage(s, guest);
      firstStage.map(IOVA, 0x9000_0000L, 0, PageTables.ALL);
    }
    long iova = s == PagingMode.BARE ? 0x9000_0000L : IOVA;
    if (process == 0) {
      system.device(device, s == PagingMode.BARE ? fields : fields.firstStage(s, 1, firstStage));
      return Request.read(device, iova);
    }
    ProcessDirectoryTables processes =
        guest == null ? system.processes(process) : system.processes(process, guest);
    int id = process == 3 ? PROCESS : process == 2 ? 0x1_2345 : 0x12;
    processes.put(id, 0, 1, s, firstStage);
    system.device(device, fields.processes(processes));
    return Request.read(device, iova).withProcess(id, false);
  }

  @Test
  void eachAccessSaysWhereAndWhatFor() {
    var system = new TestSystem(TestSystem.FULL, 0, 1);
    PageTables table = system.firstStage(PagingMode.SV39);
    table.map(IOVA, 0x9000_0000L, 1, PageTables.ALL & ~PageTables.A);
    system.device(3, BARE.firstStage(PagingMode.SV39, 1, table).with(DeviceContextFields.SADE));
    system.translate(Request.read(3, IOVA));
    assertThat(system.events(Event.MemoryAccess.class))
        .containsExactly(
            access(Purpose.DEVICE_DIRECTORY, false, system.devices.entryAddress(3, 0), 64),
            access(Purpose.FIRST_STAGE, false, table.entryAddress(IOVA, 2), 8),
            access(Purpose.FIRST_STAGE, false, table.entryAddress(IOVA, 1), 8),
            access(Purpose.FIRST_STAGE, true, table.entryAddress(IOVA, 1), 8));
  }

  private static Event.MemoryAccess access(
      Purpose purpose, boolean atomic, long address, int size) {
    return new Event.MemoryAccess(
        purpose,
        atomic ? Memory.AccessKind.ATOMIC : Memory.AccessKind.READ,
        address,
        size,
        Memory.Status.OK,
        0,
        0);
  }

  @Test
  void sv32EntriesAreFourBytes() {
    var system = new TestSystem(TestSystem.FULL, 4, 1);
    PageTables secondStage = system.secondStage(PagingMode.SV32);
    GuestMemory guest = system.guest(secondStage);
    PageTables firstStage = system.firstStage(PagingMode.SV32, guest);
    firstStage.map(0x1234_5678L, 0x3_9000_0000L, 0, PageTables.ALL);
    secondStage.map(0x3_9000_0000L, 0x2_1234_0000L, 0, PageTables.ALL);
    system.device(
        3,
        BARE.secondStage(PagingMode.SV32, 1, secondStage)
            .firstStage(PagingMode.SV32, 1, firstStage)
            .with(DeviceContextFields.SXL));
    assertThat(system.translate(Request.read(3, 0x1234_5678L)))
        .isEqualTo(new Outcome.Translated(0x2_1234_0678L, 12, MemoryType.PMA, false, 0, 0));
    assertThat(system.events(Event.MemoryAccess.class))
        .filteredOn(access -> access.purpose() != Purpose.DEVICE_DIRECTORY)
        .hasSize(8)
        .allMatch(access -> access.size() == 4);
    assertThat(system.translate(Request.read(3, 0x1_1234_5678L)))
        .as("bits above 31 with SXL=1")
        .isEqualTo(new Outcome.Aborted(13));
    firstStage.map(0x1234_5678L, 0x4000_0000L, 1, PageTables.ALL);
    assertThat(system.translate(Request.read(3, 0x1234_5678L))).isInstanceOf(Outcome.Aborted.class);
  }

  @Test
  void withSxlGuestAddressesHave34Bits() {
    var system = new TestSystem(TestSystem.FULL, 0, 1);
    PageTables secondStage = system.secondStage(PagingMode.SV39);
    secondStage.map((1L << 34) - 4096, 0x9000_0000L, 0, PageTables.ALL);
    secondStage.map(1L << 34, 0x9000_0000L, 0, PageTables.ALL);
    DeviceContextFields fields = BARE.secondStage(PagingMode.SV39, 1, secondStage);
    system.device(3, fields.with(DeviceContextFields.SXL));
    assertThat(system.translate(Request.read(3, (1L << 34) - 1)))
        .isInstanceOf(Outcome.Translated.class);
    assertThat(system.translate(Request.read(3, 1L << 34))).isEqualTo(new Outcome.Aborted(21));
    system.device(3, fields);
    assertThat(system.translate(Request.read(3, 1L << 34))).isInstanceOf(Outcome.Translated.class);
  }
}
