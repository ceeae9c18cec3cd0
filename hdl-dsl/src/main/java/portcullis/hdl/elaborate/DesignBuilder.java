package portcullis.hdl.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import portcullis.hdl.check.ConstructorFailed;
import portcullis.hdl.check.DesignException;
import portcullis.hdl.check.Diagnostic;
import portcullis.hdl.check.MissingNames;
import portcullis.hdl.ir.BlackBox;
import portcullis.hdl.ir.Design;
import portcullis.hdl.ir.Frame;
import portcullis.hdl.ir.IrText;
import portcullis.hdl.ir.Module;
import portcullis.hdl.ir.Source;
import portcullis.hdl.ir.Unit;

/** Elaborates a design: runs the constructors, collects modules and findings. */
public final class DesignBuilder {
  private final CallSites callSites = new CallSites();
  private final List<Diagnostic> findings = new ArrayList<>();
  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final Map<String, Unit> firstOfName = new HashMap<>();
  private final Map<String, Map<String, Unit>> byText = new HashMap<>();
  private final Set<String> namelessClasses = new HashSet<>();
  private final Consumer<Unit> finished;
  private Optional<ModuleBuilder> failed = Optional.empty();

  /** Elaborates one design. */
  public DesignBuilder() {
    this(unit -> {});
  }

  /**
   * Elaborates one design.
   *
   * @param finished takes each unit as soon as it is complete, in the order of the design; errors
   *     may still be found after that
   */
  public DesignBuilder(Consumer<Unit> finished) {
    this.finished = finished;
  }

  /**
   * What elaboration gives.
   *
   * @param top the designer's object
   * @param builder the top module's description, which knows the names of its signals
   * @param design the design
   * @param findings warnings and errors in the order of their discovery
   */
  public record Result<M>(
      M top, ModuleBuilder builder, Optional<Design> design, List<Diagnostic> findings) {}

  /**
   * Runs the constructor of a top module.
   *
   * @throws DesignException if the constructor failed with an exception of its own
   */
  public <M> Result<M> elaborate(Supplier<M> constructor) {
    var group = new Group(Trace.NOWHERE, 0, false);
    var builder = new ModuleBuilder(this, Optional.empty(), group, Domain.OUTSIDE);
    M top;
    try {
      top = builder.describe(constructor);
      if (finish(builder) instanceof BlackBox box) {
        throw new IllegalStateException(
            "the top module %s is a black box: make it a part of a module".formatted(box.name()));
      }
    } catch (DesignException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      findings.add(ConstructorFailed.of(sourceOf(e), failed.orElse(builder).path(), e));
      throw new DesignException(findings, e);
    }
    boolean failed = findings.stream().anyMatch(Diagnostic::isError);
    return new Result<>(
        top,
        builder,
        failed ? Optional.empty() : Optional.of(new Design(List.copyOf(units.values()))),
        List.copyOf(findings));
  }

  private static Source sourceOf(Throwable thrown) {
    var frames = new ArrayList<Frame>();
    for (var element : thrown.getStackTrace()) {
      if (element.getClassName().equals(Describing.class.getName())) {
        break;
      }
      boolean language =
          element.getClassName().matches("(portcullis[.]hdl[.]([A-Z]|elab)|java|jdk).*");
      if (!language && element.getFileName() != null) {
        frames.add(
            new Frame(
                element.getClassName(),
                element.getMethodName(),
                element.getFileName(),
                element.getLineNumber()));
      }
    }
    return new Source(frames);
  }

  CallSites callSites() {
    return callSites;
  }

  /** A module's constructor threw; of nested modules the innermost says so first. */
  void failedIn(ModuleBuilder module) {
    if (failed.isEmpty()) {
      failed = Optional.of(module);
    }
  }

  void report(Diagnostic diagnostic) {
    findings.add(diagnostic);
  }

  void checkNames(CallPath path, ModuleBuilder module) {
    if (path.namelessClass().isPresent() && namelessClasses.add(path.namelessClass().get())) {
      String name = path.namelessClass().get();
      findings.add(MissingNames.of(path.source(), module.unitName(), name));
    }
  }

  /** Turns a finished description into a unit; equal units become one. */
  Unit finish(ModuleBuilder builder) {
    if (findings.stream().anyMatch(Diagnostic::isError)) {
      // Nothing can be built from a faulty description, and its parent only needs the ports.
      return new Module(builder.unitName(), List.of(), List.of(), List.of(), originOf(builder));
    }
    var unit = new ModuleFinisher(builder).finish();
    builder.release();
    String wanted = unit.name();
    var first = firstOfName.get(wanted);
    if (first == null) {
      // Most modules are the only ones of their name, and making a text takes time.
      var named = add(unit, freeName(wanted, 0));
      firstOfName.put(wanted, named);
      return named;
    }
    var variants =
        byText.computeIfAbsent(
            wanted, name -> new HashMap<>(Map.of(IrText.of(renamed(first, name)), first)));
    return variants.computeIfAbsent(
        IrText.of(unit), text -> add(unit, freeName(wanted, variants.size())));
  }

  private Unit add(Unit unit, String name) {
    var named = renamed(unit, name);
    units.put(name, named);
    finished.accept(named);
    return named;
  }

  private String freeName(String name, int variant) {
    String candidate = variant == 0 ? name : name + "_" + (variant + 1);
    return units.containsKey(candidate) ? freeName(name, variant + 1) : candidate;
  }

  private static portcullis.hdl.ir.Origin originOf(ModuleBuilder builder) {
    return ModuleFinisher.origin(builder);
  }

  private static Unit renamed(Unit unit, String name) {
    if (unit.name().equals(name)) {
      return unit;
    }
    return switch (unit) {
      case Module m -> new Module(name, m.ports(), m.declarations(), m.body(), m.origin());
      case BlackBox b ->
          new BlackBox(
              name,
              b.ports(),
              b.verilog().replaceFirst("\\bmodule\\s+" + b.name() + "\\b", "module " + name),
              b.origin());
    };
  }
}
