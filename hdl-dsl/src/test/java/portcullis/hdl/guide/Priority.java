package portcullis.hdl.guide;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;

final class Priority extends Module {
  final Bool urgent = in(bool());
  final Bool normal = in(bool());
  final UInt level = out(uint(2));

  Priority() {
    level.set(0);
    when(urgent, () -> level.set(3)).elseWhen(normal, () -> level.set(1));
  }
}
