package portcullis.hdl.elaborate;

import java.lang.classfile.Attributes;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The code of one method as far as names are concerned. */
final class MethodCode {
  private final NavigableMap<Integer, Instruction> instructions = new TreeMap<>();
  private final Map<Label, Integer> labels = new HashMap<>();
  private final Optional<List<LocalVariableInfo>> variables;

  MethodCode(MethodModel method) {
    var code = method.findAttribute(Attributes.code());
    int index = 0;
    if (code.isPresent()) {
      for (var element : code.get()) {
        switch (element) {
          case Instruction instruction -> {
            instructions.put(index, instruction);
            index += instruction.sizeInBytes();
          }
          case LabelTarget target -> labels.put(target.label(), index);
          default -> {}
        }
      }
    }
    variables =
        code.flatMap(c -> c.findAttribute(Attributes.localVariableTable()))
            .map(table -> table.localVariables());
  }

  /** What the code does with the result of the call at this bytecode index. */
  CallSite.Result resultOfCallAt(int index) {
    var next = instructions.higherEntry(index);
    while (next != null && next.getValue().opcode() == Opcode.CHECKCAST) {
      next = instructions.higherEntry(next.getKey());
    }
    if (next == null) {
      return new CallSite.Result.Consumed();
    }
    int after = next.getKey() + next.getValue().sizeInBytes();
    return switch (next.getValue()) {
      case StoreInstruction store -> variable(store.slot(), after);
      case FieldInstruction field when field.opcode() == Opcode.PUTFIELD ->
          new CallSite.Result.Kept(field.name().stringValue());
      case ReturnInstruction ignored -> new CallSite.Result.Returned();
      // One branch of a conditional expression: the variable comes where the branches meet.
      case BranchInstruction branch when isForward(branch, index) ->
          resultOfCallAt(labels.get(branch.target()) - 1);
      default -> new CallSite.Result.Consumed();
    };
  }

  private boolean isForward(BranchInstruction branch, int index) {
    boolean always = branch.opcode() == Opcode.GOTO || branch.opcode() == Opcode.GOTO_W;
    return always && labels.getOrDefault(branch.target(), 0) > index;
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
