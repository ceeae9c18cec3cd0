package portcullis.hdl.sim.jvm;

import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import portcullis.hdl.sim.jvm.Group.Kind;
import portcullis.hdl.sim.jvm.StateLayout.Marks;

/** The bytecode of one group. Local 0 is the state; local 1, at edges, takes the messages. */
final class GroupCode {
  private static final ClassDesc CD_MESSAGES =
      ClassDesc.of("portcullis.hdl.sim.jvm.CompiledLogic$Messages");
  private static final MethodTypeDesc TELL = MethodTypeDesc.of(CD_void, ConstantDescs.CD_int);
  private static final MethodTypeDesc VALUE = MethodTypeDesc.of(CD_void, CD_long);

  private final Group group;
  private final StateLayout layout;
  private final CodeBuilder code;
  private final Set<Word> own;
  private final Placement placement;
  private final WordCode words;
  private final Map<Effect.Branch, List<Placement.Scope>> arms = new IdentityHashMap<>();
  private final Map<Marks, Integer> changed = new LinkedHashMap<>();
  private int pending = -1;

  private GroupCode(Group group, StateLayout layout, CodeBuilder code) {
    this.group = group;
    this.layout = layout;
    this.code = code;
    this.own = new HashSet<>(group.words());
    this.placement = new Placement(this::isGiven);
    this.words = new WordCode(code, layout, placement, this::isGiven);
  }

  private boolean isGiven(Word word) {
    return word.is(Word.Operation.STATE) || !own.contains(word) && layout.isKept(word);
  }

  /** Writes the method that runs a group. */
  static void write(Group group, StateLayout layout, CodeBuilder code) {
    var writer = new GroupCode(group, layout, code);
    if (group.kind() == Kind.EDGE) {
      writer.edge();
    } else {
      writer.settle();
    }
    code.return_();
  }

  /** All words that code of the group mentions, users before operands. */
  private List<Word> mentioned() {
    var seen = new BitSet();
    var all = new ArrayList<Word>();
    group.words().forEach(word -> mention(word, seen, all));
    group.actions().forEach(action -> Operands.of(action, word -> mention(word, seen, all)));
    all.sort(Comparator.comparingInt(Word::index).reversed());
    return all;
  }

  private void mention(Word word, BitSet seen, List<Word> all) {
    if (word.isConstant() || seen.get(word.index())) {
      return;
    }
    seen.set(word.index());
    all.add(word);
    if (!isGiven(word)) {
      word.operands().forEach(it -> mention(it, seen, all));
    }
  }

  // ---- between edges -------------------------------------------------------------------------

  private void settle() {
    var root = placement.root();
    var byMarks = new LinkedHashMap<Marks, List<Word>>();
    for (var word : group.words()) {
      if (layout.isKept(word)) {
        byMarks.computeIfAbsent(layout.marksOfWord(word), _ -> new ArrayList<>()).add(word);
        // Twice: it is compared and stored.
        placement.use(word, root);
        placement.use(word, root);
      }
    }
    placement.complete(mentioned());
    words.open(root);
    byMarks.forEach((marks, kept) -> {
      if (marks.isEmpty()) {
        kept.forEach(this::storeKept);
        return;
      }
      boolean first = true;
      for (var word : kept) {
        words.push(word);
        words.load(layout.placeOf(word));
        code.lxor();
        if (!first) {
          code.lor();
        }
        first = false;
      }
      var same = code.newLabel();
      code.lconst_0().lcmp().ifeq(same);
      kept.forEach(this::storeKept);
      mark(code, marks);
      code.labelBinding(same);
    });
  }

  private void storeKept(Word word) {
    code.aload(0).loadConstant(layout.placeOf(word));
    words.push(word);
    code.lastore();
  }

  /** Sets flags. */
  static void mark(CodeBuilder code, Marks marks) {
    marks
        .masks()
        .forEach((place, mask) ->
            code.aload(0).loadConstant(place).dup2().laload().loadConstant(mask).lor().lastore());
  }

  // ---- at edges ------------------------------------------------------------------------------

  private void edge() {
    var effects = Effect.of(group);
    var root = placement.root();
    place(effects, root);
    var mentioned = mentioned();
    for (var word : mentioned) {
      // Registers may change before the last reader in this group has come.
      if (word.is(Word.Operation.STATE)) {
        placement.use(word, root);
        placement.use(word, root);
      }
    }
    placement.complete(mentioned);
    prepareMarks();
    words.open(root);
    apply(effects);
    changed.forEach((marks, local) -> {
      var same = code.newLabel();
      code.lload(local).lconst_0().lcmp().ifeq(same);
      mark(code, marks);
      code.labelBinding(same);
    });
    if (pending >= 0) {
      var nothing = code.newLabel();
      code.lload(pending).lconst_0().lcmp().ifeq(nothing);
      flag(layout.pendingOf(group));
      code.labelBinding(nothing);
    }
    if (runsAlways()) {
      flag(layout.flagOf(group));
    }
  }

  private void flag(int place) {
    code.aload(0)
        .loadConstant(place)
        .dup2()
        .laload()
        .loadConstant(StateLayout.bitOf(group))
        .lor()
        .lastore();
  }

  /** A memory that two clocks write may hold something else although nothing here has changed. */
  private boolean runsAlways() {
    return group.actions().stream()
        .anyMatch(action ->
            action instanceof Flat.Write write && layout.hasSeveralWriters(write.memory()));
  }

  private void place(List<Effect> effects, Placement.Scope scope) {
    for (var effect : effects) {
      switch (effect) {
        case Effect.Keep keep -> placement.use(keep.value(), scope);
        case Effect.Wait(var write) -> {
          placement.use(write.address(), scope);
          write.data().words().forEach(word -> placement.use(word, scope));
          write.mask().words().forEach(word -> placement.use(word, scope));
        }
        case Effect.Tell tell -> tell.values().forEach(word -> placement.use(word, scope));
        case Effect.Branch branch -> {
          placement.use(branch.condition(), scope);
          var both = List.of(placement.scope(scope), placement.scope(scope));
          arms.put(branch, both);
          place(branch.then(), both.getFirst());
          place(branch.otherwise(), both.getLast());
        }
      }
    }
  }

  /** Registers that the same groups read tell of their changes together. */
  private void prepareMarks() {
    var counts = new HashMap<Marks, Integer>();
    boolean waits = false;
    for (var action : group.actions()) {
      switch (action) {
        case Flat.Register register -> {
          for (int i = 0; i < register.next().count(); i++) {
            int place = register.place() + i;
            if (layout.isInPlace(place)) {
              counts.merge(layout.marksOfState(place), 1, Integer::sum);
            } else {
              waits = true;
            }
          }
        }
        case Flat.Write _ -> waits = true;
        case Flat.Check _, Flat.Log _ -> {}
      }
    }
    counts.forEach((marks, count) -> {
      if (count > 1 && !marks.isEmpty()) {
        changed.put(marks, zeroed());
      }
    });
    if (waits) {
      pending = zeroed();
    }
  }

  private int zeroed() {
    int local = code.allocateLocal(TypeKind.LONG);
    code.lconst_0().lstore(local);
    return local;
  }

  private void apply(List<Effect> effects) {
    for (var effect : effects) {
      switch (effect) {
        case Effect.Keep keep -> keep(keep);
        case Effect.Wait(var write) -> delay(write);
        case Effect.Tell tell -> {
          for (var value : tell.values()) {
            code.aload(1);
            words.push(value);
            code.invokeinterface(CD_MESSAGES, "value", VALUE);
          }
          code.aload(1).loadConstant(tell.number()).invokeinterface(CD_MESSAGES, "tell", TELL);
          // It speaks again at the next edge if nothing changes.
          flag(layout.flagOf(group));
        }
        case Effect.Branch branch -> branch(branch);
      }
    }
  }

  private void branch(Effect.Branch branch) {
    var both = arms.get(branch);
    var otherwise = code.newLabel();
    words.jumpUnless(branch.condition(), otherwise);
    words.open(both.getFirst());
    apply(branch.then());
    if (branch.otherwise().isEmpty()) {
      code.labelBinding(otherwise);
      return;
    }
    var end = code.newLabel();
    code.goto_(end).labelBinding(otherwise);
    words.open(both.getLast());
    apply(branch.otherwise());
    code.labelBinding(end);
  }

  private void keep(Effect.Keep keep) {
    int state = keep.state();
    boolean inPlace = layout.isInPlace(state);
    int target = inPlace ? state : layout.waitingPlaceOf(state);
    int value = code.allocateLocal(TypeKind.LONG);
    words.push(keep.value());
    code.lstore(value);
    var marks = inPlace ? layout.marksOfState(state) : null;
    Integer together = inPlace ? changed.get(marks) : Integer.valueOf(pending);
    if (together != null) {
      code.lload(together).lload(value);
      words.load(state);
      code.lxor().lor().lstore(together);
      code.aload(0).loadConstant(target).lload(value).lastore();
      return;
    }
    var same = code.newLabel();
    if (!marks.isEmpty()) {
      code.lload(value);
      words.load(state);
      code.lcmp().ifeq(same);
    }
    code.aload(0).loadConstant(target).lload(value).lastore();
    mark(code, marks);
    code.labelBinding(same);
  }

  private void delay(Flat.Write write) {
    int place = layout.placeOf(write);
    code.lconst_1().lstore(pending);
    code.aload(0).loadConstant(place).lconst_1().lastore();
    int next = place + 1;
    next = delay(next, write.address());
    for (int i = 0; i < write.data().count(); i++) {
      next = delay(next, write.data().word(i));
      next = delay(next, write.mask().word(i));
    }
  }

  private int delay(int place, Word word) {
    code.aload(0).loadConstant(place);
    words.push(word);
    code.lastore();
    return place + 1;
  }
}
