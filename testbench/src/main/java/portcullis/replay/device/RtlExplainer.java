package portcullis.replay.device;

import portcullis.replay.Explainer;
import portcullis.replay.Scenario;

/** Explains a step by what the model does at it, and sets beside it what the hardware did. */
public final class RtlExplainer implements Explainer {
  private final ModelExplainer model = new ModelExplainer();
  private final RtlUnderTest hardware;

  /**
   * An explainer.
   *
   * @param hardware the device that went wrong, which stands where it did
   */
  public RtlExplainer(RtlUnderTest hardware) {
    this.hardware = hardware;
  }

  @Override
  public String explain(Scenario scenario, int step) {
    String did = hardware.accesses();
    return "%s\nwhat the hardware did on its buses:\n%s"
        .formatted(
            model.explain(scenario, step).stripTrailing(), did.isEmpty() ? "nothing\n" : did);
  }
}
