package portcullis.hdl.evaluate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Module;

/** The registers and memories of one instance. */
final class State {
  private final Map<String, Optional<BigInteger>> registers = new HashMap<>();
  private final Map<String, List<Optional<BigInteger>>> memories = new HashMap<>();

  /** As at power-up. */
  State(Module module) {
    for (var declaration : module.declarations()) {
      switch (declaration) {
        case Declaration.Register register -> registers.put(register.name(), register.initial());
        case Declaration.Memory memory -> memories.put(memory.name(), contents(memory));
        case Declaration.Wire _, Declaration.Definition _, Declaration.Instance _ -> {}
      }
    }
  }

  private static List<Optional<BigInteger>> contents(Declaration.Memory memory) {
    var words =
        new ArrayList<Optional<BigInteger>>(Collections.nCopies(memory.depth(), Optional.empty()));
    memory
        .initial()
        .ifPresent(initial -> {
          for (int i = 0; i < memory.depth(); i++) {
            words.set(i, Optional.of(initial.get(i)));
          }
        });
    return words;
  }

  Optional<BigInteger> register(String name) {
    return registers.get(name);
  }

  void setRegister(String name, Optional<BigInteger> value) {
    registers.put(name, value);
  }

  /** The word with this number; unknown past the last one. */
  Optional<BigInteger> word(String memory, BigInteger address) {
    var words = memories.get(memory);
    return inside(words, address) ? words.get(address.intValueExact()) : Optional.empty();
  }

  /** Replaces a word; past the last one nothing happens. */
  void setWord(String memory, BigInteger address, Optional<BigInteger> value) {
    var words = memories.get(memory);
    if (inside(words, address)) {
      words.set(address.intValueExact(), value);
    }
  }

  /** Any word may have been overwritten with anything. */
  void forget(String memory) {
    Collections.fill(memories.get(memory), Optional.empty());
  }

  private static boolean inside(List<Optional<BigInteger>> words, BigInteger address) {
    return address.compareTo(BigInteger.valueOf(words.size())) < 0;
  }
}
