package portcullis.rtl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import portcullis.iommu.layout.Ddtp;
import portcullis.model.tables.DeviceDirectoryTables;
import portcullis.model.tables.PageAllocator;
import portcullis.model.tables.PageTables;
import portcullis.model.tables.ProcessDirectoryTables;
import portcullis.testbench.bus.DeviceRequest;
import portcullis.testbench.harness.RtlTest;
import portcullis.testbench.harness.Seed;
import portcullis.testbench.iommu.AddressSpace;
import portcullis.testbench.iommu.Judge;
import portcullis.testbench.iommu.RunningIommu;

/**
 * Every kind of access to pages of every permission, in any order: what one access leaves in the
 * caches must not let another one pass, nor keep it from passing.
 */
class PermissionsTest {
  private static final int FIRST_DEVICE = 3;
  private static final int PROCESS = 0x12345;
  private static final long FIRST_PAGE = 0x4020_0000L;
  private static final long PAGE = 0x1000;
  private static final int ROUNDS = 2;
  private static final int KINDS = 3;
  private static final long LARGE = 0x1_0000_0000L;
  private static final long LARGE_PAGE = 0x20_0000L;
  private static final long PERMISSIONS = PageTables.R | PageTables.W | PageTables.X | PageTables.U;

  /** Which of the contexts of a process there are: neither, ENS, and ENS with SUM. */
  private static final List<Long> FLAGS =
      List.of(
          0L, ProcessDirectoryTables.ENS, ProcessDirectoryTables.ENS | ProcessDirectoryTables.SUM);

  private record Access(int page, boolean write, boolean execute, boolean privileged) {}

  @RtlTest(
      configs = {"small", "core"},
      seeds = 2)
  void oneStage(RunningIommu iommu, Judge judge, Seed seed) {
    play(iommu, judge, seed, false);
  }

  @RtlTest(
      configs = {"small", "core"},
      seeds = 2)
  void twoStages(RunningIommu iommu, Judge judge, Seed seed) {
    play(iommu, judge, seed, true);
  }

  /** A walk finds superpages of the second stage in its cache, whatever they permit. */
  @RtlTest(
      configs = {"small", "core"},
      seeds = 2)
  void superpagesOfTheSecondStage(RunningIommu iommu, Judge judge, Seed seed) {
    var random = seed.random();
    var pages = new PageAllocator(0x8000_0000L);
    boolean extended = iommu.config().features().msiFlat();
    var directory = new DeviceDirectoryTables(iommu.memory(), 1, extended, false, pages);
    var space = AddressSpace.twoStages(iommu.memory(), pages, 1);
    int count = 0;
    for (long leaf : leaves()) {
      long guest = LARGE + count * LARGE_PAGE;
      long rest = PageTables.V | PageTables.U | PageTables.A | PageTables.D;
      space.secondStage().map(guest, 2 * guest, 1, leaf | rest);
      // A page for each kind of access, so that none finds the translation of another one.
      for (int page = 0; page < KINDS; page++) {
        long iova = FIRST_PAGE + (count * KINDS + page) * PAGE;
        space.firstStage().map(iova, guest + page * PAGE, 0, PageTables.ALL);
      }
      count++;
    }
    directory.put(FIRST_DEVICE, space.context(PROCESS, ProcessDirectoryTables.ENS));
    judge.writeRegister(Ddtp.REGISTER.offset(), 8, directory.ddtp());
    var accesses = accesses(count * KINDS);
    Collections.shuffle(accesses, random);
    for (var access : accesses) {
      judge.request(request(FIRST_DEVICE, access));
    }
  }

  private static void play(RunningIommu iommu, Judge judge, Seed seed, boolean twoStages) {
    var random = seed.random();
    var pages = new PageAllocator(0x8000_0000L);
    boolean extended = iommu.config().features().msiFlat();
    var directory = new DeviceDirectoryTables(iommu.memory(), 1, extended, false, pages);
    var firstStage = leaves();
    for (int i = 0; i < FLAGS.size(); i++) {
      var space =
          twoStages
              ? AddressSpace.twoStages(iommu.memory(), pages, 1 + i)
              : AddressSpace.oneStage(iommu.memory(), pages, 1 + i);
      var secondStage = new ArrayList<>(firstStage);
      Collections.shuffle(secondStage, random);
      for (int page = 0; page < firstStage.size(); page++) {
        long iova = FIRST_PAGE + page * PAGE;
        space.map(iova);
        long leaf = space.firstStage().entry(iova, 0);
        space.firstStage().setEntry(iova, 0, leaf & ~PERMISSIONS | firstStage.get(page));
        if (twoStages) {
          long guest = leaf >>> 10 << 12;
          long outer = space.secondStage().entry(guest, 0) & ~PERMISSIONS;
          space.secondStage().setEntry(guest, 0, outer | secondStage.get(page) | PageTables.U);
        }
      }
      directory.put(FIRST_DEVICE + i, space.context(PROCESS, FLAGS.get(i)));
    }
    judge.writeRegister(Ddtp.REGISTER.offset(), 8, directory.ddtp());
    for (int i = 0; i < FLAGS.size(); i++) {
      for (int round = 0; round < ROUNDS; round++) {
        var accesses = accesses(firstStage.size());
        Collections.shuffle(accesses, random);
        for (var access : accesses) {
          judge.request(request(FIRST_DEVICE + i, access));
        }
      }
    }
  }

  /** The permissions that a valid leaf may have. */
  private static List<Long> leaves() {
    var leaves = new ArrayList<Long>();
    for (long user : new long[] {0, PageTables.U}) {
      for (long read : new long[] {0, PageTables.R, PageTables.R | PageTables.W}) {
        for (long execute : new long[] {0, PageTables.X}) {
          if ((read | execute) != 0) {
            leaves.add(user | read | execute);
          }
        }
      }
    }
    return leaves;
  }

  private static List<Access> accesses(int pages) {
    var accesses = new ArrayList<Access>();
    for (int page = 0; page < pages; page++) {
      for (boolean privileged : new boolean[] {false, true}) {
        accesses.add(new Access(page, false, false, privileged));
        accesses.add(new Access(page, false, true, privileged));
        accesses.add(new Access(page, true, false, privileged));
      }
    }
    return accesses;
  }

  private static DeviceRequest request(int device, Access access) {
    long iova = FIRST_PAGE + access.page * PAGE;
    var request =
        access.write ? DeviceRequest.write(device, iova) : DeviceRequest.read(device, iova);
    return request.withProcess(PROCESS, access.privileged, access.execute);
  }
}
