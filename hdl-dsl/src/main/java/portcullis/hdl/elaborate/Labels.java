package portcullis.hdl.elaborate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Gives everything that a module's constructor describes its place in the Java, its number in the
 * module and its comment, from which its name is found later.
 */
public final class Labels {
  private final ModuleBuilder module;
  private final CallSites sites;
  private final Deque<Integer> indices = new ArrayDeque<>();
  private final Deque<Group> shared = new ArrayDeque<>();
  private final Deque<String> paths = new ArrayDeque<>();
  private int sequence;
  private int anonymous;
  private String note = "";

  Labels(ModuleBuilder module, CallSites sites) {
    this.module = module;
    this.sites = sites;
  }

  /** Those of the module being described. */
  static Labels current() {
    return ModuleBuilder.current().labels();
  }

  Trace trace() {
    return trace(sites.current());
  }

  private Trace trace(CallPath path) {
    module.design().checkNames(path, module);
    return indices.isEmpty() ? path.trace() : new Trace(path, List.copyOf(indices.reversed()));
  }

  /** Sets the comment of the next declaration or statement. */
  public void note(String words) {
    note = words;
  }

  /** Numbers the elements that {@code body} describes. */
  public <T> T atIndex(int index, Supplier<T> element) {
    indices.push(index);
    try {
      return element.get();
    } finally {
      indices.pop();
    }
  }

  /** Describes intermediate results, which the variable that takes the final one does not name. */
  public <T> T anonymously(Supplier<T> description) {
    anonymous++;
    try {
      return description.get();
    } finally {
      anonymous--;
    }
  }

  /**
   * Describes values that share the name of the variable that takes them, as fields of a bundle.
   */
  public <T> T together(Supplier<T> description) {
    return together(namedOrUncommented(sites.current()), description);
  }

  /** Describes values that share the name of the variable that takes them, and a comment. */
  public <T> T together(String comment, Supplier<T> description) {
    var group = declared(sites.current());
    group.comment(comment);
    return together(group, description);
  }

  private <T> T together(Group group, Supplier<T> description) {
    shared.push(group);
    try {
      return description.get();
    } finally {
      shared.pop();
    }
  }

  /** Describes one of the values described {@link #together}. */
  public <T> T atPath(String path, Supplier<T> description) {
    paths.push(path);
    try {
      return description.get();
    } finally {
      paths.pop();
    }
  }

  Group group() {
    return declared(sites.current());
  }

  private Group declared(CallPath path) {
    var group = new Group(trace(path), sequence++, anonymous > 0);
    takeNote(group);
    return group;
  }

  /** A result that no variable takes leaves the comment to the statement that it is made for. */
  private Group namedOrUncommented(CallPath path) {
    var group = new Group(trace(path), sequence++, anonymous > 0);
    if (group.hasName()) {
      takeNote(group);
    }
    return group;
  }

  /** Gives the waiting comment, if there is one, to a group. */
  void takeNote(Group group) {
    if (!note.isEmpty()) {
      group.comment(takeNote());
    }
  }

  Said said() {
    var path = sites.current();
    return new Said(takeNote(), trace(path));
  }

  private String takeNote() {
    String words = note;
    note = "";
    return words;
  }

  /** A group that no variable names. */
  Group anonymousGroup() {
    return new Group(trace(), sequence++, true);
  }

  /** The group of a declaration: its own, or that of the bundle being described. */
  Group declarationGroup() {
    return shared.isEmpty() ? declared(sites.current()) : shared.peek();
  }

  private boolean isField() {
    return !shared.isEmpty() && anonymous == 0;
  }

  /** The group of an operator's result: its own, or that of the bundle being described. */
  Group operationGroup() {
    return isField() ? shared.peek() : namedOrUncommented(sites.current());
  }

  /** The name of an operator's result within its group. */
  String operationPath() {
    return isField() && !paths.isEmpty() ? paths.peek() : "";
  }
}
