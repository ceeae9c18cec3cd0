package portcullis.iommu.translate;

import java.util.Random;
import portcullis.iommu.translate.ReferenceCaches.Page;
import portcullis.iommu.translate.ReferenceCaches.Space;

/** What a test asks of the translator, and what it may answer. */
final class Question {
  private static final int READ = 8;
  private static final int WRITE = 4;
  private static final int EXECUTE = 2;
  private static final int USER = 1;

  /**
   * What a hit gives.
   *
   * @param certain it must be a hit
   */
  record Answer(boolean certain, long page, int memoryType, boolean throughMsi, boolean coherent) {}

  final int deviceId;
  final boolean hasProcess;
  final int processId;
  final long page;
  final boolean write;
  final boolean execute;
  final boolean privileged;
  final int addressType;

  Question(Random random, long[] pages) {
    deviceId = random.nextInt(3);
    hasProcess = random.nextBoolean();
    processId = hasProcess ? random.nextInt(2) : 0;
    page = pages[random.nextInt(pages.length)];
    write = random.nextBoolean();
    execute = !write && hasProcess && random.nextBoolean();
    privileged = hasProcess && random.nextBoolean();
    addressType = random.nextInt(20) == 0 ? 1 + random.nextInt(2) : 0;
  }

  /** What the specification's process of translation (section 2.3) gives from cached entries. */
  Answer answer(ReferenceCaches caches, int mode, int physicalPage, int pageBits) {
    if (mode == 0 || addressType != 0) {
      return null;
    }
    if (mode == 1) {
      return asItIs(true, physicalPage, false);
    }
    var device = caches.devices.find(of -> of.deviceId() == deviceId).orElse(null);
    if (device == null || hasProcess && !device.value.directory()) {
      return null;
    }
    boolean certain = device.certain;
    int gscid = device.value.secondStageMode() == 0 ? 0 : device.value.gscid();
    int pscid = 0;
    boolean userMemory = false;
    if (!device.value.directory()) {
      pscid = device.value.firstStageMode() == 0 ? 0 : device.value.pscid();
    } else if (device.value.firstStageMode() != 0
        && (hasProcess || device.value.defaultProcess())) {
      var process =
          caches
              .processes
              .find(of -> of.deviceId() == deviceId && of.processId() == processId)
              .orElse(null);
      if (process == null || privileged && !process.value.supervisor()) {
        return null;
      }
      certain &= process.certain;
      pscid = process.value.mode() == 0 ? 0 : process.value.pscid();
      userMemory = process.value.userMemory();
    }
    boolean coherent = (device.value.tag() & 1) != 0;
    if (gscid == 0 && pscid == 0) {
      return asItIs(certain, physicalPage, coherent);
    }
    return mapped(caches, new Space(gscid, pscid), certain, userMemory, coherent, pageBits);
  }

  private Answer asItIs(boolean certain, int physicalPage, boolean coherent) {
    long page52 = page & (1L << 52) - 1;
    return page52 >>> physicalPage != 0 ? null : new Answer(certain, page52, 0, false, coherent);
  }

  private Answer mapped(
      ReferenceCaches caches,
      Space space,
      boolean certain,
      boolean userMemory,
      boolean coherent,
      int pageBits) {
    long signed = page << 12 >> 12;
    if (signed << 64 - pageBits >> 64 - pageBits != signed) {
      return null;
    }
    var found =
        caches
            .pages
            .find(of ->
                of.space().equals(space) && of.page() >> 9 * of.level() == signed >> 9 * of.level())
            .orElse(null);
    if (found == null || !permits(found.value, space, userMemory)) {
      return null;
    }
    var leaf = found.value;
    long offset = (1L << 9 * leaf.level()) - 1;
    return new Answer(
        certain && found.certain,
        leaf.target() & ~offset | signed & offset,
        leaf.memoryType(),
        (leaf.target() & 1) != 0,
        coherent);
  }

  private boolean permits(Page leaf, Space space, boolean userMemory) {
    int needed = write ? WRITE : execute ? EXECUTE : READ;
    boolean user = (leaf.permissions() & USER) != 0;
    boolean privilegeFits =
        space.pscid() == 0 || (privileged ? !user || userMemory && !execute : user);
    return (leaf.permissions() & needed) != 0 && privilegeFits;
  }

  @Override
  public String toString() {
    return "device %d, process %s, page 0x%x, %s%s%s, address type %d"
        .formatted(
            deviceId,
            hasProcess ? processId : "none",
            page,
            write ? "write" : "read",
            execute ? " for execution" : "",
            privileged ? ", privileged" : "",
            addressType);
  }
}
