package portcullis.hdl.guide;

import portcullis.hdl.Bits;
import portcullis.hdl.Module;

final class Inverter extends Module {
  final Bits data = in(bits(8));
  final Bits inverted = out(bits(8));

  Inverter() {
    verilog("assign inverted = ~data;");
  }
}
