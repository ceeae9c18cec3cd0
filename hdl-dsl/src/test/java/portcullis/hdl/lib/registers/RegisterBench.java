package portcullis.hdl.lib.registers;

import portcullis.hdl.Module;
import portcullis.hdl.lib.axi.AxiLite;
import portcullis.hdl.lib.axi.AxiLiteMonitor;
import portcullis.hdl.lib.registers.RegisterMap.Unmapped;

/** The same registers behind a bus of 64 bits and behind one of 32; all ports lead outward. */
final class RegisterBench extends Module {
  final AxiLite wide = in(AxiLite.of(6, 64));
  final AxiLite narrow = in(AxiLite.of(6, 32));

  RegisterBench() {
    var wideFile = instance(() -> new RegisterFile(Device.map(Unmapped.SLVERR), 64));
    connect(wideFile.bus, wide);
    lead("wide_", wideFile);
    AxiLiteMonitor.watch(wide, 2);
    var narrowFile = instance(() -> new RegisterFile(Device.map(Unmapped.OKAY), 32));
    connect(narrowFile.bus, narrow);
    lead("narrow_", narrowFile);
    AxiLiteMonitor.watch(narrow, 2);
  }

  private static void lead(String prefix, RegisterFile file) {
    for (var register : Device.map(Unmapped.OKAY).registers()) {
      if (register.announcesWrites()) {
        var written = out(bits(register.bytes() / 4));
        named(prefix + register.name() + "_written", written);
        written.set(file.written(register.name()));
      }
      register.fields().forEach(field -> lead(prefix, file, register.name(), field));
    }
  }

  private static void lead(String prefix, RegisterFile file, String register, Field field) {
    String name = prefix + register + "_" + field.name();
    var shape = bits(field.width());
    if (field.isStored() || field.access() instanceof Access.Pulse) {
      named(name, out(shape)).set(file.value(register, field.name()));
    }
    for (var update : field.updates()) {
      switch (update) {
        case VALUE -> file.value(register, field.name()).set(named(name, in(shape)));
        case SET -> file.set(register, field.name()).set(named(name + "_set", in(shape)));
        case CLEAR -> file.clear(register, field.name()).set(named(name + "_clear", in(shape)));
        case LOAD -> {
          file.load(register, field.name()).set(named(name + "_load", in(bool())));
          file.next(register, field.name()).set(named(name + "_next", in(shape)));
        }
      }
    }
  }
}
