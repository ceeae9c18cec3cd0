package portcullis.hdl.elaborate;

import java.lang.classfile.Attributes;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
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

  MethodCode(MethodModel method) {
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
    var next = instructions.higherEntry(index);
    while (next != null && passesOn(next)) {
      next = instructions.ceilingEntry(successor(next));
    }
    if (next == null) {
      return new CallSite.Result.Consumed();
    }
    int after = next.getKey() + next.getValue().sizeInBytes();
    return switch (next.getValue()) {
      case StoreInstruction store -> variable(store.slot(), after);
      case FieldInstruction field when field.opcode() == Opcode.PUTFIELD ->
          new CallSite.Result.Kept(field.name().stringValue());
      case ArrayStoreInstruction _ -> array(next.getKey());
      case ReturnInstruction ignored -> new CallSite.Result.Returned();
      default -> new CallSite.Result.Consumed();
    };
  }

  /** A cast, or the end of one branch of a conditional expression, leaves the result as it is. */
  private boolean passesOn(Map.Entry<Integer, Instruction> place) {
    return switch (place.getValue().opcode()) {
      case CHECKCAST -> true;
      // Backward it is the end of a loop's body.
      case GOTO, GOTO_W -> successor(place) > place.getKey();
      default -> false;
    };
  }

  private int successor(Map.Entry<Integer, Instruction> place) {
    return place.getValue() instanceof BranchInstruction branch
        ? labels.applyAsInt(branch.target())
        : place.getKey() + place.getValue().sizeInBytes();
  }

  /** Elements are named after their array. */
  private CallSite.Result array(int store) {
    return switch (new OperandStack(instructions).arrayOf(store).orElse(null)) {
      case LoadInstruction load -> variable(load.slot(), store);
      case FieldInstruction field -> new CallSite.Result.Kept(field.name().stringValue());
      case null, default -> new CallSite.Result.Consumed();
    };
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
