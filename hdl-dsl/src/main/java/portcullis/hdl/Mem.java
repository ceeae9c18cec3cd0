package portcullis.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import portcullis.hdl.check.ConstantOutOfRange;
import portcullis.hdl.check.IllegalShape;
import portcullis.hdl.check.IndexWidth;
import portcullis.hdl.check.WidthMismatch;
import portcullis.hdl.elaborate.MemoryNode;
import portcullis.hdl.elaborate.ModuleBuilder;
import portcullis.hdl.elaborate.Node;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Type;

/**
 * A memory. Any number of reads and writes make as many ports. Of two writes to a word at one edge
 * the later described wins. Synthesis tools infer a memory rather than registers.
 *
 * @param <T> what a word is
 */
public final class Mem<T extends Data> {
  private final T word;
  private final MemoryNode memory;
  private ReadUnderWrite readUnderWrite = ReadUnderWrite.UNSPECIFIED;
  private boolean isReadInStep;

  Mem(int depth, T word) {
    this.word = word;
    var module = ModuleBuilder.current();
    if (depth < 1) {
      module.report(
          IllegalShape.of(
              module.here(),
              module.path(),
              "a memory of %d words".formatted(depth),
              "a memory has 1 word or more; check the parameters that the depth is computed from"));
    }
    this.memory = module.memory(Math.max(1, depth), word.width());
  }

  /** Number of words. */
  public int depth() {
    return memory.depth();
  }

  /** Bits of an address. */
  public int addressWidth() {
    return Hdl.bitsFor(depth());
  }

  /** Divides each word into lanes of {@code bits} bits that a write can mask. */
  public Mem<T> lanes(int bits) {
    ModuleBuilder.current().adoptName(memory);
    if (bits < 1 || memory.width() % bits != 0) {
      var module = ModuleBuilder.current();
      module.report(
          IllegalShape.of(
              module.here(),
              module.path(),
              "a word of %d bits in lanes of %d".formatted(memory.width(), bits),
              "choose a lane width that divides the width of the word"));
    } else {
      memory.laneWidth(bits);
    }
    return this;
  }

  /** Contents at power-up, one value a word; missing words are 0. */
  public Mem<T> contents(List<BigInteger> words) {
    ModuleBuilder.current().adoptName(memory);
    var module = ModuleBuilder.current();
    var all = new ArrayList<BigInteger>();
    var highest = BigInteger.ONE.shiftLeft(memory.width()).subtract(BigInteger.ONE);
    boolean signed = word instanceof SInt && memory.width() > 0;
    var lowest = signed ? BigInteger.ONE.shiftLeft(memory.width() - 1).negate() : BigInteger.ZERO;
    for (int i = 0; i < depth(); i++) {
      var value = i < words.size() ? words.get(i) : BigInteger.ZERO;
      if (value.compareTo(lowest) < 0 || value.compareTo(highest) > 0) {
        module.report(
            ConstantOutOfRange.of(
                module.here(),
                module.path(),
                value,
                "word " + i + " of " + memory.width() + " bits",
                lowest,
                highest));
        value = BigInteger.ZERO;
      }
      all.add(value.and(highest));
    }
    if (words.size() > depth()) {
      module.report(
          IllegalShape.of(
              module.here(),
              module.path(),
              "%d words of contents for a memory of %d".formatted(words.size(), depth()),
              "make the memory deeper or give fewer words"));
    }
    memory.initial(all);
    return this;
  }

  /** Declares what synchronous reads give that meet a write; say so before the first read. */
  public Mem<T> readUnderWrite(ReadUnderWrite behaviour) {
    ModuleBuilder.current().adoptName(memory);
    if (isReadInStep) {
      throw new IllegalStateException(
          "readUnderWrite(%s) comes after a readSync: say it before the first"
              .formatted(behaviour));
    }
    readUnderWrite = behaviour;
    memory.readUnderWrite(
        switch (behaviour) {
          case OLD -> Declaration.ReadUnderWrite.OLD;
          case NEW -> Declaration.ReadUnderWrite.NEW;
          case UNSPECIFIED -> Declaration.ReadUnderWrite.UNSPECIFIED;
        });
    return this;
  }

  /** The word at the address, in the same cycle. */
  public T read(UInt address) {
    var at = checked(address, "read");
    return asWord(ModuleBuilder.current().read(memory, at));
  }

  /** The word at the address, one cycle later. */
  public T readSync(UInt address) {
    return readSync(address, Bool.SHAPE.of(true));
  }

  /** The word at the address where {@code enable} was 1, one cycle later; else it stays. */
  public T readSync(UInt address, Bool enable) {
    var module = ModuleBuilder.current();
    var at = checked(address, "readSync");
    isReadInStep = true;
    if (readUnderWrite == ReadUnderWrite.NEW && address.width() == 0) {
      // Of one word there is no address to keep: reading it is reading what it holds by now.
      return asWord(module.read(memory, at));
    }
    if (readUnderWrite == ReadUnderWrite.NEW) {
      return asWord(
          module
              .labels()
              .together(() -> {
                var held = register(new Type.UInt(address.width()), "address");
                assignWhere(enable, held, () -> at);
                return module.read(memory, held);
              }));
    }
    var data = register(new Type.Bits(memory.width()), "");
    module.nameAfter(data, memory);
    assignWhere(enable, data, () -> module.labels().anonymously(() -> module.readInto(memory, at)));
    return asWord(data);
  }

  private static Node register(Type type, String path) {
    return ModuleBuilder.current()
        .declare(leaves -> leaves.leaf(Node.Storage.Kind.REGISTER, type, path, ""));
  }

  private static void assignWhere(Bool enable, Node register, Supplier<Node> value) {
    var module = ModuleBuilder.current();
    boolean always =
        enable.node("readSync") instanceof Node.Constant constant && constant.value().signum() > 0;
    if (always) {
      module.body().assign(register, value.get());
    } else {
      module
          .body()
          .when(enable.node("readSync"), () -> module.body().assign(register, value.get()));
    }
  }

  /** Writes a word at the clock edge, where the statement is reached. */
  public void write(UInt address, T value) {
    write(address, value, Optional.empty());
  }

  /** Writes the lanes of a word whose mask bit is 1; lane 0 is bit 0. */
  public void write(UInt address, T value, Bits mask) {
    int lanes = memory.width() / memory.laneWidth();
    if (mask.width() != lanes) {
      var module = ModuleBuilder.current();
      module.report(
          WidthMismatch.of(
              module.here(),
              module.path(),
              "write",
              Operands.name(mask),
              mask.type().toString(),
              "the lanes of a word",
              new Type.Bits(lanes).toString()));
      return;
    }
    write(address, value, Optional.of(mask.node("write")));
  }

  private void write(UInt address, T value, Optional<Node> mask) {
    if (Structure.agree("write", word, value)) {
      var module = ModuleBuilder.current();
      if (memory.width() == 0) {
        return;
      }
      var data = module.labels().anonymously(value::asBits);
      module.body().write(memory, checked(address, "write"), data.node("write"), mask);
    }
  }

  private Node checked(UInt address, String operation) {
    if (address.width() != addressWidth()) {
      var module = ModuleBuilder.current();
      module.report(
          IndexWidth.of(
              module.here(),
              module.path(),
              "memory",
              depth(),
              Operands.name(address),
              address.type().toString(),
              addressWidth()));
    }
    // A memory of one word has addresses of no bits; hardware wants one.
    return Operands.fitted(address, operation, Math.max(1, addressWidth()));
  }

  private T asWord(Node node) {
    var bits = new Bits(new Type.Bits(memory.width()), Optional.of(node));
    return ModuleBuilder.current().labels().anonymously(() -> bits.as(word));
  }
}
