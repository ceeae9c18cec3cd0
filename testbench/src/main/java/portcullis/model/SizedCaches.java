package portcullis.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Caches that forget only when they must: on the invalidation that names an entry, or when they are
 * full. So they show every staleness that software must reckon with.
 */
final class SizedCaches extends TranslationCaches {
  private record DirectoryKey(int level, int prefix) {}

  private record ProcessKey(int deviceId, int processId) {}

  /** An address space: the host's if there is no second stage. */
  private record SpaceKey(boolean guest, int gscid) {
    static SpaceKey of(DeviceContext device) {
      boolean guest = !device.secondStageBare();
      return new SpaceKey(guest, guest ? device.gscid() : 0);
    }
  }

  private record FirstStageKey(SpaceKey space, int pscid, int level, long prefix) {}

  private record SecondStageKey(int gscid, int level, long prefix) {}

  private record MsiKey(int gscid, long page) {}

  /** An entry with what an invalidation asks of it. */
  private record Kept(Entry entry, long start, int rangeBits) {
    boolean leaf() {
      return PageTableEntry.isLeaf(entry.value());
    }

    boolean global() {
      return PageTableEntry.has(entry.value(), PageTableEntry.G);
    }

    boolean meets(Command.InvalidateTranslations command) {
      return overlap(start, rangeBits, command.address(), command.rangeBits());
    }
  }

  /** Forgets the least recently used entry when it is full. */
  private static final class Cache<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int size;

    Cache(int size) {
      super(16, 0.75f, true);
      this.size = size;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > size;
    }
  }

  private final Cache<DirectoryKey, Long> directory;
  private final Cache<Integer, DeviceContext> devices;
  private final Cache<ProcessKey, ProcessContext> processes;
  private final Cache<FirstStageKey, Kept> firstStage;
  private final Cache<SecondStageKey, Kept> secondStage;
  private final Cache<MsiKey, MsiEntry> msi;

  SizedCaches(CacheSizes sizes) {
    directory = new Cache<>(sizes.directoryEntries());
    devices = new Cache<>(sizes.deviceContexts());
    processes = new Cache<>(sizes.processContexts());
    firstStage = new Cache<>(sizes.firstStageEntries());
    secondStage = new Cache<>(sizes.secondStageEntries());
    msi = new Cache<>(sizes.msiEntries());
  }

  /** Whether two naturally aligned ranges share an address. */
  private static boolean overlap(long first, int firstBits, long second, int secondBits) {
    int bits = Math.max(firstBits, secondBits);
    return bits >= 64 || (first ^ second) >>> bits == 0;
  }

  @Override
  DeviceContext findDeviceContext(int deviceId) {
    return devices.get(deviceId);
  }

  @Override
  void keep(int deviceId, DeviceContext context) {
    devices.put(deviceId, context);
  }

  @Override
  Long findDirectoryEntry(int level, int prefix) {
    return directory.get(new DirectoryKey(level, prefix));
  }

  @Override
  void keepDirectoryEntry(int level, int prefix, long entry) {
    directory.put(new DirectoryKey(level, prefix), entry);
  }

  @Override
  ProcessContext findProcessContext(int deviceId, int processId) {
    return processes.get(new ProcessKey(deviceId, processId));
  }

  @Override
  void keep(int deviceId, int processId, ProcessContext context) {
    processes.put(new ProcessKey(deviceId, processId), context);
  }

  @Override
  Entry findFirstStage(DeviceContext device, FirstStage.Space space, long iova) {
    for (int level = 0; level < space.mode().levels(); level++) {
      Kept kept = firstStage.get(firstStageKey(device, space, iova, level));
      if (kept != null) {
        return kept.entry();
      }
    }
    return null;
  }

  @Override
  void keepFirstStage(
      DeviceContext device,
      FirstStage.Space space,
      long iova,
      int level,
      long address,
      long entry) {
    int bits = space.mode().pageBits(level);
    firstStage.put(
        firstStageKey(device, space, iova, level),
        new Kept(new Entry(level, address, entry), iova & -1L << bits, bits));
  }

  @Override
  void dropFirstStage(DeviceContext device, FirstStage.Space space, long iova) {
    for (int level = 0; level < space.mode().levels(); level++) {
      firstStage.remove(firstStageKey(device, space, iova, level));
    }
  }

  private static FirstStageKey firstStageKey(
      DeviceContext device, FirstStage.Space space, long iova, int level) {
    return new FirstStageKey(
        SpaceKey.of(device), space.pscid(), level, iova >>> space.mode().pageBits(level));
  }

  @Override
  Entry findSecondStage(DeviceContext device, PagingMode mode, long address) {
    for (int level = 0; level < mode.levels(); level++) {
      Kept kept = secondStage.get(secondStageKey(device, mode, address, level));
      if (kept != null) {
        return kept.entry();
      }
    }
    return null;
  }

  @Override
  void keepSecondStage(
      DeviceContext device, PagingMode mode, long address, int level, long place, long entry) {
    int bits = mode.pageBits(level);
    secondStage.put(
        secondStageKey(device, mode, address, level),
        new Kept(new Entry(level, place, entry), address & -1L << bits, bits));
  }

  @Override
  void dropSecondStage(DeviceContext device, long address) {
    PagingMode mode = device.secondStage();
    for (int level = 0; level < mode.levels(); level++) {
      secondStage.remove(secondStageKey(device, mode, address, level));
    }
  }

  private static SecondStageKey secondStageKey(
      DeviceContext device, PagingMode mode, long address, int level) {
    return new SecondStageKey(device.gscid(), level, address >>> mode.pageBits(level));
  }

  @Override
  MsiEntry findMsi(DeviceContext device, long address) {
    return msi.get(new MsiKey(device.gscid(), address >>> 12));
  }

  @Override
  void keepMsi(DeviceContext device, long address, MsiEntry entry) {
    msi.put(new MsiKey(device.gscid(), address >>> 12), entry);
  }

  @Override
  void invalidate(Command command) {
    switch (command) {
      case Command.InvalidateDeviceDirectory directoryCommand -> invalidate(directoryCommand);
      case Command.InvalidateProcessDirectory(int deviceId, int processId) ->
          processes.remove(new ProcessKey(deviceId, processId));
      case Command.InvalidateTranslations translations -> {
        if (translations.secondStage()) {
          invalidateSecondStage(translations);
        } else {
          invalidateFirstStage(translations);
        }
      }
      case Command.Fence _, Command.Ats _, Command.Illegal _ -> {}
    }
  }

  private void invalidate(Command.InvalidateDeviceDirectory command) {
    if (command.deviceIdValid()) {
      devices.remove(command.deviceId());
      processes.keySet().removeIf(key -> key.deviceId() == command.deviceId());
    } else {
      directory.clear();
      devices.clear();
      processes.clear();
    }
  }

  private void invalidateFirstStage(Command.InvalidateTranslations command) {
    SpaceKey space = new SpaceKey(command.gscidValid(), command.gscidValid() ? command.gscid() : 0);
    Predicate<Map.Entry<FirstStageKey, Kept>> named =
        kept -> {
          FirstStageKey key = kept.getKey();
          boolean inSpace = command.gscidValid() ? key.space().equals(space) : !key.space().guest();
          boolean inProcess =
              !command.pscidValid() || key.pscid() == command.pscid() && !kept.getValue().global();
          return inSpace && inProcess && addressed(command, kept.getValue());
        };
    firstStage.entrySet().removeIf(named);
  }

  /** Without NL an address names leaf entries only. */
  private static boolean addressed(Command.InvalidateTranslations command, Kept kept) {
    return !command.addressValid() || (kept.leaf() || command.nonLeaf()) && kept.meets(command);
  }

  private void invalidateSecondStage(Command.InvalidateTranslations command) {
    secondStage
        .entrySet()
        .removeIf(kept ->
            !command.gscidValid()
                || kept.getKey().gscid() == command.gscid() && addressed(command, kept.getValue()));
    msi.keySet()
        .removeIf(key ->
            !command.gscidValid()
                || key.gscid() == command.gscid()
                    && (!command.addressValid()
                        || overlap(key.page() << 12, 12, command.address(), command.rangeBits())));
  }
}
