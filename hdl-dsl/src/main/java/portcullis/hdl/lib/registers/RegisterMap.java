package portcullis.hdl.lib.registers;

import java.util.Comparator;
import java.util.List;

/**
 * Registers at offsets within a block of addresses.
 *
 * @param name lower case letters, digits and {@code _}
 * @param bytes size of the block, a power of two from 16
 * @param unmapped how accesses are answered that reach no register
 * @param registers the registers, in any order
 * @param description for documents
 */
public record RegisterMap(
    String name, int bytes, Unmapped unmapped, List<Register> registers, String description) {
  /**
   * How accesses are answered that reach no register: whose bus word holds none, or whose address
   * is not a multiple of 4. They read as 0 and write nothing in either case.
   */
  public enum Unmapped {
    /** As if all were well. */
    OKAY,
    /** With an error. */
    SLVERR
  }

  /**
   * Checks everything.
   *
   * @throws RegisterMapException with all that is wrong
   */
  public RegisterMap {
    registers = List.copyOf(registers);
    var findings = RegisterMapRules.findings(name, bytes, registers);
    if (!findings.isEmpty()) {
      throw new RegisterMapException(name, findings);
    }
  }

  /** Bits of an address within the block. */
  public int addressWidth() {
    return Integer.numberOfTrailingZeros(bytes);
  }

  /** The registers by offset. */
  public List<Register> byOffset() {
    return registers.stream().sorted(Comparator.comparingInt(Register::offset)).toList();
  }
}
