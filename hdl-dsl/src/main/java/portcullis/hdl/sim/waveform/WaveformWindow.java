package portcullis.hdl.sim.waveform;

import java.util.List;

/**
 * Some cycles of a waveform.
 *
 * @param top name of the top module; empty if unknown
 * @param unit what a column is: {@code cycle}, or {@code time} of a waveform without a clock
 * @param first the first column that the file has
 * @param last its last column, which may lack its clock edge
 * @param signals what was chosen, in the order of the file
 * @param columns the columns of the window, oldest first
 */
public record WaveformWindow(
    String top, String unit, long first, long last, List<Named> signals, List<Column> columns) {
  /** Copies the lists. */
  public WaveformWindow {
    signals = List.copyOf(signals);
    columns = List.copyOf(columns);
  }

  /**
   * A signal.
   *
   * @param name instance path and name
   * @param line whether it has one bit and is drawn as a line
   */
  public record Named(String name, boolean line) {}

  /**
   * What the signals showed just before the clock edge that ends a cycle, as a test sees it that
   * peeks between steps.
   *
   * @param number number of the cycle
   * @param values a text for each signal
   */
  public record Column(long number, List<String> values) {
    /** Copies the list. */
    public Column {
      values = List.copyOf(values);
    }
  }
}
