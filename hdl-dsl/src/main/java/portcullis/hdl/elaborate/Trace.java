package portcullis.hdl.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portcullis.hdl.ir.Source;

/**
 * The designer's calls that made something, and the places in vectors that were being filled then.
 *
 * @param sites the calls, innermost first, down to the module's constructor
 * @param indices numbers of the vector elements being described, outermost first
 */
record Trace(List<CallSite> sites, List<Integer> indices) {
  /**
   * The name that the Java gives to the result, from outermost to innermost variable: a local
   * {@code total} of a method whose own result is kept in {@code count} is {@code count_total}.
   * Absent if no variable takes the result.
   */
  Optional<String> name() {
    int site = 0;
    while (site < sites.size() && sites.get(site).result() instanceof CallSite.Result.Returned) {
      site++;
    }
    if (site == sites.size()
        || !(sites.get(site).result() instanceof CallSite.Result.Kept(String innermost))) {
      return Optional.empty();
    }
    var words = new ArrayList<String>();
    words.add(innermost);
    words.addAll(outerNames(site + 1));
    return Optional.of(joined(words));
  }

  /** The variables that wait for results of the calls around the innermost one. */
  Optional<String> surroundings() {
    var words = outerNames(1);
    return words.isEmpty() ? Optional.empty() : Optional.of(joined(words));
  }

  private List<String> outerNames(int from) {
    var words = new ArrayList<String>();
    for (var site : sites.subList(Math.min(from, sites.size()), sites.size())) {
      if (site.result() instanceof CallSite.Result.Kept(String name)) {
        words.add(name);
      }
    }
    return words;
  }

  private String joined(List<String> words) {
    var name = new StringBuilder();
    for (var word : words.reversed()) {
      name.append(name.isEmpty() ? "" : "_").append(word);
    }
    indices.forEach(index -> name.append('_').append(index));
    return name.toString();
  }

  /** Whether a variable takes the result whose name the class file does not tell. */
  boolean isNameless() {
    return sites.stream().anyMatch(site -> site.result() instanceof CallSite.Result.Nameless);
  }

  Source source() {
    return new Source(sites.stream().map(CallSite::frame).toList());
  }
}
