package portcullis.hdl.lib.axi;

import portcullis.hdl.Bundle;

/** What rides along on a channel that carries nothing beside AXI's own signals. */
public record NoSideband() implements Bundle {}
