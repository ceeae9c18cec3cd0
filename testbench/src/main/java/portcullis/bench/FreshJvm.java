package portcullis.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of ours in a JVM of its own, in which nothing is loaded, compiled or cached yet. */
public final class FreshJvm {
  private FreshJvm() {}

  /**
   * What a program did.
   *
   * @param output what it printed, without white space around it
   * @param seconds from the start of the process to its end
   */
  public record Outcome(String output, double seconds) {}

  /**
   * Runs a program; its messages go where ours go.
   *
   * @param options options of the JVM
   * @param program a class with a {@code main} method
   * @throws IOException if it could not be started, or ended with another code than 0
   */
  public static Outcome run(List<String> options, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    long start = System.nanoTime();
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int exit = process.waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (exit != 0) {
      throw new IOException(
          "%s %s ended with %d"
              .formatted(program.getSimpleName(), String.join(" ", arguments), exit));
    }
    return new Outcome(output, seconds);
  }
}
