package portcullis.hdl.lib.axi;

import portcullis.hdl.Bundle;

/** AMBA's spelling of signals: {@code awvalid}, {@code awaddr}, {@code rpoison}. */
final class Amba {
  private static final String PAYLOAD = "payload_";

  private Amba() {}

  /** A signal of a channel: the channel's letters, then the signal's, nothing between. */
  static String channel(String channel, String inside) {
    return channel + (inside.startsWith(PAYLOAD) ? inside.substring(PAYLOAD.length()) : inside);
  }

  /** A signal of a payload: what rides along stands beside AXI's own signals. */
  static String sideband(String component, String inside) {
    return component.equals("user") && !inside.isEmpty()
        ? inside
        : Bundle.joined(component, inside);
  }
}
