package portcullis.hdl.elaborate;

import java.math.BigInteger;
import java.util.Optional;
import portcullis.hdl.ir.Type;

/** Declares signals that share a name. */
public final class Leaves {
  private final ModuleBuilder module;
  private final Group group;

  Leaves(ModuleBuilder module, Group group) {
    this.module = module;
    this.group = group;
  }

  /** One signal; a register belongs to the current clock domain. */
  public Node leaf(Node.Storage.Kind kind, Type type, String path, String comment) {
    if (type.width() == 0) {
      return Gates.constant(BigInteger.ZERO, 0);
    }
    if (!comment.isEmpty()) {
      group.comment(comment);
    }
    var domain = Optional.<Domain>empty();
    if (kind == Node.Storage.Kind.REGISTER) {
      domain = Optional.of(module.domains().current());
      module.domains().clock();
    }
    var storage = new Node.Storage(module, kind, type, group, path, domain);
    module.storages().add(storage);
    return storage;
  }
}
