package portcullis.cli;

import portcullis.model.Capabilities;
import portcullis.model.IommuModel;
import portcullis.model.PagingMode;
import portcullis.model.Request;
import portcullis.model.SparseMemory;
import portcullis.model.tables.DeviceContextFields;
import portcullis.model.tables.DeviceDirectoryTables;
import portcullis.model.tables.GuestMemory;
import portcullis.model.tables.PageAllocator;
import portcullis.model.tables.PageTables;

/** A small example: a write through two stages to a page that is not dirty. */
final class ExampleWalk {
  private static final long CAPABILITIES = 0x00000ff8efefcf10L;
  private static final int DDTP = 16;
  private static final int DEVICE = 0x10;
  private static final long IOVA = 0x1234_5678L;

  private ExampleWalk() {}

  static String explain() {
    var memory = new SparseMemory();
    var pages = new PageAllocator(0x8000_0000L);
    var secondStage = PageTables.secondStage(memory, PagingMode.SV39, false, pages);
    var guest = new GuestMemory(secondStage, pages);
    var guestPages = new PageAllocator(0x4000_0000L);
    var firstStage = PageTables.firstStage(memory, PagingMode.SV39, false, guestPages, guest);
    firstStage.map(IOVA, guestPages.take(4096), 0, PageTables.ALL & ~PageTables.D);
    var devices = new DeviceDirectoryTables(memory, 2, true, false, pages);
    devices.put(
        DEVICE,
        DeviceContextFields.BARE
            .secondStage(PagingMode.SV39, 1, secondStage)
            .firstStage(PagingMode.SV39, 2, firstStage));
    var model = new IommuModel(Capabilities.of(CAPABILITIES, true, true, 4, 0xff), memory);
    model.writeRegister(DDTP, 8, devices.ddtp());
    return model.explain(Request.write(DEVICE, IOVA));
  }
}
