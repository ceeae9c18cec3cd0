package portcullis.replay.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import portcullis.model.AddressType;
import portcullis.model.CacheSizes;
import portcullis.model.Capabilities;
import portcullis.model.Event;
import portcullis.model.IommuModel;
import portcullis.model.Outcome;
import portcullis.model.PageRequest;
import portcullis.model.Request;
import portcullis.model.SparseMemory;
import portcullis.replay.Answer;
import portcullis.replay.Build;
import portcullis.replay.Bytes;
import portcullis.replay.DeviceUnderTest;
import portcullis.replay.Expectation.QosIds;
import portcullis.replay.Observation;
import portcullis.replay.Stimulus;
import portcullis.replay.Stimulus.FaultKind;

/** The software model as a device under test. Each scenario gets a model of the build it needs. */
public final class ModelUnderTest implements DeviceUnderTest {
  private static final int VECTORS = 16;

  private final boolean accesses;
  private final CacheSizes caches;
  private final List<Event> events = new ArrayList<>();
  private RecordingMemory memory = new RecordingMemory();
  private IommuModel model;

  /** A device without a scenario yet; reset it first. */
  public ModelUnderTest() {
    this(false, CacheSizes.NONE);
  }

  /**
   * A device with caches, without a scenario yet; reset it first.
   *
   * @param caches sizes of the model's caches
   */
  public ModelUnderTest(CacheSizes caches) {
    this(false, caches);
  }

  /**
   * As above.
   *
   * @param accesses whether {@link #events} tells of each memory access too
   */
  ModelUnderTest(boolean accesses) {
    this(accesses, CacheSizes.NONE);
  }

  private ModelUnderTest(boolean accesses, CacheSizes caches) {
    this.accesses = accesses;
    this.caches = caches;
  }

  @Override
  public Optional<String> obstacleTo(Build build) {
    try {
      capabilities(build);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  @Override
  public void reset(Build build) {
    memory = new RecordingMemory();
    model = new IommuModel(capabilities(build), memory, accesses, caches);
    events.clear();
  }

  private static Capabilities capabilities(Build build) {
    return Capabilities.of(
        build.capabilities(),
        build.gxlWritable(),
        build.bigEndianWritable(),
        build.vectorBits(),
        build.qosMask());
  }

  /** What the model reported since the last {@link #drain}. */
  List<Event> events() {
    return List.copyOf(events);
  }

  /** What memory holds. */
  SparseMemory memory() {
    return memory.contents();
  }

  @Override
  public void store(long address, Bytes bytes) {
    memory.contents().store(address, bytes.toArray());
  }

  @Override
  public void writeRegister(int offset, int size, long value) {
    model.writeRegister(offset, size, value);
  }

  @Override
  public long readRegister(int offset, int size) {
    return model.readRegister(offset, size);
  }

  @Override
  public void injectFault(long address, long length, FaultKind kind) {
    memory
        .contents()
        .addFault(
            address,
            length,
            switch (kind) {
              case ACCESS -> SparseMemory.FaultKind.ACCESS_FAULT;
              case POISON -> SparseMemory.FaultKind.POISON;
              case WRITE_ACCESS -> SparseMemory.FaultKind.WRITE_FAULT;
            });
  }

  @Override
  public void removeFaults() {
    memory.contents().clearFaults();
  }

  @Override
  public Answer request(Stimulus.Request request) {
    return answer(model.translate(modelRequest(request)));
  }

  /** The walk that a stimulus would cause now; empty if it is no request. */
  String explain(Stimulus stimulus) {
    return switch (stimulus) {
      case Stimulus.Request request -> model.explain(modelRequest(request));
      case Stimulus.DebugRequest request ->
          model.explain(
              new Request(
                  AddressType.UNTRANSLATED,
                  request.deviceId(),
                  request.processIdValid(),
                  request.processId(),
                  request.privileged(),
                  request.execute(),
                  false,
                  !request.noWrite(),
                  false,
                  request.iova()));
      default -> "";
    };
  }

  static Request modelRequest(Stimulus.Request request) {
    return new Request(
        switch (request.type()) {
          case UNTRANSLATED -> AddressType.UNTRANSLATED;
          case TRANSLATION_REQUEST -> AddressType.TRANSLATION_REQUEST;
          case TRANSLATED -> AddressType.TRANSLATED;
        },
        request.deviceId(),
        request.processIdValid(),
        request.processId(),
        request.privileged(),
        request.execute(),
        request.noWrite(),
        request.write(),
        request.cxl(),
        request.iova());
  }

  private static Answer answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Translated o ->
          new Answer.Translated(
              o.address(),
              OptionalInt.of(o.rangeBits()),
              OptionalInt.of(o.memoryType().ordinal()),
              Optional.of(o.throughMsiPte()),
              Optional.of(new QosIds(o.rcid(), o.mcid())));
      case Outcome.Mrif o ->
          new Answer.InterruptFile(
              o.mrifAddress(),
              o.noticeIdentity(),
              o.noticeAddress(),
              Optional.of(new QosIds(o.rcid(), o.mcid())));
      case Outcome.Aborted _ -> new Answer.Aborted();
      case Outcome.UnsupportedRequest _ -> new Answer.UnsupportedRequest();
      case Outcome.CompleterAbort _ -> new Answer.CompleterAbort();
      case Outcome.Denied _ ->
          new Answer.AtsTranslation(
              false,
              false,
              false,
              false,
              false,
              false,
              false,
              false,
              0,
              OptionalInt.empty(),
              0,
              12);
      case Outcome.AtsTranslated o ->
          new Answer.AtsTranslation(
              o.read(),
              o.write(),
              o.execute(),
              o.untranslatedOnly(),
              o.global(),
              o.privileged(),
              o.cxlIo(),
              false,
              0,
              OptionalInt.of(o.memoryType().ordinal()),
              o.address(),
              o.rangeBits());
    };
  }

  @Override
  public void pageRequest(Stimulus.PageRequest message) {
    model.pageRequest(
        new PageRequest(
            message.requesterId(),
            message.segmentValid(),
            message.segment(),
            message.processIdValid(),
            message.processId(),
            message.privileged(),
            message.execute(),
            message.payload()));
  }

  @Override
  public void invalidationCompletion(int itag, Stimulus.InvalidationCompletion completion) {
    model.invalidationCompletion(
        itag,
        completion.requesterId(),
        completion.segmentValid(),
        completion.segment(),
        completion.completionCount());
  }

  @Override
  public void invalidationTimeout(int itag) {
    model.invalidationTimeout(itag);
  }

  @Override
  public void settle() {
    model.settle();
  }

  @Override
  public List<Observation> drain() {
    events.clear();
    events.addAll(model.drainEvents());
    var observations = new ArrayList<>(memory.drain());
    for (var event : events) {
      switch (event) {
        case Event.InvalidationRequested e ->
            observations.add(
                new Observation.InvalidationRequest(
                    e.itag(),
                    e.requesterId(),
                    e.segmentValid(),
                    e.segment(),
                    e.processIdValid(),
                    e.processId(),
                    e.payload()));
        case Event.PageGroupResponded e ->
            observations.add(
                new Observation.PageGroupResponse(
                    e.requesterId(),
                    e.segmentValid(),
                    e.segment(),
                    e.processIdValid(),
                    e.processId(),
                    e.groupIndex(),
                    e.code()));
        case Event.GlobalObservability e ->
            observations.add(new Observation.GlobalObservability(e.reads(), e.writes()));
        // The writes themselves are seen at the memory.
        case Event.MemoryAccess _,
            Event.FaultRecorded _,
            Event.PageRequestRecorded _,
            Event.CommandExecuted _,
            Event.MsiSent _,
            Event.FenceWritten _,
            Event.PteUpdated _ -> {}
      }
    }
    return observations;
  }

  @Override
  public int interruptWires() {
    int wires = 0;
    for (int vector = 0; vector < VECTORS; vector++) {
      wires |= model.wire(vector) ? 1 << vector : 0;
    }
    return wires;
  }

  @Override
  public boolean showsGlobalObservability() {
    return true;
  }
}
