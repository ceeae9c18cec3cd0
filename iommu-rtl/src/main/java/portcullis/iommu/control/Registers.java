package portcullis.iommu.control;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.lib.axi.AxiLite;
import portcullis.hdl.lib.axi.AxiLiteSlave;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.RegisterWrite;
import portcullis.iommu.layout.Access;
import portcullis.iommu.layout.CapabilitiesRegister;
import portcullis.iommu.layout.Register;

/**
 * The register page on the bus (chapter 5): finds the register of an access. The registers
 * themselves are where they are used; each has here a port for what software writes and one for
 * what it reads. What the build lacks reads 0 and ignores writes.
 */
public final class Registers extends Module {
  private static final int WORD_BYTES = Long.BYTES;
  private static final int WORD_BITS = Long.SIZE;

  /** The bus. */
  public final AxiLite bus;

  /** Which element of an array of registers is accessed. */
  public final UInt vector;

  /** An array of registers is accessed in this cycle. */
  public final Bool arrayAccess;

  private final Map<Register, RegisterWrite> writes = new LinkedHashMap<>();
  private final Map<Register, Bits> values = new LinkedHashMap<>();
  private final AxiLiteSlave.Access access;
  private final UInt accessedWord;

  /** The register page of a build. */
  public Registers(IommuConfig config) {
    super(config.name());
    describe("Register page: finds the register that the bus accesses.");
    bus = in(AxiLite.of(bitsFor(portcullis.iommu.layout.Registers.PAGE_BYTES), WORD_BITS));
    vector = out(uint(config.widths().vector()));
    arrayAccess = out(bool());

    var frontEnd = instance(() -> new AxiLiteSlave(bus.addressWidth(), WORD_BITS));
    connect(frontEnd.bus, bus);
    access = frontEnd.access;
    accessedWord = access.address().high(bus.addressWidth() - bitsFor(WORD_BYTES));
    unused(access.address().low(bitsFor(WORD_BYTES)), "strb chooses among the bytes of a word");

    var halves = concat(whole(1), whole(0)).named("halves");
    var accessed = new TreeMap<Integer, List<Bits>>();
    var matches = new TreeMap<Integer, Bool>();
    var arrays = new ArrayList<Bool>();
    for (var register : of(config)) {
      int number = register.offset() / WORD_BYTES;
      var match = matches.computeIfAbsent(number, n -> match(register, config));
      int lane = register.offset() % WORD_BYTES / Integer.BYTES;
      int width = Byte.SIZE * register.bytes();
      if (isWritable(register)) {
        var write = named(register.name() + "_write", out(RegisterWrite.of(register)));
        int parts = width / Integer.SIZE;
        write.halves().set(halves.slice(lane + parts - 1, lane).and(match.repeat(parts)));
        write.data().set(access.data().slice(lane * Integer.SIZE + width - 1, lane * Integer.SIZE));
        writes.put(register, write);
      }
      var value = value(register, config);
      accessed.computeIfAbsent(number, n -> zeros()).set(lane, value.low(Integer.SIZE));
      if (width == WORD_BITS) {
        accessed.get(number).set(1, value.high(Integer.SIZE));
      }
      if (register.count() > 1) {
        arrays.add(match);
      }
    }
    int arrayLow = bitsFor(arrayStride(config));
    vector.set(access.address().slice(arrayLow + vector.width() - 1, arrayLow));
    var inArray = arrays.isEmpty() ? bool(false) : any(vec(arrays));
    arrayAccess.set(inArray.and(access.read().or(access.write())));

    var words = accessed.values().stream().map(word -> concat(word.get(1), word.get(0))).toList();
    frontEnd.answer.data().set(oneHot(vec(List.copyOf(matches.values())), vec(words)));
    frontEnd.answer.refused().set(false);
  }

  /** Accesses have 4 or 8 bytes; a write that marks only some of 4 bytes changes none of them. */
  private Bool whole(int half) {
    int low = half * Integer.BYTES;
    return access.write().and(access.strb().slice(low + Integer.BYTES - 1, low).andReduce());
  }

  private Bool match(Register register, IommuConfig config) {
    int number = register.offset() / WORD_BYTES;
    if (register.count() == 1) {
      return accessedWord.eq(number).named(register.name() + "_match");
    }
    int stride = bitsFor(register.stride() / WORD_BYTES);
    int high = stride + config.widths().vector();
    return accessedWord
        .slice(accessedWord.width() - 1, high)
        .eq(number >> high)
        .and(accessedWord.low(stride).eq(number & (1 << stride) - 1))
        .named(register.name() + "_match");
  }

  private static int arrayStride(IommuConfig config) {
    return of(config).stream()
        .filter(register -> register.count() > 1)
        .mapToInt(Register::stride)
        .findFirst()
        .orElse(1);
  }

  private Bits value(Register register, IommuConfig config) {
    if (register.equals(CapabilitiesRegister.REGISTER)) {
      return bits(WORD_BITS).of(unsigned(config.capabilities()));
    }
    var value = named(register.name() + "_value", in(bits(Byte.SIZE * register.bytes())));
    values.put(register, value);
    return value;
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }

  private static List<Bits> zeros() {
    var none = bits(Integer.SIZE).of(0);
    return new ArrayList<>(Arrays.asList(none, none));
  }

  /** The registers that a build has, by offset. */
  public static List<Register> of(IommuConfig config) {
    return portcullis.iommu.layout.Registers.all().stream()
        .filter(register -> isPresent(register, config))
        .toList();
  }

  private static boolean isPresent(Register register, IommuConfig config) {
    return switch (register.present()) {
      case "always" -> true;
      case "capabilities.DBG" -> config.features().debug();
      case "capabilities.IGS is not WSI" -> config.features().sendsMessages();
      case "capabilities.ATS", "capabilities.HPM", "capabilities.QOSID" -> false;
      default ->
          throw new IllegalStateException(
              "register %s is present when %s, and no build says whether that holds"
                  .formatted(register.name(), register.present()));
    };
  }

  private static boolean isWritable(Register register) {
    return register.fields().stream()
        .anyMatch(field -> field.access() != Access.RO && field.access() != Access.WPRI);
  }

  /** What software writes to a register in this cycle. */
  public RegisterWrite write(Register register) {
    return port(writes, register);
  }

  /** What software reads from a register. */
  public Bits value(Register register) {
    return port(values, register);
  }

  private static <T> T port(Map<Register, T> ports, Register register) {
    var port = ports.get(register);
    if (port == null) {
      throw new IllegalArgumentException(
          "register %s has no such port; those that have are %s"
              .formatted(register.name(), ports.keySet().stream().map(Register::name).toList()));
    }
    return port;
  }
}
