package portcullis.hdl.sim.jvm;

import java.util.List;

/**
 * What becomes bytecode: all of a design, or a view of some of its wires.
 *
 * @param stateWords words of inputs and registers
 * @param words all words that may be needed, operands first
 * @param visible values that must be at hand between clock edges
 * @param actions what happens at clock edges
 * @param memories the memories by number
 * @param clocks names of the clocks by number
 */
record Logic(
    int stateWords,
    List<Word> words,
    List<BitVector> visible,
    List<Flat.Action> actions,
    List<Flat.Memory> memories,
    List<String> clocks) {
  Logic {
    words = List.copyOf(words);
    visible = List.copyOf(visible);
    actions = List.copyOf(actions);
    memories = List.copyOf(memories);
    clocks = List.copyOf(clocks);
  }
}
