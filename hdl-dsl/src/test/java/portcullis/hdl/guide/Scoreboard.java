package portcullis.hdl.guide;

import portcullis.hdl.Bool;
import portcullis.hdl.Module;
import portcullis.hdl.UInt;
import portcullis.hdl.Vec;

final class Scoreboard extends Module {
  final UInt row = in(uint(1));
  final UInt column = in(uint(2));
  final Bool busy = in(bool());
  final Vec<UInt> flags = out(vec(2, uint(4)));

  Scoreboard() {
    var marks = reg(vec(2, uint(4)));
    marks.forEach(each -> each.resetTo(0));
    marks.at(row).bit(column).set(busy);
    flags.set(marks);
  }
}
