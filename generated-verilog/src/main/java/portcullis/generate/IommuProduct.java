package portcullis.generate;

import java.util.LinkedHashMap;
import java.util.Map;
import portcullis.hdl.Elaboration;
import portcullis.hdl.ir.Design;
import portcullis.hdl.verilog.VerilogDesign;
import portcullis.hdl.verilog.VerilogFile;
import portcullis.hdl.verilog.VerilogWriter;
import portcullis.iommu.Iommu;
import portcullis.iommu.IommuConfig;

/**
 * What a hardware designer gets: the Verilog of a build and what tools need beside it.
 *
 * @param config the build
 * @param design its design
 * @param verilog its Verilog
 */
public record IommuProduct(IommuConfig config, Design design, VerilogDesign verilog) {
  /** Describes and emits a build. */
  public static IommuProduct of(IommuConfig config) {
    var writer = new VerilogWriter();
    var design = Elaboration.of(() -> new Iommu(config), writer::begin).design();
    return new IommuProduct(config, design, writer.write(design));
  }

  /** Name of the top module, which the names of the files begin with. */
  public String name() {
    return verilog.top().name();
  }

  /** All files, by name, in a fixed order. */
  public Map<String, String> files() {
    var files = new LinkedHashMap<String, String>();
    var sources = verilog.files(VerilogFile.Layout.ONE_PER_MODULE);
    sources.forEach(source -> files.put(source.name(), source.text()));
    var names = sources.stream().map(VerilogFile::name).toList();
    files.put(name() + ".f", FileList.of(names));
    files.put(name() + ".core", FuseSocCore.of(config, name(), names));
    files.put("PORTS.md", PortTable.of(config, design.top()));
    return files;
  }
}
