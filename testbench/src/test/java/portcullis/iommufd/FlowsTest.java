package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommufd.Machine.HEAP;
import static portcullis.iommufd.Machine.MEGABYTE;
import static portcullis.iommufd.Machine.PAGE;

import java.util.Random;
import org.junit.jupiter.api.Test;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.MapRequest;

/** The flows of the proposal, sections 4.1 to 4.6. */
class FlowsTest {
  private static byte[] bytes(int length, long seed) {
    var bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** 4.1. */
  @Test
  void aSimpleExample() {
    try (var machine = new Machine()) {
      var dev1 = machine.device("dev1", DeviceType.PHYSICAL, 0x10);
      var dev2 = machine.device("dev2", DeviceType.PHYSICAL, 0x11);
      machine.process.allocate(HEAP, MEGABYTE, true);
      try (var fd = machine.open();
          var device1 = machine.open(dev1);
          var device2 = machine.open(dev2)) {
        device1.bind(fd, 1);
        device2.bind(fd, 2);
        var gpa = fd.allocate(KernelManaged.root());
        device1.attach(gpa);
        device2.attach(gpa);
        assertThat(dev1.blocked(0)).isTrue();
        gpa.map(MapRequest.readWrite(0, MEGABYTE, HEAP));
        var data = bytes(5 * PAGE, 1);
        machine.process.write(HEAP + 100, data);
        assertThat(dev1.read(100, data.length)).isEqualTo(data);
        dev2.write(0x8000, data);
        assertThat(machine.process.read(HEAP + 0x8000, data.length)).isEqualTo(data);
        assertThat(gpa.unmap(0, MEGABYTE)).isEqualTo(MEGABYTE);
        assertThat(dev1.blocked(100)).isTrue();
        device1.detach(gpa);
        assertThat(dev1.blocked(100)).isTrue();
      }
      machine.assertNothingLeaked();
    }
  }
}
