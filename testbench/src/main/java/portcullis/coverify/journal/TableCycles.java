package portcullis.coverify.journal;

/**
 * How long the reads of a kind of table took.
 *
 * @param reads how many there were
 * @param cycles of all of them together
 * @param most cycles of the slowest one
 */
public record TableCycles(long reads, long cycles, long most) {
  static final TableCycles NONE = new TableCycles(0, 0, 0);

  TableCycles plus(TableRead read) {
    return new TableCycles(reads + 1, cycles + read.cycles(), Math.max(most, read.cycles()));
  }

  /**
   * The mean.
   *
   * @return cycles of a read; 0 without reads
   */
  public double mean() {
    return reads == 0 ? 0 : (double) cycles / reads;
  }
}
