package portcullis.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The IOMMU as the architecture describes it, without time: every call does all that follows from
 * it before it returns, except that commands run only in {@link #settle()} (and when a device
 * answers an invalidation that an IOFENCE.C waits for). Not safe for several threads.
 */
public final class IommuModel {
  private static final int DEFAULT_LIMIT = 10_000;

  private final Capabilities capabilities;
  private final ControlRegisters control;
  private final Memory memory;
  private final EventLog log;
  private final FaultQueue faults;
  private final CommandQueue commands;
  private final PageRequestQueue pageRequests;
  private final Interrupts interrupts;
  private final PerformanceMonitor monitor;
  private final RequestHandler requests;
  private final RegisterMap registers;

  /**
   * An IOMMU in reset state, without caches, that keeps every event.
   *
   * @param capabilities what the build can do
   * @param memory physical memory
   */
  public IommuModel(Capabilities capabilities, Memory memory) {
    this(capabilities, memory, true, CacheSizes.NONE);
  }

  /**
   * An IOMMU in reset state, without caches.
   *
   * @param capabilities what the build can do
   * @param memory physical memory
   * @param accesses whether {@link Event.MemoryAccess} events are kept
   */
  public IommuModel(Capabilities capabilities, Memory memory, boolean accesses) {
    this(capabilities, memory, accesses, CacheSizes.NONE);
  }

  /**
   * An IOMMU in reset state.
   *
   * @param capabilities what the build can do
   * @param memory physical memory
   * @param accesses whether {@link Event.MemoryAccess} events are kept; without them the model is
   *     faster
   * @param caches sizes of the translation caches
   */
  public IommuModel(Capabilities capabilities, Memory memory, boolean accesses, CacheSizes caches) {
    this.capabilities = capabilities;
    this.memory = memory;
    log = new EventLog(accesses);
    control = new ControlRegisters(capabilities);
    MemoryPort port = new MemoryPort(memory, log, capabilities);
    interrupts = new Interrupts(capabilities, control, port, log, this::report);
    faults = new FaultQueue(control, port, log, interrupts);
    monitor =
        new PerformanceMonitor(
            capabilities, () -> interrupts.raise(Interrupts.Source.PERFORMANCE_MONITOR));
    TranslationCaches translationCaches =
        caches.equals(CacheSizes.NONE) ? TranslationCaches.NONE : new SizedCaches(caches);
    WalkEnvironment environment =
        new WalkEnvironment(capabilities, control, port, translationCaches, monitor, WalkTrace.OFF);
    Translator translator = new Translator(environment);
    requests = new RequestHandler(translator, monitor);
    commands = new CommandQueue(environment, log, interrupts);
    pageRequests = new PageRequestQueue(control, port, log, interrupts, faults, translator);
    registers =
        new RegisterMap(
            capabilities,
            control,
            commands,
            faults,
            pageRequests,
            interrupts,
            monitor,
            new DebugPort(capabilities, requests, faults));
  }

  private void report(FaultRecord record) {
    faults.report(record);
  }

  /**
   * Writes a register. Completes at once: no busy bit stays set.
   *
   * @param offset byte offset in the register page, aligned to {@code size}
   * @param size 4 or 8 bytes; an 8-byte register may be written in halves
   * @param value the value
   */
  public void writeRegister(int offset, int size, long value) {
    registers.write(offset, size, value);
  }

  /**
   * Reads a register.
   *
   * @param offset byte offset in the register page, aligned to {@code size}
   * @param size 4 or 8 bytes
   * @return the value, zero-extended; 0 where there is no register
   */
  public long readRegister(int offset, int size) {
    return registers.read(offset, size);
  }

  /**
   * Answers a request.
   *
   * @param request the request
   * @return the answer
   */
  public Outcome translate(Request request) {
    Answer answer = requests.answer(request, false);
    answer.record().ifPresent(faults::report);
    return answer.outcome();
  }

  /**
   * Tells how a request would be answered now, step by step: which table, which entry, its address,
   * value and meaning, and why the walk ends. Changes nothing and reads memory, not the caches.
   *
   * @param request the request
   * @return lines that each end in a line feed
   */
  public String explain(Request request) {
    return walk(request).text();
  }

  /**
   * The walk of a request as it would be answered now. Changes nothing and reads memory, not the
   * caches.
   *
   * @param request the request
   * @return its steps and its end
   */
  public Walk walk(Request request) {
    WalkRecorder recorder = new WalkRecorder(request, control, capabilities);
    Translator translator = privateTranslator(new ShadowMemory(memory), recorder);
    RequestHandler handler = new RequestHandler(translator, silentMonitor());
    return recorder.end(handler.answer(request, false), handler.whyRefused());
  }

  /**
   * All answers that the specification permits for a request while tables change: each read of the
   * walk may see any value that the entry has had since the last covering invalidation. Registers
   * count as they are now. Changes nothing.
   *
   * @param request the request
   * @param history memory with the changes; the walk reads this and not the memory of the model
   * @return the answers, or {@link PermittedAnswers.TooMany} beyond 10,000 combinations
   */
  public PermittedAnswers permitted(Request request, MemoryHistory history) {
    return permitted(request, history, DEFAULT_LIMIT);
  }

  /**
   * The same with a limit of one's own.
   *
   * @param request the request
   * @param history memory with the changes
   * @param limit combinations of old and new values to try at most
   * @return the answers, or {@link PermittedAnswers.TooMany}
   */
  public PermittedAnswers permitted(Request request, MemoryHistory history, int limit) {
    ChoosingMemory choosing = new ChoosingMemory(history);
    RequestHandler handler =
        new RequestHandler(privateTranslator(choosing, WalkTrace.OFF), silentMonitor());
    Set<Answer> answers = new LinkedHashSet<>();
    for (int walks = 0; walks < limit; walks++) {
      answers.add(handler.answer(request, false));
      if (!choosing.next()) {
        return new PermittedAnswers.Known(answers);
      }
    }
    return new PermittedAnswers.TooMany(limit);
  }

  /** A translator that sees this IOMMU's registers and leaves nothing behind in it. */
  private Translator privateTranslator(Memory walked, WalkTrace trace) {
    return new Translator(
        new WalkEnvironment(
            capabilities,
            control,
            new MemoryPort(walked, new EventLog(false), capabilities),
            TranslationCaches.NONE,
            silentMonitor(),
            trace));
  }

  private PerformanceMonitor silentMonitor() {
    return new PerformanceMonitor(capabilities, () -> {});
  }

  /**
   * Takes a page request or a stop marker.
   *
   * @param request the message
   */
  public void pageRequest(PageRequest request) {
    pageRequests.accept(request);
  }

  /**
   * Takes an Invalidation Completion of a device. One that nothing waits for is ignored.
   *
   * @param itag tag of the invalidation request that it answers
   * @param requesterId RID of the device
   * @param segmentValid whether {@code segment} is valid
   * @param segment DSEG
   * @param completionCount the CC field: completions that the device sends in all, 0 means 8
   */
  public void invalidationCompletion(
      int itag, int requesterId, boolean segmentValid, int segment, int completionCount) {
    commands.invalidations().complete(itag, requesterId, segmentValid, segment, completionCount);
    commands.run();
  }

  /**
   * The time in which a device must answer an invalidation request is over.
   *
   * @param itag tag of the invalidation request
   */
  public void invalidationTimeout(int itag) {
    commands.invalidations().timeOut(itag);
    commands.run();
  }

  /** Runs commands until the queue is empty, stopped by an error, or waits in IOFENCE.C. */
  public void settle() {
    commands.run();
  }

  /**
   * Lets clock cycles pass, for {@code iohpmcycles}: the model has no clock of its own.
   *
   * @param cycles cycles that passed, not negative
   */
  public void advanceCycles(long cycles) {
    monitor.advance(cycles);
  }

  /**
   * Whether the wire of a vector is asserted: {@code fctl.WSI} is 1 and a pending interrupt maps to
   * the vector.
   *
   * @param vector 0 to 15
   * @return level of the wire
   */
  public boolean wire(int vector) {
    return interrupts.wire(vector);
  }

  /**
   * Takes what happened since the last call.
   *
   * @return the events, in order; the list is the caller's
   */
  public List<Event> drainEvents() {
    return log.drain();
  }
}
