package portcullis.replay;

import static org.assertj.core.api.Assertions.assertThat;

import portcullis.replay.GoldenVectorsTest.Mismatches;
import portcullis.replay.device.ModelExplainer;
import portcullis.replay.device.ModelUnderTest;

/**
 * The model, right but for one thing that a subclass does wrong, once. It must be caught where it
 * happens.
 */
abstract class Suspect extends WrappedDevice {
  private boolean guilty;

  Suspect() {
    super(new ModelUnderTest());
  }

  boolean isGuilty() {
    return guilty;
  }

  /** Notes whether what is shown differs from the truth. */
  <T> T shown(T shown, T truth) {
    guilty |= !shown.equals(truth);
    return shown;
  }

  /** Plays the vectors that have everything in them. */
  void mustBeCaught(String text) throws VectorFileException {
    var mismatches = new Mismatches();
    var replayer = new Replayer(this, new ModelExplainer(), mismatches, false);
    replayer.replay(GoldenVectorsTest.VECTORS.resolve("full.vec.gz"));
    assertThat(guilty).as("the vectors gave an occasion").isTrue();
    assertThat(replayer.tally().mismatches()).isPositive();
    assertThat(mismatches.texts()).hasSize(1);
    assertThat(mismatches.texts().getFirst()).contains(text);
  }

  /** Plays a share of the vectors; the device's way of doing things is allowed. */
  void mustPass(String... files) throws VectorFileException {
    var mismatches = new Mismatches();
    var replayer = new Replayer(this, Explainer.SILENT, mismatches, false);
    for (var file : files) {
      replayer.replay(GoldenVectorsTest.VECTORS.resolve(file));
    }
    assertThat(mismatches.texts()).isEmpty();
    assertThat(guilty).as("the vectors gave an occasion").isTrue();
  }
}
