package portcullis.iommu.translate;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.iommu.FieldBits;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.layout.MemoryType;
import portcullis.iommu.layout.Pte;

/** Judges one page table entry of either stage for one access. */
final class PageTableEntryCheck extends Module {
  /** NAPOT encoding of 64 KiB in the low bits of the page number (Svnapot). */
  private static final int NAPOT_64_KIB = 8;

  /** The entry. */
  final Bits entry;

  /** Level that it was read from. */
  final UInt level;

  /** It is one of the second stage, where every access counts as one of user mode. */
  final Bool secondStage;

  /** What is to be done there; none of them for ATS. */
  final Need need;

  /** The access has supervisor privilege. */
  final Bool supervisor;

  /** Supervisor privilege may access user pages (SUM). */
  final Bool userMemory;

  /** Page number of the address that is translated. */
  final UInt page;

  /** The entry cannot be used for this access: a page fault, or a guest page fault. */
  final Bool denied;

  /** The entry is a leaf, unless it is denied. */
  final Bool leaf;

  /** Page number of the next table, or of the page that the leaf gives. */
  final UInt target;

  /** What the leaf permits and asks for. */
  final StageLeaf properties;

  /** The check for a build. */
  PageTableEntryCheck(IommuConfig config) {
    super(config.name());
    describe("Judges one page table entry of either stage for one access.");
    int levels = Math.max(config.paging().firstStageLevels(), config.paging().secondStageLevels());
    entry = in(bits(64));
    level = in(uint(PageLevels.WIDTH));
    secondStage = in(bool());
    need = in(Need.shape());
    supervisor = in(bool());
    userMemory = in(bool());
    page = in(uint(WalkPlace.PAGE_WIDTH));
    denied = out(bool());
    leaf = out(bool());
    target = out(uint(Pte.PPN.width()));
    properties = out(StageLeaf.of(config));

    var readable = FieldBits.flag(entry, Pte.R);
    var writable = FieldBits.flag(entry, Pte.W);
    var executable = FieldBits.flag(entry, Pte.X);
    var user = FieldBits.flag(entry, Pte.U);
    var accessed = FieldBits.flag(entry, Pte.A);
    var dirty = FieldBits.flag(entry, Pte.D);
    var napot = FieldBits.flag(entry, Pte.N);
    var memoryType = FieldBits.number(entry, Pte.PBMT);
    var pageNumber = FieldBits.number(entry, Pte.PPN);
    var isLeaf = readable.or(executable);

    note("Wrong whoever accesses: without Svrsw60t59b bits 60 and 59 are reserved, too.");
    var reserved = entry.slice(Pte.RSW60T59B.msb(), Pte.PPN.msb() + 1).orReduce();
    var badMemoryType =
        config.paging().svpbmt() ? memoryType.gt(MemoryType.IO.code()) : memoryType.ne(0);
    var malformed =
        FieldBits.flag(entry, Pte.V)
            .not()
            .or(writable.andNot(readable))
            .or(reserved)
            .or(badMemoryType);
    var badPointer = level.eq(0).or(accessed).or(dirty).or(user).or(napot).or(memoryType.ne(0));
    var badNapot = napot.and(level.ne(0).or(pageNumber.low(4).ne(NAPOT_64_KIB)));
    var badLeaf = PageLevels.aligned(pageNumber, level, levels).not().or(badNapot);

    note("In these builds A and D are never set by hardware: a leaf without them faults.");
    var missing =
        need.read()
            .andNot(readable)
            .or(need.write().andNot(writable.and(dirty)))
            .or(need.execute().andNot(executable))
            .or(accessed.not());
    note("Supervisor privilege never executes from a user page, whatever SUM says.");
    var supervisorMayUse = user.not().or(userMemory.andNot(need.execute()));
    var privileged = supervisor.andNot(secondStage);
    var refusesPrivilege = mux(privileged, supervisorMayUse, user).not();

    denied.set(malformed.or(mux(isLeaf, badLeaf.or(missing).or(refusesPrivilege), badPointer)));
    leaf.set(isLeaf);
    var leafPage = PageLevels.leafPage(pageNumber, level, napot, page, levels);
    target.set(mux(isLeaf, leafPage, pageNumber));
    properties.permissions().set(new Permissions(readable, writable.and(dirty), executable, user));
    properties.memoryType().set(memoryType.low(StageLeaf.memoryTypeWidth(config)));
    unused(entry, "G and RSW mean nothing here");
    unused(page, "the bits above all superpages come from the entry");
  }
}
