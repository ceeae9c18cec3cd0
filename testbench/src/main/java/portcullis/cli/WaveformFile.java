package portcullis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import portcullis.hdl.sim.waveform.WaveformCompanions;
import portcullis.testbench.iommu.RunningIommu;

/** A waveform that gets its name only when it is complete. */
final class WaveformFile {
  private final Path file;
  private final Path unfinished;
  private boolean written;

  WaveformFile(Path file) {
    this.file = file;
    // The end of the name says the format.
    unfinished =
        file.resolveSibling(".%d.%s".formatted(ProcessHandle.current().pid(), file.getFileName()));
  }

  /**
   * The whole run of an IOMMU that has not begun yet.
   *
   * @throws IOException if the engine cannot write such a file
   */
  void begin(RunningIommu iommu) throws IOException {
    iommu.recordWaveform(iommu.cycle(), unfinished);
    try {
      // The waveform begins with a cycle, and an engine refuses it only then.
      iommu.step();
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      iommu.stopWaveform();
      var why = e.getMessage().replace(unfinished.toString(), file.toString());
      throw new IOException("--trace %s: %s".formatted(file, why), e);
    }
  }

  /** Ends the waveform. */
  void end(RunningIommu iommu) throws IOException {
    try {
      iommu.stopWaveform();
      written = Files.exists(unfinished);
      WaveformCompanions.move(unfinished, file);
    } finally {
      WaveformCompanions.delete(unfinished);
    }
  }

  /** Whether the waveform is complete. */
  boolean isWritten() {
    return written;
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
