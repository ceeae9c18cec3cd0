package portcullis.iommufd;

import static org.assertj.core.api.Assertions.assertThat;
import static portcullis.iommufd.Machine.HEAP;
import static portcullis.iommufd.Machine.PAGE;

import java.util.ArrayList;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import portcullis.driver.core.AttachRequest;
import portcullis.driver.core.DeviceDescription;
import portcullis.driver.core.DeviceType;
import portcullis.driver.core.Errno;
import portcullis.driver.core.Ioasid;
import portcullis.driver.core.IoasidRequest.KernelManaged;
import portcullis.driver.core.IommuFd;
import portcullis.driver.core.NoSnoopAbility;
import portcullis.driver.core.NoSnoopHint;
import portcullis.driver.core.SnoopPolicy;
import portcullis.driver.kvm.KvmFd;

/** The matrix of no-snoop requests, and what KVM learns of it. */
class NoSnoopTest {
  private final Machine machine = new Machine();
  private int next = 0x10;
  private IommuFd fd;

  @BeforeEach
  void open() {
    fd = machine.open();
  }

  @AfterEach
  void everythingIsGivenBack() {
    fd.close();
    machine.assertNothingLeaked();
    machine.close();
  }

  private TestDevice device(boolean enforcing, NoSnoopAbility ability) {
    int id = next++;
    return machine.device(
        DeviceDescription.pci(
                "device%d".formatted(id),
                DeviceType.PHYSICAL,
                enforcing ? machine.large : machine.small,
                enforcing ? id : id & 0x3f)
            .inGroup(id)
            .withNoSnoop(ability));
  }

  private Ioasid space(SnoopPolicy policy) {
    return fd.allocate(KernelManaged.root().withSnoop(policy));
  }

  /** Whether WBINVD is needed while the device is attached. */
  private boolean needed(TestDevice device, SnoopPolicy policy, NoSnoopHint hint) {
    try (var file = machine.open(device)) {
      file.bind(fd, 1);
      file.attach(space(policy), OptionalInt.empty(), new AttachRequest(hint, false));
      return fd.needsNoSnoop();
    }
  }

  @Test
  void theMatrix() {
    for (boolean enforcing : new boolean[] {true, false}) {
      for (var ability : NoSnoopAbility.values()) {
        var device = device(enforcing, ability);
        for (var hint : NoSnoopHint.values()) {
          boolean used = ability != NoSnoopAbility.INCAPABLE && hint != NoSnoopHint.NOT_USED;
          assertThat(needed(device, SnoopPolicy.NOT_ENFORCED, hint))
              .as("%s %s %s", enforcing, ability, hint)
              .isEqualTo(used);
          assertThat(needed(device, SnoopPolicy.AUTO, hint)).isEqualTo(used && !enforcing);
          if (enforcing) {
            assertThat(needed(device, SnoopPolicy.ENFORCED, hint)).isFalse();
          }
        }
      }
    }
  }

  @Test
  void enforcingNeedsAnIommuThatCan() {
    var can = device(true, NoSnoopAbility.CAPABLE);
    var cannot = device(false, NoSnoopAbility.CAPABLE);
    var enforced = space(SnoopPolicy.ENFORCED);
    try (var file = machine.open(can);
        var other = machine.open(cannot)) {
      file.bind(fd, 1);
      other.bind(fd, 2);
      file.attach(enforced);
      machine.refused(Errno.EINVAL, () -> other.attach(enforced));
      assertThat(machine.large.binding(can.description().deviceId()).enforceSnoop()).isTrue();
      file.detach(enforced);
      var free = space(SnoopPolicy.NOT_ENFORCED);
      file.attach(free);
      assertThat(machine.large.binding(can.description().deviceId()).enforceSnoop()).isFalse();
      file.detach(free);
      var auto = space(SnoopPolicy.AUTO);
      file.attach(auto);
      other.attach(auto);
      assertThat(machine.large.binding(can.description().deviceId()).enforceSnoop()).isTrue();
      assertThat(machine.small.binding(cannot.description().deviceId()).enforceSnoop()).isFalse();
    }
  }

  @Test
  void kvmLearnsNowAndOnChange() {
    var device = device(false, NoSnoopAbility.CAPABLE);
    var changes = new ArrayList<Boolean>();
    try (var kvm = new KvmFd(machine.subsystem, changes::add);
        var file = machine.open(device)) {
      file.bind(fd, 1);
      var space = space(SnoopPolicy.AUTO);
      kvm.registerIommuFd(fd);
      machine.refused(Errno.EEXIST, () -> kvm.registerIommuFd(fd));
      assertThat(kvm.needsWbinvd()).isFalse();
      file.attach(space);
      assertThat(kvm.needsWbinvd()).isTrue();
      file.detach(space);
      assertThat(kvm.needsWbinvd()).isFalse();
      file.attach(space);
      fd.close();
      assertThat(kvm.needsWbinvd()).isFalse();
      assertThat(changes).containsExactly(true, false, true, false);
    }
    fd = machine.open();
    try (var file = machine.open(device);
        var late = new KvmFd(machine.subsystem, changes::add)) {
      file.bind(fd, 1);
      file.attach(space(SnoopPolicy.AUTO));
      late.registerIommuFd(fd);
      assertThat(late.needsWbinvd()).isTrue();
    }
  }

  @Test
  void cachesAreInvalidatedByRangeOrWhole() {
    machine.process.allocate(HEAP, 4 * PAGE, true);
    fd.invalidateCpuCaches(HEAP + 3, PAGE);
    fd.invalidateCpuCaches();
    assertThat(machine.invalidatedCaches).containsExactly("qemu 0x40000003 4096", "all");
    machine.refused(Errno.EINVAL, () -> fd.invalidateCpuCaches(HEAP, 0));
    machine.refused(Errno.EINVAL, () -> fd.invalidateCpuCaches(Long.MAX_VALUE, 2));
    machine.refused(Errno.EFAULT, () -> fd.invalidateCpuCaches(HEAP + 3 * PAGE, 2 * PAGE));
  }
}
