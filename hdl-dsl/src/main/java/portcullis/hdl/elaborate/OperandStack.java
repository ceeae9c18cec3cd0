package portcullis.hdl.elaborate;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What instructions do to the operand stack, in code without branches. Sizes are in the stack's
 * slots: two for a long or double.
 */
final class OperandStack {
  private final NavigableMap<Integer, Instruction> instructions;

  /** How many slots an instruction takes from the top and then puts there. */
  record Effect(int pops, int pushes) {}

  OperandStack(NavigableMap<Integer, Instruction> instructions) {
    this.instructions = instructions;
  }

  /**
   * The instruction that put the value there which lies under so many slots when the code comes to
   * a bytecode index. Absent if it is not as simple as that.
   */
  Optional<Map.Entry<Integer, Instruction>> below(int index, int slots) {
    int slotsAbove = slots;
    for (var place = instructions.lowerEntry(index);
        place != null;
        place = instructions.lowerEntry(place.getKey())) {
      var effect = effectOf(place.getValue());
      if (effect.isEmpty()) {
        return Optional.empty();
      }
      if (slotsAbove < effect.get().pushes()) {
        return Optional.of(place);
      }
      slotsAbove += effect.get().pops() - effect.get().pushes();
    }
    return Optional.empty();
  }

  /** Absent if the instruction is a branch, or a rare one. */
  static Optional<Effect> effectOf(Instruction instruction) {
    return switch (instruction) {
      case LoadInstruction load -> effect(0, load.typeKind().slotSize());
      case ConstantInstruction constant -> effect(0, constant.typeKind().slotSize());
      case IncrementInstruction _ -> effect(0, 0);
      case NewObjectInstruction _ -> effect(0, 1);
      case TypeCheckInstruction _ -> effect(1, 1);
      case StoreInstruction store -> effect(store.typeKind().slotSize(), 0);
      case ReturnInstruction end -> effect(end.typeKind().slotSize(), 0);
      case ArrayLoadInstruction load -> effect(2, load.typeKind().slotSize());
      case ArrayStoreInstruction store -> effect(2 + store.typeKind().slotSize(), 0);
      case ConvertInstruction convert ->
          effect(convert.fromType().slotSize(), convert.toType().slotSize());
      case OperatorInstruction operator -> operator(operator.opcode());
      case InvokeInstruction invoke ->
          call(invoke.typeSymbol(), invoke.opcode() == Opcode.INVOKESTATIC ? 0 : 1);
      case InvokeDynamicInstruction invoke -> call(invoke.typeSymbol(), 0);
      case FieldInstruction field -> field(field);
      case Instruction other when other.opcode() == Opcode.DUP -> effect(1, 2);
      default -> Optional.empty();
    };
  }

  private static Optional<Effect> effect(int pops, int pushes) {
    return Optional.of(new Effect(pops, pushes));
  }

  private static Optional<Effect> operator(Opcode opcode) {
    return switch (opcode) {
      case IADD, ISUB, IMUL, IDIV, IREM, ISHL, ISHR, IUSHR, IAND, IOR, IXOR -> effect(2, 1);
      case INEG, ARRAYLENGTH -> effect(1, 1);
      default -> Optional.empty();
    };
  }

  private static Optional<Effect> field(FieldInstruction field) {
    int size = TypeKind.from(field.typeSymbol()).slotSize();
    return switch (field.opcode()) {
      case GETSTATIC -> effect(0, size);
      case GETFIELD -> effect(1, size);
      case PUTSTATIC -> effect(size, 0);
      default -> effect(size + 1, 0);
    };
  }

  private static Optional<Effect> call(MethodTypeDesc type, int receiver) {
    int pops = receiver;
    for (var parameter : type.parameterList()) {
      pops += TypeKind.from(parameter).slotSize();
    }
    return effect(pops, TypeKind.from(type.returnType()).slotSize());
  }
}
