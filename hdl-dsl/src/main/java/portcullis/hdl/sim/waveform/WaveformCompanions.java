package portcullis.hdl.sim.waveform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import portcullis.hdl.ir.Design;

/**
 * The files beside a waveform. Of {@code run.vcd} or {@code run.fst} these are {@code run.gtkw}, a
 * save file of GTKWave; {@code run.enums}, a directory of what the save file says about enums; and
 * {@code run.notes.json}, from which {@code ./portcullis wave} knows cycles and names.
 */
public final class WaveformCompanions {
  private static final List<String> FORMATS = List.of(".vcd", ".fst");

  private final Design design;
  private final String scope;

  /**
   * For the waveforms of an engine.
   *
   * @param design the design
   * @param scope what the engine puts before the top module in names, {@code TOP.}; may be empty
   */
  public WaveformCompanions(Design design, String scope) {
    this.design = design;
    this.scope = scope;
  }

  /**
   * Writes them; files of these names are replaced.
   *
   * @param waveform the waveform, which need not be there yet
   * @param firstCycle number of the cycle with which it begins
   * @throws IllegalArgumentException if they cannot be written
   */
  public void write(Path waveform, long firstCycle) {
    try {
      var notes = WaveformNotes.of(design, firstCycle);
      notes.write(WaveformNotes.fileOf(waveform));
      if (!notes.enums().isEmpty()) {
        Files.createDirectories(enums(waveform));
      }
      for (var it : notes.enums().entrySet()) {
        Files.writeString(enumFile(waveform, it.getKey()), SaveFile.filter(it.getValue()));
      }
      Files.writeString(
          beside(waveform, ".gtkw"), new SaveFile(design, notes, scope).text(waveform));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot write what belongs beside the waveform %s: %s".formatted(waveform, e), e);
    }
  }

  /**
   * Gives a complete waveform and all beside it another name.
   *
   * @param from the waveform; one that is not there leaves nothing behind
   * @param to its new name in the same directory, of the same format; replaced if it exists
   * @throws IOException if a file cannot be moved
   */
  public static void move(Path from, Path to) throws IOException {
    if (!Files.exists(from)) {
      delete(from);
      return;
    }
    var notes = WaveformNotes.of(from);
    if (notes.isPresent()) {
      if (!notes.get().enums().isEmpty()) {
        Files.createDirectories(enums(to));
        for (var name : notes.get().enums().keySet()) {
          replace(enumFile(from, name), enumFile(to, name));
        }
        Files.delete(enums(from));
      }
      replace(WaveformNotes.fileOf(from), WaveformNotes.fileOf(to));
      var save = beside(from, ".gtkw");
      var text =
          Files.readString(save)
              .replace(stem(from.toAbsolutePath()) + ".", stem(to.toAbsolutePath()) + ".");
      Files.writeString(save, text);
      replace(save, beside(to, ".gtkw"));
    }
    replace(from, to);
  }

  /** Deletes a waveform and all beside it; what is not there is fine. */
  public static void delete(Path waveform) {
    try {
      var notes = WaveformNotes.of(waveform);
      if (notes.isPresent()) {
        for (var name : notes.get().enums().keySet()) {
          Files.deleteIfExists(enumFile(waveform, name));
        }
        Files.deleteIfExists(enums(waveform));
      }
      Files.deleteIfExists(WaveformNotes.fileOf(waveform));
      Files.deleteIfExists(beside(waveform, ".gtkw"));
      Files.deleteIfExists(waveform);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + waveform, e);
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException gone) {
      throw new IOException("%s is gone; was it deleted by hand?".formatted(from), gone);
    }
  }

  static Path enumFile(Path waveform, String name) {
    return enums(waveform).resolve(name + ".txt");
  }

  private static Path enums(Path waveform) {
    return beside(waveform, ".enums");
  }

  static Path beside(Path waveform, String ending) {
    return Path.of(stem(waveform) + ending);
  }

  private static String stem(Path waveform) {
    String name = waveform.toString();
    String lower = name.toLowerCase(Locale.ROOT);
    return FORMATS.stream().anyMatch(lower::endsWith)
        ? name.substring(0, name.length() - FORMATS.getFirst().length())
        : name;
  }
}
