package portcullis.iommu.control;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.iommu.bus.Raised;

/**
 * Remembers which translated addresses are offered at one moment, until they are accepted: AXI
 * cannot withdraw them, so whoever invalidates must wait for them.
 */
public final class PendingRequests extends Module {
  /** What is offered. */
  public final Raised raised;

  /** Remember what is offered in this cycle. */
  public final Bool start;

  /** Nothing that was remembered waits still; from the cycle after {@code start}. */
  public final Bool none;

  /** With {@code start}: nothing needs to be remembered. */
  public final Bool nothingToRemember;

  /** A memory for one moment. */
  public PendingRequests() {
    describe("Remembers offered addresses until they are accepted.");
    raised = in(Raised.shape());
    start = in(bool());
    none = out(bool());
    nothingToRemember = out(bool());

    var readWaits = raised.read().andNot(raised.readAccepted());
    var writeWaits = raised.write().andNot(raised.writeAccepted());
    var pendingRead = reg(bool()).resetTo(false);
    var pendingWrite = reg(bool()).resetTo(false);
    when(
            start,
            () -> {
              pendingRead.set(readWaits);
              pendingWrite.set(writeWaits);
            })
        .otherwise(() -> {
          when(raised.readAccepted(), () -> pendingRead.set(false));
          when(raised.writeAccepted(), () -> pendingWrite.set(false));
        });
    none.set(
        pendingRead
            .andNot(raised.readAccepted())
            .or(pendingWrite.andNot(raised.writeAccepted()))
            .not());
    nothingToRemember.set(readWaits.or(writeWaits).not());
  }
}
