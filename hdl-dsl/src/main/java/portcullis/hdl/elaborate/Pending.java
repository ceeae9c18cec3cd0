package portcullis.hdl.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portcullis.hdl.ir.Stmt;

/** A statement while its module is being described. */
sealed interface Pending {
  Said said();

  record Assign(Node.Storage storage, int high, int low, Node value, Said said)
      implements Pending {}

  record MemoryWrite(
      MemoryNode memory, Domain domain, Node address, Node data, Optional<Node> mask, Said said)
      implements Pending {}

  record When(Node condition, List<Pending> then, List<Pending> otherwise, Said said)
      implements Pending {
    When(Node condition, Said said) {
      this(condition, new ArrayList<>(), new ArrayList<>(), said);
    }
  }

  /** A choice by value; {@code otherwise} holds no body or one. */
  record Switch(Node subject, List<Case> cases, List<List<Pending>> otherwise, Said said)
      implements Pending {
    Switch(Node subject, Said said) {
      this(subject, new ArrayList<>(), new ArrayList<>(), said);
    }
  }

  record Case(List<Node.Constant> labels, List<Pending> body, Said said) {}

  record Check(Stmt.CheckKind kind, Domain domain, Node condition, String message, Said said)
      implements Pending {}

  record Log(Domain domain, List<LogPart> parts, Said said) implements Pending {}

  record Unused(Node value, Said said) implements Pending {}
}
