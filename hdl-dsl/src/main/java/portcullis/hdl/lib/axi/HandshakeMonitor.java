package portcullis.hdl.lib.axi;

import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Data;
import portcullis.hdl.Module;

/** Watches one channel: what is offered stays until it is taken, nothing is offered in reset. */
final class HandshakeMonitor extends Module {
  final Bool valid = in(bool());
  final Bool ready = in(bool());
  final Bits payload;

  /**
   * A monitor of a channel.
   *
   * @param channel AMBA's letters of the channel, for messages
   * @param width bits of the payload
   */
  HandshakeMonitor(String channel, int width) {
    super(channel, width);
    describe("Watches the handshake of channel " + channel + ".");
    payload = in(bits(width));

    var waiting = reg(bool()).resetTo(false);
    waiting.set(valid.andNot(ready));
    var offered = regNext(payload);
    assertAlways(
        waiting.not().or(valid),
        "%1$sVALID fell before %1$sREADY took the transfer (AMBA AXI A3.2.1)".formatted(channel));
    assertAlways(
        waiting.and(valid).not().or(payload.eq(offered)),
        "%1$s changed while %1$sVALID waited for %1$sREADY (AMBA AXI A3.2.1)".formatted(channel));

    // The first edge in reset is what clears a register behind VALID, so it proves nothing.
    var wasInReset = reg(bool()).initially(false);
    wasInReset.set(resetSignal());
    var validInReset = reg(bool()).initially(false);
    validInReset.set(resetSignal().and(validInReset.or(wasInReset.and(valid))));
    assertAlways(validInReset.not(), channel + "VALID was high during reset (AMBA AXI A3.1.2)");
  }

  /** Joins this part to a channel of the module being described. */
  <T extends Data> void watch(Observed<T> stream) {
    valid.set(stream.valid());
    ready.set(stream.ready());
    payload.set(stream.payload().asBits());
  }
}
