package portcullis.coverify.traffic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import portcullis.driver.core.process.UserProcess;
import portcullis.iommu.layout.PdtEntry;
import portcullis.iommu.layout.PdtpMode;
import portcullis.iommu.layout.ProcessContext;

/**
 * The processes of a device whose PASID table a guest writes. Until the guest has told of a change
 * of an entry, the one before counts as well.
 */
final class PasidTableModel extends SpaceModel {
  /** Page tables of its processes. */
  static final int GUEST_TABLES = 2;

  /** No process. */
  static final int NONE = -1;

  /** A process whose addresses are those of the space beneath. */
  static final int BARE = -2;

  private static final int CONTEXT_BYTES = 16;
  private static final int LEAF_BITS = 8;
  private static final int INDEX_BITS = 9;

  private final PdtpMode mode;
  private final boolean defaultProcess;
  private final long directory;
  private final List<GuestTable> tables;
  private final int firstPscid;
  private final Map<Integer, Set<Integer>> possible = new LinkedHashMap<>();

  /** Directory pages by what they are for: the level above the leaves, and the PASID's prefix. */
  private final Map<List<Integer>, Long> pages = new LinkedHashMap<>();

  PasidTableModel(
      FdModel fd,
      KernelModel parent,
      PdtpMode mode,
      boolean defaultProcess,
      long directory,
      List<GuestTable> tables) {
    super(fd, parent);
    this.mode = mode;
    this.defaultProcess = defaultProcess;
    this.directory = directory;
    this.tables = tables;
    firstPscid = parent.nextGuestPscid();
    for (int i = 0; i <= GUEST_TABLES; i++) {
      parent.nextGuestPscid();
    }
    for (int process : processes(mode)) {
      possible.put(process, Set.of(NONE));
      for (int level = mode.code() - 1; level >= 0; level--) {
        pages.computeIfAbsent(
            List.of(level, prefix(process, level)),
            _ -> directory + (long) pages.size() * ProcessModel.PAGE);
      }
    }
  }

  private static List<Integer> processes(PdtpMode mode) {
    int bits = LEAF_BITS + INDEX_BITS * (mode.code() - 1);
    var all = new ArrayList<>(List.of(0));
    World.PASIDS.forEach(it -> it.ifPresent(all::add));
    return all.stream().filter(it -> it >>> bits == 0).toList();
  }

  /** Pages that a directory of a mode needs. */
  static int pages(PdtpMode mode) {
    return (int)
        processes(mode).stream()
            .flatMap(process ->
                java.util.stream.IntStream.range(0, mode.code())
                    .mapToObj(level -> List.of(level, prefix(process, level))))
            .distinct()
            .count();
  }

  private static int prefix(int process, int level) {
    return process >>> LEAF_BITS + INDEX_BITS * level;
  }

  PdtpMode mode() {
    return mode;
  }

  boolean defaultProcess() {
    return defaultProcess;
  }

  /** Whether the kernel must keep a table of its own for what is on no process. */
  boolean needsParent() {
    return !defaultProcess;
  }

  List<GuestTable> tables() {
    return tables;
  }

  List<Integer> processes() {
    return List.copyOf(possible.keySet());
  }

  /** Address of the directory in the space beneath. */
  long address() {
    return parent().addressOfTable(directory);
  }

  /** Addresses in the process of the pages that change. */
  List<Long> leafPages() {
    return pages.entrySet().stream()
        .filter(it -> it.getKey().getFirst() == 0)
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Writes an empty directory. */
  void write(UserProcess process) {
    pages.values().forEach(page -> process.write(page, new byte[ProcessModel.PAGE]));
    for (int it : possible.keySet()) {
      for (int level = mode.code() - 1; level > 0; level--) {
        long table = pages.get(List.of(level, prefix(it, level)));
        long next = pages.get(List.of(level - 1, prefix(it, level - 1)));
        int index = prefix(it, level - 1) & (1 << INDEX_BITS) - 1;
        process.write64(
            table + (long) index * Long.BYTES,
            PdtEntry.V.mask() | PdtEntry.PPN.of(parent().addressOfTable(next) / ProcessModel.PAGE));
      }
    }
  }

  /** Address in the process of an entry. */
  long place(int process) {
    return pages.get(List.of(0, prefix(process, 0)))
        + (long) CONTEXT_BYTES * (process & (1 << LEAF_BITS) - 1);
  }

  /** The first doubleword of a context. */
  long attributes(int context) {
    return context == NONE
        ? 0
        : ProcessContext.Ta.V.mask()
            | ProcessContext.Ta.PSCID.of(firstPscid + (context == BARE ? GUEST_TABLES : context));
  }

  /** The second doubleword of a context. */
  long firstStage(int context) {
    return context < 0
        ? 0
        : ProcessContext.Fsc.MODE.of(tables.get(context).format().mode())
            | ProcessContext.Fsc.PPN.of(tables.get(context).address() / ProcessModel.PAGE);
  }

  /** Whether a process is known to be none, so that its entry may be written. */
  boolean free(int process) {
    return possible.get(process).equals(Set.of(NONE));
  }

  void change(int process, int context) {
    var more = new LinkedHashSet<>(possible.get(process));
    more.remove(context);
    more.add(context);
    possible.put(process, more);
  }

  void settle(int process) {
    possible.put(process, Set.of(new ArrayList<>(possible.get(process)).getLast()));
  }

  private Set<Integer> contexts(OptionalInt pasid) {
    if (pasid.isEmpty() && !defaultProcess) {
      return Set.of(BARE);
    }
    return possible.getOrDefault(pasid.orElse(0), Set.of(NONE));
  }

  @Override
  long lockedBytes() {
    return 0;
  }

  @Override
  Resolution resolve(OptionalInt pasid, long page, boolean write) {
    Resolution sum = null;
    for (int context : contexts(pasid)) {
      var one =
          switch (context) {
            case NONE -> Resolution.FAULT;
            case BARE -> parent().resolve(page, write);
            default -> tables.get(context).resolve(page, write);
          };
      sum = sum == null ? one : sum.or(one);
    }
    return sum;
  }

  @Override
  void trails(OptionalInt pasid, long page, Consumer<Trail> to) {
    for (int context : contexts(pasid)) {
      if (context == BARE) {
        parent().trails(OptionalInt.empty(), page, to);
      } else if (context >= 0) {
        tables.get(context).trails(page, to);
      }
    }
  }

  @Override
  OptionalLong beneath(long page, boolean write) {
    return OptionalLong.empty();
  }
}
