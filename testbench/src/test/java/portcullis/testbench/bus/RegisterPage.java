package portcullis.testbench.bus;

import portcullis.hdl.Module;
import portcullis.hdl.lib.axi.AxiLite;
import portcullis.hdl.lib.axi.AxiLiteMonitor;
import portcullis.hdl.lib.axi.AxiLiteSlave;

/** A page of memory behind AXI4-Lite, watched, in which the upper half refuses everything. */
final class RegisterPage extends Module {
  final AxiLite registers = in(AxiLite.of(12, 64));

  RegisterPage() {
    var slave = instance(() -> new AxiLiteSlave(12, 64));
    connect(slave.bus, registers);
    AxiLiteMonitor.watch(registers, 1);
    var words = memory(256, bits(64)).lanes(Byte.SIZE);
    var access = slave.access;
    var index = access.address().slice(10, 3);
    var refused = access.address().bit(11);
    when(access.write().andNot(refused), () -> words.write(index, access.data(), access.strb()));
    slave.answer.data().set(words.read(index));
    slave.answer.refused().set(refused);
    unused(access.read(), "a read changes nothing");
    unused(access.address().slice(2, 0), "the lanes are chosen by the strobes");
  }
}
