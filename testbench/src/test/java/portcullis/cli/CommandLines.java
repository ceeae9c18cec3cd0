package portcullis.cli;

import java.util.List;

/** Lets tests of other packages look at command lines without running them. */
public final class CommandLines {
  private CommandLines() {}

  /**
   * Reads a command line.
   *
   * @param words the command and its options
   * @throws picocli.CommandLine.ParameterException if it is refused
   */
  public static void parse(List<String> words) {
    Portcullis.commandLine().parseArgs(words.toArray(String[]::new));
  }
}
