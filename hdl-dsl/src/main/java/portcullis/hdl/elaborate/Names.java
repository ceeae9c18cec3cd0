package portcullis.hdl.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portcullis.hdl.check.Keywords;
import portcullis.hdl.check.NameClash;

/**
 * Decides the names in one module. The designer's explicit names come first, then those of Java
 * variables and fields, then names made from what a value is computed from; within each kind the
 * order of the Java decides who gets a contested name.
 */
final class Names {
  private static final int LONGEST_DERIVED = 40;

  private final ModuleBuilder module;
  private final Map<String, Group> used = new HashMap<>();
  private final Map<String, Integer> nextSuffix = new HashMap<>();

  /** How often one place in the Java made something, and how many of these have their number. */
  private static final class Repetition {
    private int times;
    private int numbered;
  }

  Names(ModuleBuilder module) {
    this.module = module;
  }

  /** Names all signals, memories and instances, and the operations given. */
  void assign(List<Node.Operation> signals) {
    module.domains().namedPorts().forEach((port, name) -> port.name(unique(name, port.group())));
    nameGroups(signals);
    assign(signals, true);
    assign(signals, false);
    for (var signal : signals) {
      if (!signal.group().isNamed()) {
        signal.name(unique(derived(signal), signal.group()));
      }
    }
  }

  /** Those that a variable names come first, so that nothing else takes a name from them. */
  private void assign(List<Node.Operation> signals, boolean withName) {
    for (var storage : module.storages()) {
      if (storage.group().isNamed() == withName) {
        var group = storage.group();
        String wanted = join(groupName(group, word(storage)), storage.path());
        var before = used.get(identifier(wanted));
        storage.name(unique(wanted, group));
        if (before != null && storage.isPort() && group.explicitName().isEmpty()) {
          // Users of a port know it by its name, so it gets no other one.
          reportClash(wanted, wanted, before, group);
        }
      }
    }
    for (var memory : module.memories()) {
      if (memory.group().isNamed() == withName) {
        memory.name(unique(groupName(memory.group(), "memory"), memory.group()));
      }
    }
    for (var part : module.parts()) {
      if (part.group().isNamed() == withName) {
        part.name(unique(groupName(part.group(), "part"), part.group()));
        for (var port : part.builder().ports()) {
          var seen = module.childPort(port);
          seen.name(unique(join(part.name(), port.name()), part.group()));
        }
      }
    }
    if (withName) {
      for (var signal : signals) {
        if (signal.group().isNamed()) {
          var group = signal.group();
          signal.name(unique(join(group.commonName(), signal.path()), group));
        }
      }
    }
  }

  private String groupName(Group group, String otherwise) {
    String name = group.commonName();
    return name.isEmpty()
        ? join(group.surroundings().orElse(""), group.hint().orElse(otherwise))
        : name;
  }

  private static String word(Node.Storage storage) {
    return switch (storage.kind()) {
      case INPUT, CHILD_INPUT -> "input_port";
      case OUTPUT, CHILD_OUTPUT -> "output_port";
      case WIRE -> "signal";
      case REGISTER -> "register";
    };
  }

  private static String join(String group, String path) {
    return path.isEmpty() ? group : group.isEmpty() ? path : group + "_" + path;
  }

  /** Groups that one place in the Java makes repeatedly, as in a loop, are numbered. */
  private void nameGroups(List<Node.Operation> signals) {
    var groups = new ArrayList<Group>();
    module.storages().forEach(s -> collect(s.group(), groups));
    module.memories().forEach(m -> collect(m.group(), groups));
    module.parts().forEach(p -> collect(p.group(), groups));
    for (var operation : module.operations()) {
      // The number of an element counts those that are no signals, too.
      if (isAdded(operation.group())) {
        collect(operation.group(), groups);
      }
    }
    for (var signal : signals) {
      if (signal.group().isNamed()) {
        collect(signal.group(), groups);
      }
    }
    var repetitions = new HashMap<Object, Repetition>();
    for (var group : groups) {
      if (group.explicitName().isEmpty()) {
        repetitions.computeIfAbsent(repeated(group), _ -> new Repetition()).times++;
      }
    }
    for (var group : groups) {
      if (group.explicitName().isPresent()) {
        group.commonName(group.explicitName().get());
      } else {
        group.commonName(commonName(group, repetitions.get(repeated(group))));
      }
    }
  }

  /** Groups of which this is the same are numbered together: a place in the Java, or a list. */
  private static Object repeated(Group group) {
    return isAdded(group) ? group.member() : group.trace();
  }

  private static boolean isAdded(Group group) {
    return group.member().isPresent() && group.member().get().added();
  }

  private static String commonName(Group group, Repetition repetition) {
    if (group.member().isPresent()) {
      var member = group.member().get();
      boolean numbered = member.added() || repetition.times > 1;
      String number = numbered ? Integer.toString(repetition.numbered++) : "";
      return join(join(member.variable(), number), member.part());
    }
    String name = group.javaName().orElse("");
    boolean numbered = !name.isEmpty() && repetition.times > 1;
    return numbered ? name + "_" + repetition.numbered++ : name;
  }

  private static void collect(Group group, List<Group> groups) {
    if (group.collect()) {
      groups.add(group);
    }
  }

  private String unique(String wanted, Group group) {
    String name = identifier(wanted);
    var before = used.putIfAbsent(name, group);
    if (group.explicitName().filter(wanted::startsWith).isPresent()) {
      reportClash(wanted, name, before, group);
    }
    if (before == null) {
      return name;
    }
    int suffix = nextSuffix.getOrDefault(name, 2);
    while (used.putIfAbsent(name + "_" + suffix, group) != null) {
      suffix++;
    }
    nextSuffix.put(name, suffix + 1);
    return name + "_" + suffix;
  }

  /** Names from the Java are adapted; one that the designer gave must be usable as it is. */
  private void reportClash(String wanted, String adapted, Group before, Group group) {
    var source = group.trace().source();
    String path = module.path() + "." + wanted;
    if (Keywords.contains(wanted)) {
      module.report(NameClash.keyword(source, path, wanted));
    } else if (!wanted.equals(adapted)) {
      module.report(NameClash.notAnIdentifier(source, path, wanted));
    } else if (before != null) {
      module.report(NameClash.sibling(source, path, wanted, before.trace().source()));
    }
  }

  private static String identifier(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      boolean legal = letter || i > 0 && c >= '0' && c <= '9';
      if (!legal) {
        return name.replaceAll("[^A-Za-z0-9_]", "_").replaceFirst("^(?=[0-9])", "_");
      }
    }
    return Keywords.contains(name) ? name + "_" : name;
  }

  private String derived(Node.Operation operation) {
    var hint = operation.group().hint();
    if (hint.isPresent()) {
      return hint.get();
    }
    String words = words(operation, 2);
    if (words.length() > LONGEST_DERIVED) {
      words = words(operation, 1);
    }
    if (words.length() > LONGEST_DERIVED) {
      words = operation.word();
    }
    String name = words;
    return join(
        operation.group().surroundings().map(s -> s + "_" + name).orElse(name),
        // The name of what crosses tells the field already.
        operation.crossing() ? "" : operation.path());
  }

  private String words(Node node, int depth) {
    return switch (node) {
      case Node.Constant constant -> constant.value().toString();
      case Node.Storage storage -> storage.name();
      case Node.Operation operation when operation.isNamed() -> operation.name();
      case Node.Operation operation when depth == 0 -> operation.word();
      case Node.Operation operation when operation.operands().size() == 2 ->
          words(operation.operands().get(0), depth - 1)
              + "_"
              + operation.word()
              + "_"
              + words(operation.operands().get(1), depth - 1);
      case Node.Operation operation when operation.operands().isEmpty() -> operation.word();
      case Node.Operation operation ->
          words(operation.operands().getFirst(), depth - 1) + "_" + operation.word();
    };
  }
}
