package portcullis.hdl.verilog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import portcullis.hdl.ir.Declaration;
import portcullis.hdl.ir.Source;
import portcullis.hdl.ir.Stmt;

/** A piece of a module's body that becomes one {@code assign} or one {@code always}. */
sealed interface Process {
  /** The statements, which drive nothing that another process drives. */
  List<Stmt> body();

  /** The Java of the first statement. */
  default Source source() {
    return body().isEmpty() ? Source.UNKNOWN : body().getFirst().origin().source();
  }

  /** One assignment that always holds. */
  record Continuous(Stmt.Assign assign) implements Process {
    @Override
    public List<Stmt> body() {
      return List.of(assign);
    }
  }

  /**
   * Assignments that depend on conditions; reads nothing that it drives.
   *
   * @param body the statements
   * @param detours signals to drive instead of targets, by target
   */
  record Combinational(List<Stmt> body, Map<String, String> detours) implements Process {}

  /**
   * What happens at a clock edge.
   *
   * @param clock the clock
   * @param resets registers that share one reset; empty if they have none
   * @param body what happens outside reset; empty if nothing but reset happens
   */
  record Clocked(String clock, List<Declaration.Register> resets, List<Stmt> body)
      implements Process {
    /** The reset signal. */
    Optional<String> reset() {
      return resets.isEmpty()
          ? Optional.empty()
          : resets.getFirst().reset().map(Declaration.ResetValue::signal);
    }

    @Override
    public Source source() {
      return body.isEmpty() ? resets.getFirst().origin().source() : Process.super.source();
    }
  }
}
