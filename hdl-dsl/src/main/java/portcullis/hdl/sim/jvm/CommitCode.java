package portcullis.hdl.sim.jvm;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import portcullis.hdl.sim.jvm.StateLayout.Marks;

/** The bytecode that makes the changes of a clock edge group which have waited. */
final class CommitCode {
  private final Group group;
  private final StateLayout layout;
  private final CodeBuilder code;

  private CommitCode(Group group, StateLayout layout, CodeBuilder code) {
    this.group = group;
    this.layout = layout;
    this.code = code;
  }

  /** Whether there is anything to do for a group. */
  static boolean isNeeded(Group group, StateLayout layout) {
    return group.actions().stream()
        .anyMatch(action ->
            action instanceof Flat.Write
                || action instanceof Flat.Register register
                    && !waiting(register, layout).isEmpty());
  }

  static void write(Group group, StateLayout layout, CodeBuilder code) {
    var writer = new CommitCode(group, layout, code);
    writer.registers();
    for (var action : group.actions()) {
      if (action instanceof Flat.Write write) {
        writer.memory(write);
      }
    }
    code.return_();
  }

  private static List<Integer> waiting(Flat.Register register, StateLayout layout) {
    var places = new ArrayList<Integer>();
    for (int i = 0; i < register.next().count(); i++) {
      if (!layout.isInPlace(register.place() + i)) {
        places.add(register.place() + i);
      }
    }
    return places;
  }

  private void registers() {
    var byMarks = new LinkedHashMap<Marks, List<Integer>>();
    for (var action : group.actions()) {
      if (action instanceof Flat.Register register) {
        for (int place : waiting(register, layout)) {
          byMarks.computeIfAbsent(layout.marksOfState(place), _ -> new ArrayList<>()).add(place);
        }
      }
    }
    byMarks.forEach((marks, places) -> {
      boolean first = true;
      for (int place : places) {
        load(place);
        load(layout.waitingPlaceOf(place));
        code.lxor();
        if (!first) {
          code.lor();
        }
        first = false;
      }
      var same = code.newLabel();
      code.lconst_0().lcmp().ifeq(same);
      for (int place : places) {
        code.aload(0).loadConstant(place);
        load(layout.waitingPlaceOf(place));
        code.lastore();
      }
      GroupCode.mark(code, marks);
      code.labelBinding(same);
    });
  }

  private void load(int place) {
    code.aload(0).loadConstant(place).laload();
  }

  private void memory(Flat.Write write) {
    int place = layout.placeOf(write);
    int limbs = write.data().count();
    var end = code.newLabel();
    load(place);
    code.lconst_0().lcmp().ifeq(end);
    code.aload(0).loadConstant(place).lconst_0().lastore();
    int word = code.allocateLocal(TypeKind.INT);
    load(place + 1);
    code.l2i();
    if (limbs > 1) {
      code.loadConstant(limbs).imul();
    }
    code.loadConstant(layout.memory(write.memory())).iadd().istore(word);
    for (int i = 0; i < limbs; i++) {
      // The bits that change.
      code.aload(0).iload(word).loadConstant(i).iadd().laload();
      load(place + 2 + 2 * i);
      code.lxor();
      load(place + 3 + 2 * i);
      code.land();
      if (i > 0) {
        code.lor();
      }
    }
    code.lconst_0().lcmp().ifeq(end);
    for (int i = 0; i < limbs; i++) {
      code.aload(0).iload(word).dup2().laload().dup2();
      load(place + 2 + 2 * i);
      code.lxor();
      load(place + 3 + 2 * i);
      code.land().lxor().lastore();
      code.iinc(word, 1);
    }
    GroupCode.mark(code, layout.marksOfMemory(write.memory()));
    code.labelBinding(end);
  }
}
