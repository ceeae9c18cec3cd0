package portcullis.mutation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import portcullis.hdl.mutation.Change;
import portcullis.hdl.mutation.Mutation;
import portcullis.mutation.MutationRun.Judged;

/** Writes what became of mutants for programs, and reads it to go on with an unfinished run. */
public final class MutationJson {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
          .enable(SerializationFeature.INDENT_OUTPUT);

  private static final String NEVER_DIFFERS = "never makes a difference in any test";

  /**
   * What verdicts depend on beside the mutants, and which mutants were asked for.
   *
   * @param modules which hardware was changed
   * @param share per cent of the mutants
   * @param seed of the choice and of random tests
   * @param without test classes that did not take part
   * @param sources stands for the hardware and the tests as they were; another text when they
   *     change
   */
  public record Setting(
      List<String> modules, double share, long seed, List<String> without, String sources) {
    /** Copies the lists. */
    public Setting {
      modules = List.copyOf(modules);
      without = without.stream().sorted().distinct().toList();
    }

    private Optional<String> difference(Setting now) {
      if (seed != now.seed) {
        return Optional.of("with seed %d, not %d".formatted(seed, now.seed));
      }
      if (!without.equals(now.without)) {
        return Optional.of(
            "by all tests" + (without.isEmpty() ? "" : " but " + String.join(", ", without)));
      }
      return sources.equals(now.sources)
          ? Optional.empty()
          : Optional.of("from other sources than there are now");
    }
  }

  private record Document(
      Setting setting,
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
      String subject,
      String path,
      Change change,
      String module,
      String before,
      String after,
      Word verdict,
      String test,
      String reason) {
    Mutation mutation() {
      return new Mutation(className, file, line, subject, path, change);
    }

    Verdict outcome() {
      return switch (verdict) {
        case KILLED -> new Verdict.Killed(test, reason);
        case KILLED_BY_THE_CYCLE_LIMIT -> new Verdict.Endless(test);
        case SURVIVED -> new Verdict.Survived(reason == null);
        case UNCHANGED -> new Verdict.Same();
        case BROKEN -> new Verdict.Broken(reason);
      };
    }
  }

  private enum Word {
    KILLED,
    KILLED_BY_THE_CYCLE_LIMIT,
    SURVIVED,
    UNCHANGED,
    BROKEN;

    @JsonValue
    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private MutationJson() {}

  /**
   * Writes a file, or replaces it.
   *
   * @param file the file
   * @param setting what was asked for
   * @param all the mutants, by Java line
   * @throws IOException if it cannot be written; then there is no half of it
   */
  public static void write(Path file, Setting setting, Collection<Judged> all) throws IOException {
    var counts = new MutationReport(all).counts();
    var document =
        new Document(
            setting,
            counts.mutants(),
            counts.killed(),
            counts.survived(),
            counts.same(),
            counts.broken(),
            counts.score(),
            all.stream().sorted().map(MutationJson::entry).toList());
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
          case Verdict.Survived(boolean noticeable) -> noticeable ? null : NEVER_DIFFERS;
          case Verdict.Endless _, Verdict.Same _ -> null;
        };
    return new Entry(
        mutation.toString(),
        mutation.className(),
        mutation.file(),
        mutation.line(),
        mutation.subject(),
        mutation.path(),
        mutation.change(),
        example.module(),
        example.before(),
        example.after(),
        word(judged.verdict()),
        test,
        reason);
  }

  /**
   * Reads what an earlier run has found out.
   *
   * @param file written by {@link #write}
   * @param now what is asked for now
   * @throws IOException if it cannot be read, or its verdicts say nothing about this run
   */
  public static Map<Mutation, Verdict> read(Path file, Setting now) throws IOException {
    var document = document(file);
    var difference = document.setting().difference(now);
    if (difference.isPresent()) {
      throw new IOException(
          "the verdicts in %s were reached %s; begin anew without --resume"
              .formatted(file, difference.get()));
    }
    var verdicts = new HashMap<Mutation, Verdict>();
    document.verdicts().forEach(it -> verdicts.put(it.mutation(), it.outcome()));
    return verdicts;
  }

  /**
   * The mutants that no test noticed in an earlier run, whatever has changed since.
   *
   * @param file written by {@link #write}
   * @throws IOException if it cannot be read
   */
  public static Set<Mutation> survivors(Path file) throws IOException {
    return document(file).verdicts().stream()
        .filter(it -> it.verdict() == Word.SURVIVED)
        .map(Entry::mutation)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Document document(Path file) throws IOException {
    Document document;
    try {
      document = JSON.readValue(file.toFile(), Document.class);
    } catch (JacksonException e) {
      throw new IOException(
          "%s holds no verdicts about mutants: %s".formatted(file, e.getOriginalMessage()), e);
    }
    if (document.setting() == null || document.verdicts() == null) {
      throw new IOException(file + " holds no verdicts about mutants");
    }
    return document;
  }

  private static String firstLine(String text) {
    return text.lines().map(String::strip).filter(it -> !it.isEmpty()).findFirst().orElse("");
  }

  private static Word word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Killed _ -> Word.KILLED;
      case Verdict.Endless _ -> Word.KILLED_BY_THE_CYCLE_LIMIT;
      case Verdict.Survived _ -> Word.SURVIVED;
      case Verdict.Same _ -> Word.UNCHANGED;
      case Verdict.Broken _ -> Word.BROKEN;
    };
  }
}
