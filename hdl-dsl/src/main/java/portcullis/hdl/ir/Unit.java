package portcullis.hdl.ir;

import java.util.List;

/** What an instance can be made of. */
public sealed interface Unit permits Module, BlackBox {
  /** Unique in the design. */
  String name();

  /** The ports in the designer's order; clocks and resets are ports too. */
  List<Port> ports();

  /** The designer's words and place. */
  Origin origin();
}
