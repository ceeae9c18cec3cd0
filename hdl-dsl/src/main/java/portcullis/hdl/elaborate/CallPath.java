package portcullis.hdl.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import portcullis.hdl.ir.Source;

/**
 * A chain of calls in the designer's code, from the innermost down to the module's constructor.
 * There is one object for each chain, so what can be said of it is worked out once.
 */
final class CallPath {
  private final Optional<String> name;
  private final Optional<String> surroundings;
  private final Optional<String> namelessClass;
  private final Source source;
  private final Trace trace = new Trace(this, List.of());
  private final List<CallSite> sites;
  private final Map<CallSite, CallPath> continued = new HashMap<>();
  private CallSite lastSite;
  private CallPath lastPath;

  /**
   * A chain.
   *
   * @param sites the calls, innermost first
   */
  CallPath(List<CallSite> sites) {
    name = name(sites);
    surroundings = joined(keptNames(sites, 1));
    namelessClass =
        sites.stream()
            .filter(site -> site.result() instanceof CallSite.Result.Nameless)
            .map(site -> site.frame().className())
            .findFirst();
    source = new Source(sites.stream().map(CallSite::frame).toList());
    this.sites = sites;
  }

  /** The chain that goes on, outward, with one more call. */
  CallPath from(CallSite site) {
    // Neighbours in a description mostly come the same way.
    if (site != lastSite) {
      var path = continued.get(site);
      if (path == null) {
        var longer = new ArrayList<>(sites);
        longer.add(site);
        path = new CallPath(longer);
        continued.put(site, path);
      }
      lastSite = site;
      lastPath = path;
    }
    return lastPath;
  }

  /** The chain that goes on, outward, with another one. */
  CallPath from(CallPath outer) {
    var path = this;
    for (var site : outer.sites) {
      path = path.from(site);
    }
    return path;
  }

  /** The chain outside of any vector. */
  Trace trace() {
    return trace;
  }

  private static Optional<String> name(List<CallSite> sites) {
    int site = 0;
    while (site < sites.size() && sites.get(site).result() instanceof CallSite.Result.Returned) {
      site++;
    }
    boolean kept = site < sites.size() && sites.get(site).result() instanceof CallSite.Result.Kept;
    return kept ? joined(keptNames(sites, site)) : Optional.empty();
  }

  private static List<String> keptNames(List<CallSite> sites, int from) {
    var words = new ArrayList<String>();
    for (int i = from; i < sites.size(); i++) {
      if (sites.get(i).result() instanceof CallSite.Result.Kept(String word)) {
        words.add(word);
      }
    }
    return words;
  }

  private static Optional<String> joined(List<String> words) {
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join("_", words.reversed()));
  }

  /**
   * The name that the Java gives to the result, from outermost to innermost variable: a local
   * {@code total} of a method whose own result is kept in {@code count} is {@code count_total}.
   * Absent if no variable takes the result.
   */
  Optional<String> name() {
    return name;
  }

  /** The variables that wait for results of the calls around the innermost one. */
  Optional<String> surroundings() {
    return surroundings;
  }

  /** A class whose file does not tell the name of the variable that takes a result. */
  Optional<String> namelessClass() {
    return namelessClass;
  }

  Source source() {
    return source;
  }
}
