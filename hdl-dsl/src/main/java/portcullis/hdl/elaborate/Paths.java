package portcullis.hdl.elaborate;

import java.util.Locale;
import java.util.Optional;

/** Where values are in the hierarchy of instances. */
final class Paths {
  private Paths() {}

  /** Path of a value, as well as it is known while its module is described. */
  static String of(Node node) {
    return switch (node) {
      case Node.Constant constant -> constant.value().toString();
      case Node.Operation operation ->
          operation.owner().path() + "." + label(operation.group(), operation.word());
      case Node.Storage storage -> {
        var label = label(storage.group(), storage.kind().name().toLowerCase(Locale.ROOT));
        yield storage.owner().path()
            + "."
            + (storage.path().isEmpty() ? label : label + "_" + storage.path());
      }
    };
  }

  /**
   * Path of the module that a value belongs to; empty for a constant, which is at home anywhere.
   */
  static String owner(Node node) {
    return switch (node) {
      case Node.Operation operation -> operation.owner().path();
      case Node.Storage storage -> storage.owner().path();
      case Node.Constant ignored -> "";
    };
  }

  /** The name of a thing as far as it is known; in brackets what it is if it has none. */
  static String label(Group group, String otherwise) {
    return group.explicitName().or(() -> group.trace().name()).orElse("(" + otherwise + ")");
  }

  /** Name of a signal below the top module, as {@code fifo.count}; absent if it has none. */
  static Optional<String> hierarchicalName(Node node) {
    return switch (node) {
      case Node.Constant ignored -> Optional.empty();
      case Node.Operation operation -> qualified(operation, operation.owner());
      case Node.Storage storage -> qualified(storage, storage.owner());
    };
  }

  private static Optional<String> qualified(Named thing, ModuleBuilder owner) {
    return thing.isNamed() ? Optional.of(instances(owner) + thing.name()) : Optional.empty();
  }

  private static String instances(ModuleBuilder module) {
    return module
        .parent()
        .map(outer -> {
          var part =
              outer.parts().stream().filter(p -> p.builder() == module).findFirst().orElseThrow();
          return instances(outer) + part.name() + ".";
        })
        .orElse("");
  }

  /** The name of a value that a register follows; without the field that both have at its end. */
  static String nameFor(Node.Storage register, Named value) {
    String field = "_" + register.path();
    return !register.path().isEmpty() && value.name().endsWith(field)
        ? value.name().substring(0, value.name().length() - field.length())
        : value.name();
  }
}
