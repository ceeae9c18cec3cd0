package portcullis.iommu.context;

import static portcullis.iommu.Proofs.CONFIG;
import static portcullis.iommu.Proofs.assertProved;
import static portcullis.iommu.Proofs.assertRefuted;
import static portcullis.iommu.Proofs.implies;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import portcullis.hdl.Bits;
import portcullis.hdl.Bool;
import portcullis.hdl.Hdl;
import portcullis.hdl.UInt;
import portcullis.hdl.lib.OneHot;
import portcullis.iommu.translate.Invalidation;
import portcullis.iommu.translate.Invalidation.Kind;

/** The caches of contexts, proved for a device and a process that the prover may choose. */
@Tag("formal")
class ContextCachesProofTest {
  private static final int DEPTH = 3;

  /** What is asked for, always the same. */
  private static UInt followed(UInt shape) {
    var key = Hdl.in(shape);
    var before = Hdl.regNext(key);
    var started = Hdl.reg(Hdl.bool()).resetTo(false);
    started.set(true);
    Hdl.assume(implies(started, key.eq(before)), "what is followed stays the same");
    return key;
  }

  static class DeviceContextCacheProof extends DeviceContextCache {
    DeviceContextCacheProof() {
      super(CONFIG);
      assume(
          implies(refill.valid(), refill.deviceId().eq(walkDeviceId)),
          "a refill comes from the walk that looks up");
      assertAlways(
          implies(valid.andReduce(), deviceIds.at(0).ne(deviceIds.at(1))),
          "no device is in two entries");

      var device = followed(deviceId);
      var held = deviceIds.map(id -> id.eq(device)).asBits().and(valid);
      var unknown = reg(bool()).resetTo(true);
      when(refill.valid().and(refill.deviceId().eq(device)), () -> unknown.set(false));
      when(invalidation.valid().and(concerns(invalidation, device)), () -> unknown.set(true));
      assertAlways(implies(unknown, held.eq(0)), "what was invalidated is not held");
      assertAlways(
          implies(unknown.and(deviceId.eq(device)), hit.not()),
          "what was invalidated is not found by a request");
      assertAlways(
          implies(unknown.and(walkDeviceId.eq(device)), walkHit.not()),
          "what was invalidated is not found by a walk");
      for (int i = 0; i < valid.width(); i++) {
        provesEntry(i);
      }
    }

    /** What the cache of process contexts relies on. */
    private void provesEntry(int number) {
      var means = valid.bit(number);
      var id = deviceIds.at(number);
      var kept = regNext(means.andNot(dropped.bit(number)));
      var idBefore = regNext(id);
      var started = reg(bool()).resetTo(false);
      started.set(true);
      assertAlways(
          implies(started.and(kept), means.and(id.eq(idBefore))),
          "an entry that is not dropped goes on meaning the same device");
      assertAlways(
          implies(
              invalidation.valid().and(means).and(concerns(invalidation, id)), dropped.bit(number)),
          "an invalidation drops what it names");
      assertAlways(
          entry.bit(number).eq(means.and(id.eq(deviceId))), "a request is shown its own entry");
      var byProcess = invalidation.kind().eq(Kind.PROCESS_DIRECTORY);
      assertAlways(
          implies(
              invalidation.valid().and(byProcess),
              walkEntry.bit(number).eq(means.and(id.eq(invalidation.deviceId())))),
          "an invalidation of a process is shown the entry of its device");
      assertAlways(
          implies(
              invalidation.valid().not(), walkEntry.bit(number).eq(means.and(id.eq(walkDeviceId)))),
          "a walk is shown the entry of its device");
    }

    private static Bool concerns(Invalidation invalidation, UInt device) {
      var named = implies(invalidation.deviceValid(), invalidation.deviceId().eq(device));
      return invalidation
          .kind()
          .eq(Kind.EVERYTHING)
          .or(invalidation.kind().eq(Kind.DEVICE_DIRECTORY).and(named));
    }
  }

  @Test
  void deviceContextCache() {
    assertProved(DeviceContextCacheProof::new, DEPTH);
  }

  /** For the entry of a device in its cache; what that promises is proved above. */
  static class ProcessContextCacheProof extends ProcessContextCache {
    ProcessContextCacheProof() {
      super(CONFIG);
      assume(
          implies(refill.valid(), refill.processId().eq(walkProcessId)),
          "a refill comes from the walk that looks up");
      assume(OneHot.atMostOne(deviceEntry), "a request is of one device");
      assume(OneHot.atMostOne(walkDeviceEntry), "a walk is of one device");
      var kind = invalidation.kind();
      var ofDirectories =
          kind.eq(Kind.EVERYTHING).or(kind.eq(Kind.DEVICE_DIRECTORY)).and(invalidation.valid());
      assume(
          implies(refill.valid().andNot(ofDirectories), droppedDevices.eq(0)),
          "no device changes in the cycle of a refill");
      var sameDevice = devices.at(0).eq(devices.at(1));
      var sameProcess = processIds.at(0).eq(processIds.at(1));
      assertAlways(
          implies(valid.andReduce(), sameDevice.and(sameProcess).not()),
          "no process is in two entries");

      var device = followed(devices.at(0));
      var process = followed(processId);
      var held = heldFor(device, process);
      var unknown = reg(bool()).resetTo(true);
      var asksForIt = deviceEntry.bit(device).and(processId.eq(process));
      var walksForIt = walkDeviceEntry.bit(device).and(walkProcessId.eq(process));
      when(refill.valid().and(walksForIt), () -> unknown.set(false));
      when(droppedDevices.bit(device).or(invalidates(device, process)), () -> unknown.set(true));
      assertAlways(implies(unknown, held.eq(0)), "what was invalidated is not held");
      assertAlways(
          implies(unknown.and(asksForIt), hit.not()),
          "what was invalidated is not found by a request");
      assertAlways(
          implies(unknown.and(walksForIt), walkHit.not()),
          "what was invalidated is not found by a walk");
    }

    private Bits heldFor(UInt device, UInt process) {
      var ofDevice = devices.map(entry -> entry.eq(device)).asBits();
      return ofDevice.and(processIds.map(id -> id.eq(process)).asBits()).and(valid);
    }

    /** Section 4.1.4. */
    private Bool invalidates(UInt device, UInt process) {
      return invalidation
          .valid()
          .and(invalidation.kind().eq(Kind.PROCESS_DIRECTORY))
          .and(walkDeviceEntry.bit(device))
          .and(invalidation.processId().eq(process));
    }
  }

  @Test
  void processContextCache() {
    assertProved(ProcessContextCacheProof::new, DEPTH);
  }

  /** An invalidation of one process leaves an entry alone. */
  static final class ForgetfulOfProcesses extends ProcessContextCacheProof {
    ForgetfulOfProcesses() {
      when(invalidation.kind().eq(Kind.PROCESS_DIRECTORY), () -> valid.bit(1).set(valid.bit(1)));
    }
  }

  @Test
  void anInvalidationThatForgetsTooLittleIsRefuted() {
    assertRefuted(ForgetfulOfProcesses::new, 5);
  }
}
