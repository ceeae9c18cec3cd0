package portcullis.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Keeps the steps of a walk. */
final class WalkRecorder implements WalkTrace {
  private static final int PROCESS_CONTEXT_BYTES = 16;
  private static final int MSI_ENTRY_BYTES = 16;

  private final Walk.Start start;
  private final int deviceContextBytes;
  private final List<WalkStep> steps = new ArrayList<>();
  private final Deque<PagingMode> modes = new ArrayDeque<>();
  private final Deque<Purpose> unfinished = new ArrayDeque<>();
  private PagingMode firstStage = PagingMode.BARE;
  private PagingMode secondStage = PagingMode.BARE;

  WalkRecorder(Request request, ControlRegisters control, Capabilities capabilities) {
    start = new Walk.Start(request, control.mode(), control.rootPpn());
    deviceContextBytes = capabilities.msiFlat() ? 64 : 32;
  }

  Walk end(Answer answer, String whyRefused) {
    return new Walk(
        start,
        steps,
        firstStage,
        secondStage,
        Optional.ofNullable(unfinished.peek()),
        answer,
        whyRefused);
  }

  @Override
  public void directoryEntry(Purpose directory, int level, int index, long address, long entry) {
    steps.add(
        WalkStep.read(
            directory,
            address,
            Long.BYTES,
            trace -> trace.directoryEntry(directory, level, index, address, entry)));
  }

  @Override
  public void deviceContext(int index, long address, DeviceContext context) {
    steps.add(
        WalkStep.read(
            Purpose.DEVICE_DIRECTORY,
            address,
            deviceContextBytes,
            trace -> trace.deviceContext(index, address, context)));
  }

  @Override
  public void processContext(int index, long address, ProcessContext context) {
    steps.add(
        WalkStep.read(
            Purpose.PROCESS_DIRECTORY,
            address,
            PROCESS_CONTEXT_BYTES,
            trace -> trace.processContext(index, address, context)));
  }

  @Override
  public void stage(Purpose stage, PagingMode mode, long root, long address) {
    modes.push(mode);
    unfinished.push(stage);
    if (stage == Purpose.FIRST_STAGE) {
      firstStage = mode;
    } else {
      secondStage = mode;
    }
    steps.add(WalkStep.other(trace -> trace.stage(stage, mode, root, address)));
  }

  @Override
  public void pageTableEntry(Purpose stage, int level, long index, long address, long entry) {
    steps.add(
        WalkStep.read(
            stage,
            address,
            modes.getFirst().entrySize(),
            trace -> trace.pageTableEntry(stage, level, index, address, entry)));
  }

  @Override
  public void updated(Purpose stage, long address, long entry) {
    steps.add(WalkStep.other(trace -> trace.updated(stage, address, entry)));
  }

  @Override
  public void mapped(Purpose stage, long from, Mapping mapping) {
    modes.pop();
    unfinished.pop();
    steps.add(WalkStep.other(trace -> trace.mapped(stage, from, mapping)));
  }

  @Override
  public void msiEntry(long index, long address, long low, long high) {
    steps.add(
        WalkStep.read(
            Purpose.MSI_PAGE_TABLE,
            address,
            MSI_ENTRY_BYTES,
            trace -> trace.msiEntry(index, address, low, high)));
  }

  @Override
  public void note(String words, Object... values) {
    steps.add(WalkStep.other(trace -> trace.note(words, values)));
  }
}
