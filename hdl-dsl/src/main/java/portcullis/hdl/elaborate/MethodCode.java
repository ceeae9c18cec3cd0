package portcullis.hdl.elaborate;

import java.lang.classfile.Attributes;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** The code of one method as far as names are concerned. */
final class MethodCode {
  private final NavigableMap<Integer, Instruction> instructions = new TreeMap<>();
  private final Optional<List<LocalVariableInfo>> variables;
  private final ToIntFunction<Label> labels;
  private final BitSet calling = new BitSet();
  private final Destination.Components components;

  MethodCode(MethodModel method, Destination.Components components) {
    this.components = components;
    var code = method.findAttribute(Attributes.code());
    int index = 0;
    if (code.isPresent()) {
      for (var element : code.get()) {
        if (element instanceof Instruction instruction) {
          instructions.put(index, instruction);
          if (canCall(instruction.opcode().kind())) {
            calling.set(index);
          }
          index += instruction.sizeInBytes();
        }
      }
    }
    labels = label -> code.orElseThrow().labelToBci(label);
    variables =
        code.flatMap(c -> c.findAttribute(Attributes.localVariableTable()))
            .map(table -> table.localVariables());
  }

  /** Besides calls, what may load a class, whose initialisation is a call too. */
  private static boolean canCall(Opcode.Kind kind) {
    return switch (kind) {
      case INVOKE, INVOKE_DYNAMIC, FIELD_ACCESS, NEW_OBJECT, CONSTANT -> true;
      default -> false;
    };
  }

  /** The bytecode indices at which other code can be running. */
  BitSet calling() {
    return calling;
  }

  /** What the code does with the result of the call at this bytecode index. */
  CallSite.Result resultOfCallAt(int index) {
    return new Destination(instructions, labels, this::variable, components).of(index);
  }

  private CallSite.Result variable(int slot, int from) {
    if (variables.isEmpty()) {
      return new CallSite.Result.Nameless();
    }
    for (var variable : variables.get()) {
      if (variable.slot() == slot
          && variable.startPc() <= from
          && from < variable.startPc() + variable.length()) {
        return new CallSite.Result.Kept(variable.name().stringValue());
      }
    }
    // A variable that is never read again has an empty range in the table and no name to find.
    return new CallSite.Result.Consumed();
  }
}
