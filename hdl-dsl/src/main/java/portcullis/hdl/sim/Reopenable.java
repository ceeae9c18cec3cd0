package portcullis.hdl.sim;

/** A simulation that keeps its state when it is closed, so that someone can still look into it. */
public interface Reopenable extends Simulation {
  /** Undoes {@link #close}: everything is as before it, but for a waveform that it completed. */
  void reopen();
}
