package portcullis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import portcullis.testbench.iommu.RunningIommu;

/** A waveform that gets its name only when it is complete. */
final class WaveformFile {
  private final Path file;
  private final Path unfinished;

  WaveformFile(Path file) {
    this.file = file;
    // The end of the name says the format.
    unfinished =
        file.resolveSibling(".%d.%s".formatted(ProcessHandle.current().pid(), file.getFileName()));
  }

  /** The whole run of an IOMMU that has not begun yet. */
  void begin(RunningIommu iommu) {
    iommu.recordWaveform(iommu.cycle(), unfinished);
  }

  /** Ends the waveform. */
  void end(RunningIommu iommu) throws IOException {
    try {
      iommu.stopWaveform();
      if (Files.exists(unfinished)) {
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
