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
  private final Optional<Member> member;
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
    int returns = returns(sites);
    var result =
        returns < sites.size() ? sites.get(returns).result() : new CallSite.Result.Consumed();
    member = member(result, part(sites.subList(0, returns)), keptNames(sites, returns + 1));
    name =
        member.isEmpty() && result instanceof CallSite.Result.Kept
            ? joined(keptNames(sites, returns))
            : Optional.empty();
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

  /** How many calls just hand the result on to their caller. */
  private static int returns(List<CallSite> sites) {
    int site = 0;
    while (site < sites.size() && sites.get(site).result() instanceof CallSite.Result.Returned) {
      site++;
    }
    return site;
  }

  /** Which part of what the outermost of these calls returns the result is. */
  private static String part(List<CallSite> returning) {
    String part = "";
    for (var site : returning) {
      if (site.result() instanceof CallSite.Result.Returned(String outer)) {
        part = Member.part(outer, part);
      }
    }
    return part;
  }

  private static Optional<Member> member(CallSite.Result result, String part, List<String> around) {
    return switch (result) {
      case CallSite.Result.Kept(String variable) when !part.isEmpty() ->
          Optional.of(new Member(outward(variable, around), false, part));
      case CallSite.Result.Part(String variable, boolean added, String outer) ->
          Optional.of(new Member(outward(variable, around), added, Member.part(outer, part)));
      default -> Optional.empty();
    };
  }

  private static String outward(String variable, List<String> around) {
    return joined(around).map(words -> words + "_" + variable).orElse(variable);
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

  /** What the Java calls the result if it is part of what a variable keeps. */
  Optional<Member> member() {
    return member;
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
