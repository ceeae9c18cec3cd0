package portcullis.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import portcullis.iommu.layout.Cqcsr;
import portcullis.iommu.layout.QueueIndex;
import portcullis.replay.Mismatch.Difference;
import portcullis.replay.Scenario.Expected;
import portcullis.replay.Scenario.Step;

/** One scenario being played on a device, from reset, step by step. */
public final class ScenarioRun {
  private final DeviceUnderTest device;
  private final Scenario scenario;
  private final MemoryImage memory = new MemoryImage();
  private final TrafficComparison traffic;
  private final StateComparison state;
  private final List<Observation> observed = new ArrayList<>();
  private final List<Expected> expected = new ArrayList<>();
  private long requests;

  /**
   * Resets the device and stands before the first step.
   *
   * @param device the device, which can be the build that the scenario needs
   * @param scenario the scenario
   */
  public ScenarioRun(DeviceUnderTest device, Scenario scenario) {
    this.device = device;
    this.scenario = scenario;
    this.traffic = new TrafficComparison(device, scenario.build(), memory);
    this.state = new StateComparison(device);
    device.reset(scenario.build());
  }

  /** How many requests have been put. */
  long requests() {
    return requests;
  }

  /**
   * Plays the next step.
   *
   * @param index the step; each is played once, in order
   * @return what differs from what the scenario expects
   * @throws DeviceStuckException if the device does not come to an end
   */
  public List<Difference> play(int index) {
    var step = scenario.steps().get(index);
    var differences = new ArrayList<Difference>();
    Optional<Answer> answer = apply(step, differences);
    for (var expectation : step.expected()) {
      switch (expectation.what()) {
        case Expectation.Answered wanted ->
            answer.ifPresent(seen -> compare(expectation, wanted, seen, differences));
        case Expectation.State _ -> state.expect(expectation);
        default -> expected.add(expectation);
      }
    }
    if (touchesDevice(step.stimulus())) {
      observed.addAll(device.drain());
      if (!commandQueueMayRun(index)) {
        differences.addAll(traffic.compare(step.line(), observed, expected));
        differences.addAll(state.differences());
        observed.clear();
        expected.clear();
      }
    }
    return differences;
  }

  /**
   * A file runs the command queue at the settling that follows; hardware starts at once, so what it
   * shows meanwhile belongs to the settling.
   */
  private boolean commandQueueMayRun(int index) {
    boolean settles =
        index + 1 < scenario.steps().size()
            && scenario.steps().get(index + 1).stimulus() instanceof Stimulus.Settle;
    return settles
        && scenario.steps().get(index).stimulus() instanceof Stimulus.RegisterWrite write
        && (RegisterAccess.isTo(write, QueueIndex.CQT)
            || RegisterAccess.isTo(write, Cqcsr.REGISTER));
  }

  private static boolean touchesDevice(Stimulus stimulus) {
    return switch (stimulus) {
      case Stimulus.Store _, Stimulus.FaultInjection _, Stimulus.FaultRemoval _ -> false;
      case Stimulus.RegisterWrite _,
          Stimulus.RegisterRead _,
          Stimulus.Request _,
          Stimulus.DebugRequest _,
          Stimulus.PageRequest _,
          Stimulus.InvalidationCompletion _,
          Stimulus.InvalidationTimeout _,
          Stimulus.Settle _ ->
          true;
    };
  }

  private Optional<Answer> apply(Step step, List<Difference> differences) {
    switch (step.stimulus()) {
      case Stimulus.Store store -> {
        device.store(store.address(), store.bytes());
        memory.write(store.address(), store.bytes());
      }
      case Stimulus.RegisterWrite write -> RegisterAccess.write(device, write);
      case Stimulus.RegisterRead read -> compareRegister(step, read, differences);
      case Stimulus.FaultInjection fault ->
          device.injectFault(fault.address(), fault.length(), fault.kind());
      case Stimulus.FaultRemoval _ -> device.removeFaults();
      case Stimulus.Request request -> {
        requests++;
        return Optional.of(device.request(request));
      }
      case Stimulus.DebugRequest request -> {
        requests++;
        return Optional.of(device.debugRequest(request));
      }
      case Stimulus.PageRequest message -> {
        requests++;
        device.pageRequest(message);
      }
      case Stimulus.InvalidationCompletion completion ->
          itag(step, completion.symbol(), differences)
              .ifPresent(itag -> device.invalidationCompletion(itag, completion));
      case Stimulus.InvalidationTimeout timeout ->
          itag(step, timeout.symbol(), differences).ifPresent(device::invalidationTimeout);
      case Stimulus.Settle _ -> device.settle();
    }
    return Optional.empty();
  }

  private void compareRegister(
      Step step, Stimulus.RegisterRead read, List<Difference> differences) {
    long seen = device.readRegister(read.offset(), read.size()) & read.mask();
    if (seen != read.value()) {
      differences.add(
          new Difference(
              step.line(),
              "%x under the mask %x".formatted(read.value(), read.mask()),
              Long.toHexString(seen)));
    }
  }

  private void compare(
      Expected expectation,
      Expectation.Answered wanted,
      Answer seen,
      List<Difference> differences) {
    var wrong = AnswerComparison.differences(wanted, seen, scenario.build().hasQosIds());
    if (!wrong.isEmpty()) {
      differences.add(
          new Difference(
              expectation.line(),
              expectation.text(),
              "%s  (wrong: %s)".formatted(RecordText.of(seen), String.join(", ", wrong))));
    }
  }

  private OptionalInt itag(Step step, int symbol, List<Difference> differences) {
    OptionalInt itag = traffic.itag(symbol);
    if (itag.isEmpty()) {
      differences.add(
          new Difference(
              step.line(),
              "an outstanding invalidation of symbol %d".formatted(symbol),
              "the device never sent it"));
    }
    return itag;
  }
}
