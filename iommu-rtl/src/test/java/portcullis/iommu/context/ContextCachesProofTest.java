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

  static class ProcessContextCacheProof extends ProcessContextCache {
    ProcessContextCacheProof() {
      super(CONFIG);
      assume(
          implies(
              refill.valid(),
              refill.deviceId().eq(walkDeviceId).and(refill.processId().eq(walkProcessId))),
          "a refill comes from the walk that looks up");
      var sameDevice = deviceIds.at(0).eq(deviceIds.at(1));
      var sameProcess = processIds.at(0).eq(processIds.at(1));
      assertAlways(
          implies(valid.andReduce(), sameDevice.and(sameProcess).not()),
          "no process is in two entries");

      var device = followed(deviceId);
      var process = followed(processId);
      var held = heldFor(device, process);
      var unknown = reg(bool()).resetTo(true);
      var learns = refill.deviceId().eq(device).and(refill.processId().eq(process));
      when(refill.valid().and(learns), () -> unknown.set(false));
      when(invalidation.valid().and(concerns(device, process)), () -> unknown.set(true));
      assertAlways(implies(unknown, held.eq(0)), "what was invalidated is not held");
      var asksForIt = deviceId.eq(device).and(processId.eq(process));
      assertAlways(
          implies(unknown.and(asksForIt), hit.not()),
          "what was invalidated is not found by a request");
      var walksForIt = walkDeviceId.eq(device).and(walkProcessId.eq(process));
      assertAlways(
          implies(unknown.and(walksForIt), walkHit.not()),
          "what was invalidated is not found by a walk");
    }

    private Bits heldFor(UInt device, UInt process) {
      var ofDevice = deviceIds.map(id -> id.eq(device)).asBits();
      return ofDevice.and(processIds.map(id -> id.eq(process)).asBits()).and(valid);
    }

    /** Sections 4.1.3 and 4.1.4. */
    private Bool concerns(UInt device, UInt process) {
      var kind = invalidation.kind();
      var ofDevice = invalidation.deviceId().eq(device);
      var byDevice = implies(invalidation.deviceValid(), ofDevice);
      var byProcess = ofDevice.and(invalidation.processId().eq(process));
      return kind.eq(Kind.EVERYTHING)
          .or(kind.eq(Kind.DEVICE_DIRECTORY).and(byDevice))
          .or(kind.eq(Kind.PROCESS_DIRECTORY).and(byProcess));
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
