package portcullis.hdl.sim.jvm;

import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import portcullis.hdl.sim.jvm.Group.Kind;
import portcullis.hdl.sim.jvm.StateLayout.Phase;

/** Writes and loads the classes of the groups of one phase, a method for each group. */
final class LogicCode {
  private static final String PACKAGE = "portcullis.hdl.sim.jvm";
  private static final ClassDesc CD_BASE = ClassDesc.of(PACKAGE, "CompiledLogic");
  private static final ClassDesc CD_MESSAGES = ClassDesc.of(PACKAGE, "CompiledLogic$Messages");
  private static final ClassDesc CD_STATE = CD_long.arrayType();
  private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, CD_STATE, CD_MESSAGES);
  private static final MethodTypeDesc COMMIT = MethodTypeDesc.of(CD_void, CD_STATE);
  private static final int STATIC = ClassFile.ACC_STATIC;

  /** A class holds at most 65,535 constants; a group needs some hundred. */
  private static final int WORDS_OF_A_CLASS = 2;

  /** Flags that are looked at together before each is looked at. */
  private static final int BLOCK = 8;

  private final StateLayout layout;
  private final Phase phase;

  private LogicCode(StateLayout layout, Phase phase) {
    this.layout = layout;
    this.phase = phase;
  }

  /** The groups of a phase as objects that run one after the other. */
  static List<CompiledLogic> load(StateLayout layout, Phase phase) {
    return write(layout, phase).stream().map(LogicCode::load).toList();
  }

  /** The groups of a phase as classes. */
  static List<byte[]> write(StateLayout layout, Phase phase) {
    var writer = new LogicCode(layout, phase);
    var groups =
        layout.partition().groups().stream()
            .filter(group -> group.kind() == phase.kind() && group.clock() == phase.clock())
            .toList();
    var classes = new ArrayList<byte[]>();
    int size = WORDS_OF_A_CLASS * Long.SIZE;
    for (int from = 0; from < groups.size(); from += size) {
      classes.add(writer.write(groups.subList(from, Math.min(groups.size(), from + size))));
    }
    return classes;
  }

  private byte[] write(List<Group> groups) {
    var name =
        ClassDesc.of(PACKAGE, "Logic_" + phase.kind().name().toLowerCase(java.util.Locale.ROOT));
    return ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG)
        .build(name, builder -> build(name, groups, builder));
  }

  private static CompiledLogic load(byte[] bytes) {
    try {
      var lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return (CompiledLogic)
          lookup
              .findConstructor(
                  lookup.lookupClass(), java.lang.invoke.MethodType.methodType(void.class))
              .invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("the bytecode of a design cannot be loaded", e);
    }
  }

  private void build(ClassDesc name, List<Group> groups, ClassBuilder builder) {
    builder.withSuperclass(CD_BASE).withFlags(ClassFile.ACC_FINAL);
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        0,
        code ->
            code.aload(0)
                .invokespecial(CD_BASE, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_());
    boolean edge = phase.kind() == Kind.EDGE;
    var committing = groups.stream().filter(it -> CommitCode.isNeeded(it, layout)).toList();
    dispatch(name, builder, "run", RUN, groups);
    dispatch(name, builder, "commit", COMMIT, edge ? committing : List.of());
    for (var group : groups) {
      builder.withMethodBody(
          method("run", group), RUN, STATIC, code -> GroupCode.write(group, layout, code));
    }
    if (edge) {
      for (var group : committing) {
        builder.withMethodBody(
            method("commit", group), COMMIT, STATIC, code -> CommitCode.write(group, layout, code));
      }
    }
  }

  private static String method(String what, Group group) {
    return what + group.number();
  }

  private int flag(String what, Group group) {
    return what.equals("run") ? layout.flagOf(group) : layout.pendingOf(group);
  }

  /** A method for each flag word, called if it is not 0; in it, the groups whose bit is set. */
  private void dispatch(
      ClassDesc name, ClassBuilder builder, String what, MethodTypeDesc type, List<Group> groups) {
    var byWord = new java.util.TreeMap<Integer, List<Group>>();
    groups.forEach(
        group -> byWord.computeIfAbsent(flag(what, group), _ -> new ArrayList<>()).add(group));
    builder.withMethodBody(
        what,
        type,
        0,
        code -> {
          byWord
              .keySet()
              .forEach(place -> {
                var next = code.newLabel();
                code.aload(1).loadConstant(place).laload().lconst_0().lcmp().ifeq(next);
                for (int i = 1; i <= type.parameterCount(); i++) {
                  code.aload(i);
                }
                code.invokestatic(name, what + "Word" + place, type).labelBinding(next);
              });
          code.return_();
        });
    byWord.forEach((place, some) ->
        builder.withMethodBody(
            what + "Word" + place,
            type,
            STATIC,
            code -> {
              for (int block = 0; block < Long.SIZE; block += BLOCK) {
                int first = block;
                var inBlock =
                    some.stream()
                        .filter(it -> it.number() % Long.SIZE / BLOCK == first / BLOCK)
                        .toList();
                block(name, what, type, place, inBlock, code);
              }
              code.return_();
            }));
  }

  private void block(
      ClassDesc name,
      String what,
      MethodTypeDesc type,
      int place,
      List<Group> groups,
      CodeBuilder code) {
    if (groups.isEmpty()) {
      return;
    }
    long all = groups.stream().mapToLong(StateLayout::bitOf).reduce(0, (a, b) -> a | b);
    var next = code.newLabel();
    if (groups.size() > 1) {
      skipUnless(code, place, all, next);
    }
    for (var group : groups) {
      var after = code.newLabel();
      skipUnless(code, place, StateLayout.bitOf(group), after);
      code.aload(0)
          .loadConstant(place)
          .dup2()
          .laload()
          .loadConstant(~StateLayout.bitOf(group))
          .land()
          .lastore();
      for (int i = 0; i < type.parameterCount(); i++) {
        code.aload(i);
      }
      code.invokestatic(name, method(what, group), type).labelBinding(after);
    }
    code.labelBinding(next);
  }

  private static void skipUnless(
      CodeBuilder code, int place, long bits, java.lang.classfile.Label elsewhere) {
    code.aload(0)
        .loadConstant(place)
        .laload()
        .loadConstant(bits)
        .land()
        .lconst_0()
        .lcmp()
        .ifeq(elsewhere);
  }
}
