package portcullis.mutation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import portcullis.mutation.MutationRun.Judged;

/** Writes what became of mutants for programs. */
public final class MutationJson {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
          .enable(SerializationFeature.INDENT_OUTPUT);

  private record Document(
      List<String> modules,
      double share,
      long seed,
      int mutants,
      int killed,
      int survived,
      int unchanged,
      int broken,
      double score,
      List<Entry> verdicts) {}

  private record Entry(
      String name,
      String className,
      String file,
      int line,
      String change,
      String module,
      String before,
      String after,
      String verdict,
      String test,
      String reason) {}

  private MutationJson() {}

  /**
   * Writes a file, or replaces it.
   *
   * @param file the file
   * @param scope which hardware was changed
   * @param choice which mutants were chosen
   * @param all the mutants, by Java line
   * @throws IOException if it cannot be written; then there is no half of it
   */
  public static void write(Path file, Scope scope, MutationRun.Choice choice, List<Judged> all)
      throws IOException {
    var counts = new MutationReport(all).counts();
    var document =
        new Document(
            scope.modules(),
            choice.share(),
            choice.seed(),
            counts.mutants(),
            counts.killed(),
            counts.survived(),
            counts.same(),
            counts.broken(),
            counts.score(),
            all.stream().map(MutationJson::entry).toList());
    var whole = file.toAbsolutePath();
    var unfinished = whole.resolveSibling(whole.getFileName() + ".unfinished");
    JSON.writeValue(unfinished.toFile(), document);
    Files.move(unfinished, whole, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Entry entry(Judged judged) {
    var mutation = judged.mutant().mutation();
    var example = judged.mutant().example();
    var test =
        switch (judged.verdict()) {
          case Verdict.Killed killed -> killed.test();
          case Verdict.Endless endless -> endless.test();
          case Verdict.Broken _, Verdict.Survived _, Verdict.Same _ -> null;
        };
    var reason =
        switch (judged.verdict()) {
          case Verdict.Killed killed -> firstLine(killed.reason());
          case Verdict.Broken broken -> firstLine(broken.reason());
          case Verdict.Endless _, Verdict.Survived _, Verdict.Same _ -> null;
        };
    return new Entry(
        mutation.toString(),
        mutation.className(),
        mutation.file(),
        mutation.line(),
        mutation.change().name().toLowerCase(java.util.Locale.ROOT),
        example.module(),
        example.before(),
        example.after(),
        word(judged.verdict()),
        test,
        reason);
  }

  private static String firstLine(String text) {
    return text.lines().map(String::strip).filter(it -> !it.isEmpty()).findFirst().orElse("");
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Killed _ -> "killed";
      case Verdict.Endless _ -> "killed by the cycle limit";
      case Verdict.Survived _ -> "survived";
      case Verdict.Same _ -> "unchanged";
      case Verdict.Broken _ -> "broken";
    };
  }
}
