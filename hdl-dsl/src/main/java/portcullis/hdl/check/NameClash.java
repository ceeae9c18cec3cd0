package portcullis.hdl.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portcullis.hdl.check.netlist.Netlist;
import portcullis.hdl.ir.Source;

/** A name that the designer gave cannot be used in Verilog. */
public final class NameClash implements DesignRule {
  /** The code and its meaning. */
  public static final Rule RULE =
      Rule.error(
          "HDL035",
          "name cannot be used",
          "A name that the designer gave is a keyword, is taken by a sibling, or is no identifier."
              + " Names that come from the Java are adapted instead.");

  /** The rule. */
  public NameClash() {}

  /**
   * A name that is a keyword of Verilog or SystemVerilog.
   *
   * @param source the designer's line
   * @param path the signal or module with that name
   * @param name the name
   */
  public static Diagnostic keyword(Source source, String path, String name) {
    return RULE.at(
        source,
        path,
        "'%s' is a keyword of Verilog or SystemVerilog".formatted(name),
        "choose another name, for example '%s_'".formatted(name));
  }

  /**
   * A name that a sibling has already.
   *
   * @param source the designer's line
   * @param path the signal or module with that name
   * @param name the name
   * @param first where the sibling got it
   */
  public static Diagnostic sibling(Source source, String path, String name, Source first) {
    return RULE.at(
        source,
        path,
        "'%s' is taken already, at %s".formatted(name, first),
        "choose another name for one of the two");
  }

  /**
   * A name that is no Verilog identifier.
   *
   * @param source the designer's line
   * @param path the signal or module with that name
   * @param name the name
   */
  public static Diagnostic notAnIdentifier(Source source, String path, String name) {
    return RULE.at(
        source,
        path,
        "'%s' is not an identifier".formatted(name),
        "use letters, digits and underscores, a letter first");
  }

  @Override
  public List<Diagnostic> find(Netlist design) {
    var findings = new ArrayList<Diagnostic>();
    for (var module : design.modules()) {
      var names = new HashMap<String, Source>();
      var unit = module.module();
      word(unit.name(), unit.name(), unit.origin().source(), findings);
      for (var port : unit.ports()) {
        name(module.path(), port.name(), port.origin().source(), names, findings);
      }
      for (var declaration : unit.declarations()) {
        var source = declaration.origin().source();
        name(module.path(), declaration.name(), source, names, findings);
      }
    }
    return findings;
  }

  private static void name(
      String path,
      String name,
      Source source,
      Map<String, Source> names,
      List<Diagnostic> findings) {
    word(path + "." + name, name, source, findings);
    var before = names.putIfAbsent(name, source);
    if (before != null) {
      findings.add(sibling(source, path + "." + name, name, before));
    }
  }

  private static void word(String path, String name, Source source, List<Diagnostic> findings) {
    if (Keywords.contains(name)) {
      findings.add(keyword(source, path, name));
    } else if (!isIdentifier(name)) {
      findings.add(notAnIdentifier(source, path, name));
    }
  }

  private static boolean isIdentifier(String name) {
    for (int place = 0; place < name.length(); place++) {
      char c = name.charAt(place);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      boolean digit = c >= '0' && c <= '9' || c == '$';
      if (!letter && (place == 0 || !digit)) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
