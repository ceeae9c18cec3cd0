package portcullis.hdl.lib.registers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What makes a register map impossible. */
final class RegisterMapRules {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Set<String> C_KEYWORDS =
      Set.of(
          "auto",
          "bool",
          "break",
          "case",
          "char",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extern",
          "float",
          "for",
          "goto",
          "if",
          "inline",
          "int",
          "long",
          "register",
          "restrict",
          "return",
          "short",
          "signed",
          "sizeof",
          "static",
          "struct",
          "switch",
          "typedef",
          "union",
          "unsigned",
          "void",
          "volatile",
          "while");

  private final List<String> findings = new ArrayList<>();
  private final Map<String, String> signals = new HashMap<>();

  private RegisterMapRules() {}

  static List<String> findings(String name, int bytes, List<Register> registers) {
    var rules = new RegisterMapRules();
    rules.name("the map", name);
    if (bytes < 16 || Integer.bitCount(bytes) != 1) {
      rules.add("the block has %d bytes: a power of two from 16 is needed", bytes);
    }
    for (int i = 0; i < registers.size(); i++) {
      var register = registers.get(i);
      rules.register(register, bytes);
      registers.subList(0, i).forEach(other -> rules.pair(other, register));
    }
    return rules.findings;
  }

  private void add(String message, Object... values) {
    findings.add(message.formatted(values));
  }

  private void name(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      add("%s is named '%s': use lower case letters, digits and _, a letter first", what, name);
    }
  }

  private void register(Register register, int blockBytes) {
    String what = "register '%s'".formatted(register.name());
    name(what, register.name());
    if (C_KEYWORDS.contains(register.name())) {
      add("%s has a name that is a keyword of C: choose another", what);
    }
    if (register.bytes() != 4 && register.bytes() != 8) {
      add("%s has %d bytes: registers have 4 or 8", what, register.bytes());
      return;
    }
    if (register.offset() < 0 || register.offset() % register.bytes() != 0) {
      add(
          "%s of %d bytes is at offset 0x%x: a multiple of %d is needed",
          what, register.bytes(), register.offset(), register.bytes());
    }
    if (register.offset() + (long) register.bytes() > blockBytes) {
      add(
          "%s ends at 0x%x, past the end of the block of 0x%x bytes",
          what, register.offset() + (long) register.bytes(), blockBytes);
    }
    if (register.announcesWrites()) {
      signal(what + " (writes)", register.name() + "_written");
      signal(what + " (writes)", register.name() + "_write_seen");
    }
    var fields = register.fields();
    for (int i = 0; i < fields.size(); i++) {
      var field = fields.get(i);
      field(register, field);
      fields.subList(0, i).forEach(other -> pair(register, other, field));
    }
  }

  private void field(Register register, Field field) {
    String what = "field '%s' of register '%s'".formatted(field.name(), register.name());
    name(what, field.name());
    signal(what, register.name() + "_" + field.name());
    if (field.isStored()) {
      signal(what + " (stored)", register.name() + "_" + field.name() + "_value");
    }
    for (var update : field.updates()) {
      switch (update) {
        case LOAD -> {
          signal(what + " (load)", register.name() + "_" + field.name() + "_load");
          signal(what + " (next)", register.name() + "_" + field.name() + "_next");
        }
        case CLEAR -> signal(what + " (clear)", register.name() + "_" + field.name() + "_clear");
        case SET -> signal(what + " (set)", register.name() + "_" + field.name() + "_set");
        case VALUE -> {}
      }
    }
    int bits = register.bytes() * Byte.SIZE;
    if (field.low() < 0 || field.width() < 1 || field.low() + (long) field.width() > bits) {
      add(
          "%s has %d bits from bit %d: the register has bits 0 to %d",
          what, field.width(), field.low(), bits - 1);
      return;
    }
    if (field.reset().signum() < 0 || field.reset().bitLength() > field.width()) {
      add("%s resets to %s, which %d bits cannot hold", what, field.reset(), field.width());
    }
    boolean isReadOnly = field.access() instanceof Access.ReadOnly;
    if (field.updates().contains(Update.VALUE) && (!isReadOnly || field.updates().size() > 1)) {
      add("%s has VALUE: only a read-only field can, and with no other update", what);
    }
    if (field.updates().contains(Update.VALUE) && field.reset().signum() != 0) {
      add("%s is the hardware's signal, so it cannot have a reset value", what);
    }
    if (field.access() instanceof Access.Pulse
        && !(field.updates().isEmpty() && field.reset().signum() == 0)) {
      add("%s is a pulse: it stores nothing, so it takes neither updates nor a reset value", what);
    }
  }

  private void signal(String owner, String name) {
    var other = signals.putIfAbsent(name, owner);
    if (other != null && !other.equals(owner)) {
      add("%s and %s are both named %s in hardware: rename one", other, owner, name);
    }
  }

  private void pair(Register first, Register second) {
    if (first.name().equals(second.name())) {
      add(
          "two registers are named '%s', at offsets 0x%x and 0x%x: rename one",
          first.name(), first.offset(), second.offset());
    }
    if (first.offset() < second.offset() + (long) second.bytes()
        && second.offset() < first.offset() + (long) first.bytes()) {
      add(
          "register '%s' at offset 0x%x, %d bytes, and register '%s' at offset 0x%x, %d bytes,"
              + " overlap",
          first.name(),
          first.offset(),
          first.bytes(),
          second.name(),
          second.offset(),
          second.bytes());
    }
  }

  private void pair(Register register, Field first, Field second) {
    if (first.name().equals(second.name())) {
      add("register '%s' has two fields named '%s': rename one", register.name(), first.name());
    }
    if (first.low() <= second.high() && second.low() <= first.high()) {
      add(
          "fields '%s' [%d:%d] and '%s' [%d:%d] of register '%s' overlap",
          first.name(),
          first.high(),
          first.low(),
          second.name(),
          second.high(),
          second.low(),
          register.name());
    }
  }
}
