package portcullis.hdl.elaborate;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Follows the result of a call through the code to the variable that keeps it, by itself or as part
 * of a record, a list or an array.
 */
final class Destination {
  private static final Set<String> ADDING =
      Set.of(
          "add", "addFirst", "addLast", "offer", "offerFirst", "offerLast", "push", "put", "set");

  private static final Set<String> LISTING =
      Set.of("java/util/List.of", "java/util/Set.of", "java/util/Arrays.asList");

  private final NavigableMap<Integer, Instruction> instructions;
  private final ToIntFunction<Label> labels;
  private final Variables variables;
  private final Components components;
  private final OperandStack stack;

  /** The local variables of the code. */
  interface Variables {
    /** The variable in a slot, as it is at a bytecode index. */
    CallSite.Result in(int slot, int index);
  }

  /** The records that the code makes. */
  interface Components {
    /**
     * Names of a record's components, if the class is a record and this its canonical constructor.
     */
    Optional<List<String>> of(InvokeInstruction constructor);
  }

  Destination(
      NavigableMap<Integer, Instruction> instructions,
      ToIntFunction<Label> labels,
      Variables variables,
      Components components) {
    this.instructions = instructions;
    this.labels = labels;
    this.variables = variables;
    this.components = components;
    stack = new OperandStack(instructions);
  }

  /** What becomes of the result of the call at a bytecode index. */
  CallSite.Result of(int call) {
    return ofTop(call, "");
  }

  /**
   * What becomes of the value that is on top after an instruction.
   *
   * @param part which part of that value is looked for; empty for the whole
   */
  private CallSite.Result ofTop(int index, String part) {
    int slotsAbove = 0;
    var place = instructions.higherEntry(index);
    while (place != null) {
      if (!passesOn(place)) {
        if (place.getValue().opcode() == Opcode.DUP) {
          slotsAbove++;
        } else {
          var effect = OperandStack.effectOf(place.getValue());
          if (effect.isEmpty()) {
            return new CallSite.Result.Consumed();
          }
          if (effect.get().pops() > slotsAbove) {
            return takenBy(place, slotsAbove, part);
          }
          slotsAbove += effect.get().pushes() - effect.get().pops();
        }
      }
      place = instructions.ceilingEntry(successor(place));
    }
    return new CallSite.Result.Consumed();
  }

  /** A cast, or the end of one branch of a conditional expression, leaves the stack as it is. */
  private boolean passesOn(Map.Entry<Integer, Instruction> place) {
    return switch (place.getValue().opcode()) {
      case CHECKCAST -> true;
      // Backward it is the end of a loop's body.
      case GOTO, GOTO_W -> target(place) > place.getKey();
      default -> false;
    };
  }

  private int successor(Map.Entry<Integer, Instruction> place) {
    return passesOn(place) && place.getValue() instanceof BranchInstruction
        ? target(place)
        : place.getKey() + place.getValue().sizeInBytes();
  }

  private int target(Map.Entry<Integer, Instruction> place) {
    return labels.applyAsInt(((BranchInstruction) place.getValue()).target());
  }

  private CallSite.Result takenBy(
      Map.Entry<Integer, Instruction> place, int slotsAbove, String part) {
    int index = place.getKey();
    return switch (place.getValue()) {
      case StoreInstruction store ->
          partOf(variables.in(store.slot(), index + store.sizeInBytes()), false, part);
      case FieldInstruction field when field.opcode() == Opcode.PUTFIELD && slotsAbove == 0 ->
          partOf(kept(field), false, part);
      case ArrayStoreInstruction _ when slotsAbove == 0 -> element(index, part);
      case ReturnInstruction _ -> new CallSite.Result.Returned(part);
      case InvokeInstruction call -> argument(call, index, slotsAbove, part);
      default -> new CallSite.Result.Consumed();
    };
  }

  private static CallSite.Result kept(FieldInstruction field) {
    return new CallSite.Result.Kept(field.name().stringValue());
  }

  private static CallSite.Result partOf(CallSite.Result whole, boolean added, String part) {
    return switch (whole) {
      case CallSite.Result.Kept(String name) when added || !part.isEmpty() ->
          new CallSite.Result.Part(name, added, part);
      default -> whole;
    };
  }

  /** Elements are named after their array, and after their number if it is written there. */
  private CallSite.Result element(int store, String part) {
    var array = stack.below(store, 2);
    if (array.isPresent() && array.get().getValue().opcode() == Opcode.DUP) {
      return numberAt(store)
          .map(number -> ofTop(store, Member.part(number, part)))
          .orElse(new CallSite.Result.Consumed());
    }
    return partOf(holder(array), false, part);
  }

  /** The number of the element that a store writes, if it is a constant. */
  private Optional<String> numberAt(int store) {
    return stack
        .below(store, 1)
        .map(Map.Entry::getValue)
        .flatMap(instruction ->
            instruction instanceof ConstantInstruction constant
                ? Optional.of(constant.constantValue().toString())
                : Optional.empty());
  }

  /** The variable that an instruction reads; of an array of arrays, the outermost one. */
  private CallSite.Result holder(Optional<Map.Entry<Integer, Instruction>> loaded) {
    return switch (loaded.map(Map.Entry::getValue).orElse(null)) {
      case LoadInstruction load -> variables.in(load.slot(), loaded.orElseThrow().getKey());
      case FieldInstruction field -> kept(field);
      case ArrayLoadInstruction _ -> holder(stack.below(loaded.orElseThrow().getKey(), 1));
      case null, default -> new CallSite.Result.Consumed();
    };
  }

  private CallSite.Result argument(InvokeInstruction call, int index, int slotsAbove, String part) {
    int position = position(call, slotsAbove);
    if (position < 0) {
      return new CallSite.Result.Consumed();
    }
    String owner = call.owner().asInternalName();
    String name = call.name().stringValue();
    boolean adds = owner.startsWith("java/util/") && ADDING.contains(name);
    if (name.equals("<init>") && makesNew(call, index)) {
      return components
          .of(call)
          .map(names -> ofTop(index, Member.part(names.get(position), part)))
          .orElse(new CallSite.Result.Consumed());
    }
    if (LISTING.contains(owner + "." + name)) {
      return ofTop(index, takesArray(call) ? part : Member.part(Integer.toString(position), part));
    }
    return adds && slotsAbove == 0
        ? partOf(holder(stack.below(index, slots(call))), true, part)
        : new CallSite.Result.Consumed();
  }

  /** Which argument lies under so many slots; negative if it is the receiver. */
  private static int position(InvokeInstruction call, int slotsAbove) {
    var parameters = call.typeSymbol().parameterList();
    int position = parameters.size() - 1;
    for (int above = slotsAbove; above > 0 && position >= 0; position--) {
      above -= TypeKind.from(parameters.get(position)).slotSize();
    }
    return position;
  }

  private static int slots(InvokeInstruction call) {
    return call.typeSymbol().parameterList().stream()
        .mapToInt(it -> TypeKind.from(it).slotSize())
        .sum();
  }

  /** Not one constructor that calls another. */
  private boolean makesNew(InvokeInstruction constructor, int index) {
    return stack
        .below(index, slots(constructor))
        .filter(receiver -> receiver.getValue().opcode() == Opcode.DUP)
        .isPresent();
  }

  private static boolean takesArray(InvokeInstruction call) {
    return call.typeSymbol().parameterList().getFirst().isArray();
  }
}
