package portcullis.iommu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portcullis.hdl.Elaboration;
import portcullis.hdl.check.netlist.InputPaths;
import portcullis.hdl.check.netlist.Netlist;

/**
 * No output of the IOMMU depends on an input of the same cycle, so it closes no combinational loop
 * whatever it is joined to: a structural check of the description, not of a simulation.
 */
class CombinationalPathsTest {
  static Stream<IommuConfig> builds() {
    var rich =
        IommuOption.apply(
            IommuConfig.CORE, List.of("enforceSnoop=true", "data=128", "walkers=1", "parked=2"));
    var lean = IommuOption.apply(IommuConfig.SMALL, List.of("interrupts=WSI", "vector=0"));
    return Stream.concat(IommuConfig.NAMED.stream(), Stream.of(rich, lean));
  }

  @ParameterizedTest
  @MethodSource("builds")
  void noInputReachesAnOutputWithinACycle(IommuConfig config) {
    var design = Elaboration.of(() -> new Iommu(config)).design();
    var ways = new InputPaths(Netlist.of(design)).toOutputs();
    assertThat(ways.entrySet())
        .as(
            ways.entrySet().stream()
                .map(way -> way.getKey() + ": " + way.getValue())
                .collect(Collectors.joining("\n")))
        .isEmpty();
  }
}
