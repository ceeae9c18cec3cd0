package portcullis.hdl.elaborate;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import portcullis.hdl.ir.Declaration;

/** A memory while its module is being described. */
public final class MemoryNode extends Named {
  private final ModuleBuilder owner;
  private final Group group;
  private final int depth;
  private final int width;
  private int laneWidth;
  private Optional<List<BigInteger>> initial;
  private Declaration.ReadUnderWrite readUnderWrite;

  MemoryNode(ModuleBuilder owner, Group group, int depth, int width) {
    this.owner = owner;
    this.group = group;
    this.depth = depth;
    this.width = width;
    this.laneWidth = Math.max(1, width);
    this.initial = Optional.empty();
    this.readUnderWrite = Declaration.ReadUnderWrite.UNSPECIFIED;
  }

  /** A name for a word that was read, known when the memory has its name. */
  Optional<String> wordName() {
    return Optional.of((isNamed() ? name() : "memory") + "_word");
  }

  ModuleBuilder owner() {
    return owner;
  }

  Group group() {
    return group;
  }

  /** Number of words. */
  public int depth() {
    return depth;
  }

  /** Bits of a word. */
  public int width() {
    return width;
  }

  /** Bits of a write lane. */
  public int laneWidth() {
    return laneWidth;
  }

  /** Divides each word into lanes that writes can mask. */
  public void laneWidth(int bits) {
    laneWidth = bits;
  }

  /** Gives the contents at power-up. */
  public void initial(List<BigInteger> words) {
    initial = Optional.of(words);
  }

  /** Declares what a synchronous read sees that meets a write. */
  public void readUnderWrite(Declaration.ReadUnderWrite behaviour) {
    readUnderWrite = behaviour;
  }

  Optional<List<BigInteger>> initial() {
    return initial;
  }

  /** What a synchronous read sees that meets a write. */
  public Declaration.ReadUnderWrite readUnderWrite() {
    return readUnderWrite;
  }
}
