package portcullis.testbench.harness;

import java.lang.reflect.Method;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;
import portcullis.hdl.junit.WaveformOnFailure;
import portcullis.iommu.IommuConfig;
import portcullis.testbench.iommu.Judge;
import portcullis.testbench.iommu.RunningIommu;

/** One run of a test: gives it the hardware, and reports a failure with all that helps. */
final class RtlInvocation implements ParameterResolver, InvocationInterceptor {
  private static final int ACCESSES = 40;

  private final IommuConfig config;
  private final Seed seed;
  private final Function<IommuConfig, RunningIommu> iommus;
  private RunningIommu iommu;
  private long start;

  RtlInvocation(IommuConfig config, Seed seed, Function<IommuConfig, RunningIommu> iommus) {
    this.config = config;
    this.seed = seed;
    this.iommus = iommus;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == RunningIommu.class || type == Judge.class || type == Seed.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (iommu == null) {
      WaveformOnFailure.recorded(context, this::begin);
    }
    return argument(parameter.getParameter().getType());
  }

  void begin() {
    iommu = iommus.apply(config);
    start = iommu.cycle();
  }

  private Object argument(Class<?> type) {
    return type == Seed.class ? seed : type == Judge.class ? new Judge(iommu) : iommu;
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    try {
      invocation.proceed();
    } catch (TestAbortedException skipped) {
      throw skipped;
    } catch (Throwable failure) {
      if (iommu == null) {
        throw failure;
      }
      throw report(failure, method.getExecutable());
    }
  }

  /** The failure with everything that is known of it. Never fails itself. */
  AssertionError report(Throwable failure, Method test) {
    long ran = iommu.cycle() - start;
    var all = iommu.memoryAccessesSince(start);
    var latest = all.subList(Math.max(0, all.size() - ACCESSES), all.size());
    String accesses = String.join("\n", latest).indent(2);
    String underWay = iommu.outstanding().indent(2);
    String name = test.getDeclaringClass().getSimpleName() + "#" + test.getName();
    return new AssertionError(
        """
        %s

        configuration %s, seed %d, after %d cycles that began with cycle %d
        under way:
        %s
        the hardware's latest accesses to memory:
        %s
        again: ./portcullis test -pl testbench -am -Dtest='%s' -Dportcullis.seed=%d\
        """
            .formatted(
                failure.getMessage() == null ? failure : failure.getMessage(),
                config.name(),
                seed.value(),
                ran,
                start,
                underWay.isEmpty() ? "  nothing" : underWay.stripTrailing(),
                accesses.isEmpty() ? "  none" : accesses.stripTrailing(),
                name,
                seed.value()),
        failure);
  }
}
