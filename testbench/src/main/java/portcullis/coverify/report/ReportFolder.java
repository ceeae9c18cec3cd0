package portcullis.coverify.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import portcullis.coverify.journal.JournalSnapshot;

/**
 * A directory for reports of co-verification. A report is a page for people, {@code index.html},
 * and for machines {@code run.json} and {@code junit.xml}; other files there are left alone.
 */
public final class ReportFolder {
  /** The page. */
  public static final String PAGE = "index.html";

  /** The run as JSON. */
  public static final String JSON = "run.json";

  /** The run as JUnit XML. */
  public static final String JUNIT = "junit.xml";

  private final Path directory;

  private ReportFolder(Path directory) {
    this.directory = directory;
  }

  /**
   * Makes the directory, if it is missing, and makes sure that reports can be written, so that this
   * is not found out when a long run ends.
   *
   * @param directory for reports
   * @return the folder
   * @throws IOException if nothing can be written there; the message says why
   */
  public static ReportFolder in(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(directory + " is a file and no directory", e);
    }
    var folder = new ReportFolder(directory);
    var trial = folder.temporary(PAGE);
    Files.deleteIfExists(trial);
    Files.delete(Files.createFile(trial));
    return folder;
  }

  /** Two runs may write to the same directory. */
  private Path temporary(String name) {
    return directory.resolve(".%s.%d.tmp".formatted(name, ProcessHandle.current().pid()));
  }

  /**
   * Where the page is.
   *
   * @return its file
   */
  public Path page() {
    return directory.resolve(PAGE);
  }

  /**
   * Writes a report in place of an earlier one. Each file appears complete or not at all.
   *
   * @param run what to report
   * @throws IOException if it cannot be written; an earlier report is then still there
   */
  public void write(JournalSnapshot run) throws IOException {
    var data = new RunDataBuilder(run).build();
    var json =
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(data);
    var contents = new LinkedHashMap<String, String>();
    contents.put(JSON, json + "\n");
    contents.put(JUNIT, JunitXml.of(data));
    contents.put(PAGE, Page.of(run, data));
    var unfinished = new LinkedHashMap<Path, Path>();
    try {
      for (var content : contents.entrySet()) {
        var temporary = temporary(content.getKey());
        unfinished.put(temporary, directory.resolve(content.getKey()));
        Files.writeString(temporary, content.getValue());
      }
      for (var file : unfinished.entrySet()) {
        move(file.getKey(), file.getValue());
      }
    } finally {
      for (var temporary : unfinished.keySet()) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  private static void move(Path temporary, Path file) throws IOException {
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
