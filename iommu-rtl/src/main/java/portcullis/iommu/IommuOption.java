package portcullis.iommu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import portcullis.iommu.layout.InterruptGeneration;

/** The options of an {@link IommuConfig} by name, as the command line and documents know them. */
public enum IommuOption {
  /** Sv48 first stages. */
  SV48(
      "sv48",
      "Sv48 first stages",
      c -> c.paging().sv48(),
      (c, v) -> {
        var p = c.paging();
        return paging(c, new Paging(flag(v), p.sv57(), p.sv48x4(), p.sv57x4(), p.svpbmt()));
      }),
  /** Sv57 first stages. */
  SV57(
      "sv57",
      "Sv57 first stages; needs sv48",
      c -> c.paging().sv57(),
      (c, v) -> {
        var p = c.paging();
        return paging(c, new Paging(p.sv48(), flag(v), p.sv48x4(), p.sv57x4(), p.svpbmt()));
      }),
  /** Sv48x4 second stages. */
  SV48X4(
      "sv48x4",
      "Sv48x4 second stages",
      c -> c.paging().sv48x4(),
      (c, v) -> {
        var p = c.paging();
        return paging(c, new Paging(p.sv48(), p.sv57(), flag(v), p.sv57x4(), p.svpbmt()));
      }),
  /** Sv57x4 second stages. */
  SV57X4(
      "sv57x4",
      "Sv57x4 second stages; needs sv48x4",
      c -> c.paging().sv57x4(),
      (c, v) -> {
        var p = c.paging();
        return paging(c, new Paging(p.sv48(), p.sv57(), p.sv48x4(), flag(v), p.svpbmt()));
      }),
  /** Memory types in page table entries. */
  SVPBMT(
      "svpbmt",
      "memory types in page table entries",
      c -> c.paging().svpbmt(),
      (c, v) -> {
        var p = c.paging();
        return paging(c, new Paging(p.sv48(), p.sv57(), p.sv48x4(), p.sv57x4(), flag(v)));
      }),
  /** MSI page tables. */
  MSI_FLAT(
      "msiFlat",
      "MSI page tables, device contexts of 64 bytes",
      c -> c.features().msiFlat(),
      (c, v) -> {
        var f = c.features();
        return features(
            c, new Features(flag(v), f.debug(), f.interruptGeneration(), f.enforceSnoop()));
      }),
  /** The debug interface. */
  DEBUG(
      "debug",
      "translation requests by software through registers",
      c -> c.features().debug(),
      (c, v) -> {
        var f = c.features();
        return features(
            c, new Features(f.msiFlat(), flag(v), f.interruptGeneration(), f.enforceSnoop()));
      }),
  /** How interrupts are signalled. */
  INTERRUPTS(
      "interrupts",
      "MSI, WSI (wires) or BOTH, as capabilities.IGS",
      c -> c.features().interruptGeneration(),
      (c, v) -> {
        var f = c.features();
        return features(
            c, new Features(f.msiFlat(), f.debug(), interruptGeneration(v), f.enforceSnoop()));
      }),
  /** Translated requests made coherent. */
  ENFORCE_SNOOP(
      "enforceSnoop",
      "a bit of the device context that makes translated requests coherent",
      c -> c.features().enforceSnoop(),
      (c, v) -> {
        var f = c.features();
        return features(c, new Features(f.msiFlat(), f.debug(), f.interruptGeneration(), flag(v)));
      }),
  /** Width of physical addresses. */
  PHYSICAL_ADDRESS(
      "physicalAddress",
      "bits of a physical address, 32 to 56",
      c -> c.widths().physicalAddress(),
      (c, v) -> {
        var w = c.widths();
        return widths(
            c, new Widths(number(v), w.deviceId(), w.processId(), w.vector(), w.data(), w.id()));
      }),
  /** Width of a device_id. */
  DEVICE_ID(
      "deviceId",
      "bits of a device_id, 1 to 24",
      c -> c.widths().deviceId(),
      (c, v) -> {
        var w = c.widths();
        return widths(
            c,
            new Widths(
                w.physicalAddress(), number(v), w.processId(), w.vector(), w.data(), w.id()));
      }),
  /** Width of a process_id. */
  PROCESS_ID(
      "processId",
      "bits of a process_id, 1 to 20",
      c -> c.widths().processId(),
      (c, v) -> {
        var w = c.widths();
        return widths(
            c,
            new Widths(w.physicalAddress(), w.deviceId(), number(v), w.vector(), w.data(), w.id()));
      }),
  /** Width of an interrupt vector. */
  VECTOR(
      "vector",
      "bits of an interrupt vector, 0 to 4",
      c -> c.widths().vector(),
      (c, v) -> {
        var w = c.widths();
        return widths(
            c,
            new Widths(
                w.physicalAddress(), w.deviceId(), w.processId(), number(v), w.data(), w.id()));
      }),
  /** Width of the data bus. */
  DATA(
      "data",
      "bits of a beat on the device side and the translated side: 32, 64, 128, 256 or 512",
      c -> c.widths().data(),
      (c, v) -> {
        var w = c.widths();
        return widths(
            c,
            new Widths(
                w.physicalAddress(), w.deviceId(), w.processId(), w.vector(), number(v), w.id()));
      }),
  /** Width of an AXI ID. */
  ID(
      "id",
      "bits of an AXI ID on the device side and the translated side, 1 to 8",
      c -> c.widths().id(),
      (c, v) -> {
        var w = c.widths();
        return widths(
            c,
            new Widths(
                w.physicalAddress(), w.deviceId(), w.processId(), w.vector(), w.data(), number(v)));
      }),
  /** Size of the IOTLB. */
  IOTLB("iotlb", "translations that the IOTLB holds, 1 to 256", 0),
  /** Size of the device context cache. */
  DEVICE_CONTEXTS("deviceContexts", "device contexts that are cached, 1 to 64", 1),
  /** Size of the process context cache. */
  PROCESS_CONTEXTS("processContexts", "process contexts that are cached, 1 to 64", 2),
  /** Walks at once. */
  WALKERS("walkers", "walks that are under way at once, 1 to 32", 3),
  /** Waiting requests. */
  PARKED("parked", "requests that wait for a walk or behind one that does, 1 to 64", 4),
  /** Size of the walk cache of first stages. */
  FIRST_STAGE_TABLES(
      "firstStageTables", "tables of first stages whose place is cached, 0 to 64", 5),
  /** Size of the walk cache of second stages. */
  SECOND_STAGE_ENTRIES("secondStageEntries", "second-stage entries that are cached, 0 to 16", 6),
  /** Commands in a burst. */
  COMMAND_PREFETCH("commandPrefetch", "commands that are fetched at once, 1, 2, 4 or 8", 7),
  /** Requests without a response. */
  OUTSTANDING(
      "outstanding",
      "requests of one AXI ID and direction that wait for their response, 1 to 255",
      8);

  private final String key;
  private final String meaning;
  private final Function<IommuConfig, Object> value;
  private final BiFunction<IommuConfig, String, IommuConfig> change;

  IommuOption(
      String key,
      String meaning,
      Function<IommuConfig, Object> value,
      BiFunction<IommuConfig, String, IommuConfig> change) {
    this.key = key;
    this.meaning = meaning;
    this.value = value;
    this.change = change;
  }

  IommuOption(String key, String meaning, int place) {
    this(
        key,
        meaning,
        c -> sizes(c.capacities()).get(place),
        (c, v) -> {
          var sizes = new ArrayList<>(sizes(c.capacities()));
          sizes.set(place, number(v));
          return c.withCapacities(capacities(sizes));
        });
  }

  /** Its name on the command line. */
  public String key() {
    return key;
  }

  /** What it does, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** Its value in a build, as it would be written on the command line. */
  public String valueIn(IommuConfig config) {
    return value.apply(config).toString();
  }

  /**
   * A build with several options changed. Their order means nothing, except that of two values for
   * one option the later counts.
   *
   * @param settings each {@code key=value}
   * @throws IllegalArgumentException if one is unknown or its value impossible; the message says
   *     what is possible
   */
  public static IommuConfig apply(IommuConfig config, List<String> settings) {
    var changed = config;
    var pending = List.copyOf(settings);
    while (!pending.isEmpty()) {
      var refused = new ArrayList<String>();
      IommuConfigException why = null;
      for (var setting : pending) {
        try {
          changed = apply(changed, setting);
        } catch (IommuConfigException notYet) {
          // One option may need another that comes later.
          refused.add(setting);
          why = notYet;
        }
      }
      if (refused.size() == pending.size()) {
        throw why;
      }
      pending = List.copyOf(refused);
    }
    return changed;
  }

  private static IommuConfig apply(IommuConfig config, String setting) {
    int equals = setting.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException(
          "'%s' sets nothing: write key=value, for example iotlb=32".formatted(setting));
    }
    var option = of(setting.substring(0, equals).strip());
    try {
      return option.change.apply(config, setting.substring(equals + 1).strip());
    } catch (IommuConfigException impossible) {
      throw impossible;
    } catch (IllegalArgumentException unusable) {
      throw new IllegalArgumentException(
          "%s: %s (%s)".formatted(setting, unusable.getMessage(), option.meaning), unusable);
    }
  }

  private static IommuOption of(String key) {
    return Arrays.stream(values())
        .filter(option -> option.key.equalsIgnoreCase(key))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no option '%s'; there are %s"
                    .formatted(
                        key,
                        Arrays.stream(values())
                            .map(IommuOption::key)
                            .collect(Collectors.joining(", ")))));
  }

  private static IommuConfig paging(IommuConfig c, Paging paging) {
    return new IommuConfig(c.name(), paging, c.features(), c.widths(), c.capacities());
  }

  private static IommuConfig features(IommuConfig c, Features features) {
    return new IommuConfig(c.name(), c.paging(), features, c.widths(), c.capacities());
  }

  private static IommuConfig widths(IommuConfig c, Widths widths) {
    return new IommuConfig(c.name(), c.paging(), c.features(), widths, c.capacities());
  }

  private static List<Integer> sizes(Capacities c) {
    return List.of(
        c.iotlb(),
        c.deviceContexts(),
        c.processContexts(),
        c.walkers(),
        c.parked(),
        c.firstStageTables(),
        c.secondStageEntries(),
        c.commandPrefetch(),
        c.outstanding());
  }

  private static Capacities capacities(List<Integer> s) {
    return new Capacities(
        s.get(0), s.get(1), s.get(2), s.get(3), s.get(4), s.get(5), s.get(6), s.get(7), s.get(8));
  }

  private static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    };
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a number", e);
    }
  }

  private static InterruptGeneration interruptGeneration(String text) {
    return Arrays.stream(InterruptGeneration.values())
        .filter(way -> way.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'" + text + "' is none of MSI, WSI and BOTH"));
  }
}
