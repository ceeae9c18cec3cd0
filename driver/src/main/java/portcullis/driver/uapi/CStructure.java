package portcullis.driver.uapi;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A structure of the interface. Every byte belongs to a member: what C would pad is named. Members
 * and named values are found by their names in C.
 */
public final class CStructure {

  /**
   * A named value of a member.
   *
   * @param name its name in C
   * @param value the value
   * @param meaning what it means, in a few words
   */
  public record Constant(String name, long value, String meaning) {}

  private final String name;
  private final String meaning;
  private final Map<String, Member> members;
  private final Map<String, Constant> constants;

  private CStructure(Builder builder) {
    name = builder.name;
    meaning = builder.meaning;
    members = builder.members;
    constants = builder.constants;
  }

  static Builder named(String name, String meaning) {
    return new Builder(name, meaning);
  }

  /** Lists the members of a structure from its first to its last byte. */
  static final class Builder {
    private final String name;
    private final String meaning;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Constant> constants = new LinkedHashMap<>();
    private int next;

    private Builder(String name, String meaning) {
      this.name = name;
      this.meaning = meaning;
    }

    Builder u8(String member, String what) {
      return add(member, Member.Kind.U8, what);
    }

    Builder u16(String member, String what) {
      return add(member, Member.Kind.U16, what);
    }

    Builder u32(String member, String what) {
      return add(member, Member.Kind.U32, what);
    }

    Builder s32(String member, String what) {
      return add(member, Member.Kind.S32, what);
    }

    Builder u64(String member, String what) {
      return add(member, Member.Kind.U64, what);
    }

    Builder data(String member, String what) {
      return add(member, Member.Kind.DATA, what);
    }

    private Builder add(String member, Member.Kind kind, String what) {
      if (next % kind.bytes() != 0) {
        throw new IllegalArgumentException(
            "C would put padding before %s.%s at %d".formatted(name, member, next));
      }
      var added = new Member(member, kind, next, what);
      members.put(member, added);
      next = added.end();
      return this;
    }

    /** Names a bit. */
    Builder bit(String constant, int position, String what) {
      return value(constant, 1L << position, what);
    }

    /** Names a value. */
    Builder value(String constant, long value, String what) {
      constants.put(constant, new Constant(constant, value, what));
      return this;
    }

    CStructure build() {
      int widest = 1;
      for (var member : members.values()) {
        widest = Math.max(widest, member.kind().bytes());
      }
      if (next % widest != 0) {
        throw new IllegalArgumentException("C would put padding at the end of " + name);
      }
      return new CStructure(this);
    }
  }

  /**
   * Its name.
   *
   * @return its tag in C
   */
  public String name() {
    return name;
  }

  /**
   * What it is for.
   *
   * @return a few words
   */
  public String meaning() {
    return meaning;
  }

  /**
   * Its members.
   *
   * @return by offset
   */
  public List<Member> members() {
    return new ArrayList<>(members.values());
  }

  /**
   * Named values of its members.
   *
   * @return in the order of the header
   */
  public List<Constant> constants() {
    return new ArrayList<>(constants.values());
  }

  /**
   * Its size, without data that follows it.
   *
   * @return bytes
   */
  public int bytes() {
    return members().getLast().end();
  }

  /**
   * A member.
   *
   * @param member its name in C
   * @return the member
   * @throws IllegalArgumentException if there is none
   */
  public Member member(String member) {
    var found = members.get(member);
    if (found == null) {
      throw new IllegalArgumentException("struct %s has no member %s".formatted(name, member));
    }
    return found;
  }

  /**
   * A named value.
   *
   * @param constant its name in C
   * @return the value
   * @throws IllegalArgumentException if there is none
   */
  public long value(String constant) {
    var found = constants.get(constant);
    if (found == null) {
      throw new IllegalArgumentException("struct %s has no value %s".formatted(name, constant));
    }
    return found.value();
  }

  /**
   * Reads a member.
   *
   * @param structure the structure, from its first byte
   * @param member its name in C
   * @return the value, extended by its type
   */
  public long get(MemorySegment structure, String member) {
    return member(member).get(structure);
  }

  /**
   * Writes a member.
   *
   * @param structure the structure, from its first byte
   * @param member its name in C
   * @param value the value, cut to the type
   */
  public void set(MemorySegment structure, String member, long value) {
    member(member).set(structure, value);
  }
}
