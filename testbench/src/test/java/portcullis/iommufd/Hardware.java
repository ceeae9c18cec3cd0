package portcullis.iommufd;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import portcullis.coverify.JudgedHardware;
import portcullis.driver.core.process.UserMemory;
import portcullis.hdl.sim.SimulationOptions;
import portcullis.hdl.sim.engine.Engines;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.IommuOption;
import portcullis.platform.WatchedMemory;
import portcullis.testbench.iommu.RunningIommu;

/**
 * Runs the tests of a class with the hardware in place of the model of the large IOMMU, and with
 * the model as its witness at each request.
 */
final class Hardware implements InvocationInterceptor {
  private static final ScopedValue<AtomicReference<RunningIommu>> FREE = ScopedValue.newInstance();

  /** The hardware, if a test is to have it and no machine has it yet; otherwise something else. */
  static DevicePort orElse(WatchedMemory memory, UserMemory users, Supplier<DevicePort> other) {
    var iommu = FREE.isBound() ? FREE.get().getAndSet(null) : null;
    if (iommu == null) {
      return other.get();
    }
    iommu.reset();
    var hardware = JudgedHardware.of(iommu, memory, users);
    return new DevicePort(hardware, hardware::translate);
  }

  private static RunningIommu iommu(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(Hardware.class))
        .computeIfAbsent(
            RunningIommu.class,
            _ ->
                RunningIommu.start(
                    IommuOption.apply(IommuConfig.CORE, List.of("enforceSnoop=true")),
                    Engines.ofProcess().start(),
                    SimulationOptions.DEFAULT),
            RunningIommu.class);
  }

  private static <T> T withHardware(Invocation<T> invocation, ExtensionContext context)
      throws Throwable {
    return ScopedValue.where(FREE, new AtomicReference<>(iommu(context))).call(invocation::proceed);
  }

  @Override
  public <T> T interceptTestClassConstructor(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Constructor<T>> target,
      ExtensionContext context)
      throws Throwable {
    return withHardware(invocation, context);
  }
}
