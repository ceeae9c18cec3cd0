package portcullis.hdl.lib;

import java.util.random.RandomGenerator;

/** Decides in each cycle whether one side of a handshake pauses: in moods that last a while. */
final class Stalls {
  private static final double[] CHANCES = {0, 0, 0.1, 0.5, 0.9, 1};
  private static final int LONGEST_MOOD = 40;

  private final RandomGenerator random;
  private int cyclesLeft;
  private double chance;

  Stalls(RandomGenerator random) {
    this.random = random;
  }

  boolean next() {
    if (cyclesLeft == 0) {
      cyclesLeft = random.nextInt(1, LONGEST_MOOD);
      chance = CHANCES[random.nextInt(CHANCES.length)];
    }
    cyclesLeft--;
    return random.nextDouble() < chance;
  }
}
