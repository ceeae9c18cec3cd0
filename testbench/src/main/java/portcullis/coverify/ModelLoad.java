package portcullis.coverify;

import java.util.List;
import portcullis.coverify.traffic.DmaLoad;
import portcullis.coverify.traffic.DmaObserver;
import portcullis.model.Outcome;
import portcullis.model.Request;
import portcullis.platform.ModelPlatform;

/** Devices at the software model, one access at a time and none while a call goes on. */
final class ModelLoad implements DmaLoad {
  private static final int CYCLES_OF_AN_ACCESS = 10;
  private static final int PAGE = 4096;

  private final ModelPlatform platform;
  private DmaObserver observer;
  private long translations;

  ModelLoad(ModelPlatform platform) {
    this.platform = platform;
  }

  @Override
  public void begin(DmaObserver newObserver) {
    observer = newObserver;
  }

  @Override
  public void run(int cycles) {
    for (int i = 0; i < cycles; i += CYCLES_OF_AN_ACCESS) {
      var flight = observer.next(i % 2 == 0);
      if (flight != null) {
        var access = flight.access();
        var request =
            access.write()
                ? Request.write(access.deviceId(), access.iova())
                : Request.read(access.deviceId(), access.iova());
        var whole =
            access.pasid().isPresent()
                ? request.withProcess(access.pasid().getAsInt(), false)
                : request;
        var outcome = platform.translate(whole);
        if (outcome instanceof Outcome.Translated passed) {
          translations++;
          observer.translated(flight, passed.address() & -PAGE);
        }
        observer.ended(
            flight, !(outcome instanceof Outcome.Translated), () -> platform.explain(whole));
      }
    }
  }

  @Override
  public void rest() {
    // Nothing is under way between two calls.
  }

  @Override
  public void resume() {
    // Nothing begins by itself.
  }

  @Override
  public void end() {
    // Nothing begins by itself.
  }

  @Override
  public void guestTable(long page) {
    // The model reads memory as it is.
  }

  @Override
  public void guestSettled(long address, long bytes) {
    // The model reads memory as it is.
  }

  @Override
  public void settled() {
    // The model reads memory as it is.
  }

  @Override
  public List<Long> recentAccesses() {
    return List.of();
  }

  @Override
  public long translations() {
    return translations;
  }
}
