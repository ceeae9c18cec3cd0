package portcullis.hdl;

import java.util.ArrayList;
import portcullis.hdl.check.DesignException;
import portcullis.hdl.elaborate.ModuleBuilder;

/**
 * A module of hardware. A subclass describes one in its constructor: ports are its {@code public
 * final} fields, signals its local variables.
 *
 * <pre>{@code
 * public final class Counter extends Module {
 *   public final Bool enable = in(bool());
 *   public final UInt count = out(uint(8));
 *
 *   public Counter() {
 *     var value = reg(uint(8)).resetTo(0);
 *     when(enable, () -> value.set(value.plus(1)));
 *     count.set(value);
 *   }
 * }
 * }</pre>
 *
 * <p>Another module uses it with {@code var counter = instance(() -> new Counter());} and joins its
 * ports: {@code counter.enable.set(start);}. Instances that are equal hardware are one Verilog
 * module.
 */
public abstract class Module extends Hdl {
  /**
   * Begins the description.
   *
   * @param parameters what tells this module from others of the class; they become part of the
   *     Verilog name. Numbers, text, enum constants and shapes (by their width) are allowed
   * @throws DesignException if created outside of an elaboration
   * @throws IllegalStateException if created inside another module without {@code instance}
   */
  protected Module(Object... parameters) {
    var words = new ArrayList<String>();
    for (var parameter : parameters) {
      words.add(
          switch (parameter) {
            case Data shape -> Integer.toString(shape.width());
            case Number number -> number.toString().replace('-', 'm');
            case Boolean flag -> flag ? "1" : "0";
            case Enum<?> constant -> constant.name();
            case String text -> text;
            default ->
                throw new IllegalArgumentException(
                    "a %s cannot be part of a module's name: pass numbers, text, enum constants or"
                            .formatted(parameter.getClass().getSimpleName())
                        + " shapes to super(...)");
          });
    }
    String name = getClass().getSimpleName();
    ModuleBuilder.current()
        .claim(getClass(), words.isEmpty() ? name : name + "_" + String.join("x", words));
  }

  /** Gives the module another name in Verilog than that of its class and parameters. */
  protected static void moduleName(String name) {
    ModuleBuilder.current().rename(name);
  }

  /** Sets the comment above the module in Verilog. */
  protected static void describe(String comment) {
    ModuleBuilder.current().description(comment);
  }

  /**
   * Makes this module a black box: its Verilog is the text, either the inside of the module, for
   * which a header with the ports is written, or one whole {@code module ... endmodule}. Text that
   * names {@code clock} or {@code reset} gets those of the domain in force as ports; a whole module
   * if its head names them.
   */
  protected static void verilog(String text) {
    ModuleBuilder.current().verilog(text);
  }
}
