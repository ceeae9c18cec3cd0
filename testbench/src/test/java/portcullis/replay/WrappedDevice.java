package portcullis.replay;

import java.util.List;
import java.util.Optional;
import portcullis.replay.Stimulus.FaultKind;

/** A device that does what another one does; subclasses change one thing. */
class WrappedDevice implements DeviceUnderTest {
  private final DeviceUnderTest device;

  WrappedDevice(DeviceUnderTest device) {
    this.device = device;
  }

  @Override
  public Optional<String> obstacleTo(Build build) {
    return device.obstacleTo(build);
  }

  @Override
  public void reset(Build build) {
    device.reset(build);
  }

  @Override
  public void store(long address, Bytes bytes) {
    device.store(address, bytes);
  }

  @Override
  public void writeRegister(int offset, int size, long value) {
    device.writeRegister(offset, size, value);
  }

  @Override
  public long readRegister(int offset, int size) {
    return device.readRegister(offset, size);
  }

  @Override
  public void injectFault(long address, long length, FaultKind kind) {
    device.injectFault(address, length, kind);
  }

  @Override
  public void removeFaults() {
    device.removeFaults();
  }

  @Override
  public Answer request(Stimulus.Request request) {
    return device.request(request);
  }

  @Override
  public void pageRequest(Stimulus.PageRequest message) {
    device.pageRequest(message);
  }

  @Override
  public void invalidationCompletion(int itag, Stimulus.InvalidationCompletion completion) {
    device.invalidationCompletion(itag, completion);
  }

  @Override
  public void invalidationTimeout(int itag) {
    device.invalidationTimeout(itag);
  }

  @Override
  public void settle() {
    device.settle();
  }

  @Override
  public List<Observation> drain() {
    return device.drain();
  }

  @Override
  public int interruptWires() {
    return device.interruptWires();
  }

  @Override
  public boolean showsGlobalObservability() {
    return device.showsGlobalObservability();
  }
}
