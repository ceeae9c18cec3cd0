package portcullis.hdl.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.util.UnrecoverableExceptions;
import org.opentest4j.TestAbortedException;
import portcullis.hdl.sim.recorder.FlightRecorder;

/**
 * Records the simulations of all tests. When one fails, waveforms of its latest cycles are in
 * {@code target/failures}, and its message shows the end of them. JUnit finds this class by itself.
 *
 * <p>{@code -Dportcullis.waveform=false} does without, {@code -Dportcullis.waveform.cycles=N} asks
 * for other than the last 200 cycles.
 */
public final class WaveformOnFailure
    implements InvocationInterceptor, BeforeEachCallback, AfterEachCallback {
  /** Switches the recorder off if it is {@code false}. */
  public static final String WANTED = "portcullis.waveform";

  /** How many cycles a waveform shows. */
  public static final String CYCLES = "portcullis.waveform.cycles";

  private static final long DEFAULT_CYCLES = 200;
  private static final Path FOLDER = Path.of("target", "failures");

  /** Made by JUnit. */
  public WaveformOnFailure() {}

  private static boolean isWanted(ExtensionContext context) {
    return !context.getConfigurationParameter(WANTED).map("false"::equals).orElse(false);
  }

  /** The recorder of a test run: simulations may be shared by tests, also of several classes. */
  private static FlightRecorder recorder(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(WaveformOnFailure.class))
        .computeIfAbsent(
            FlightRecorder.class, _ -> new FlightRecorder(cycles(context)), FlightRecorder.class);
  }

  private static long cycles(ExtensionContext context) {
    return context.getConfigurationParameter(CYCLES, Long::valueOf).orElse(DEFAULT_CYCLES);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (isWanted(context)) {
      recorder(context).beginTest();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (isWanted(context)) {
      recorder(context).endTest();
    }
  }

  /** Work in which other extensions start simulations that are to be recorded. */
  public static void recorded(ExtensionContext context, Runnable work) {
    if (isWanted(context)) {
      recorder(context)
          .call(() -> {
            work.run();
            return null;
          });
    } else {
      work.run();
    }
  }

  private static <T> T recorded(
      InvocationInterceptor.Invocation<T> invocation, String name, ExtensionContext context)
      throws Throwable {
    if (!isWanted(context)) {
      return invocation.proceed();
    }
    var recorder = recorder(context);
    try {
      return recorder.<T, Throwable>call(invocation::proceed);
    } catch (TestAbortedException skipped) {
      throw skipped;
    } catch (Throwable failure) {
      UnrecoverableExceptions.rethrowIfUnrecoverable(failure);
      var recordings = recorder.write(FOLDER, FailureReport.fileName(name, context), failure);
      throw recordings.isEmpty()
          ? failure
          : new FailureReport(context, recordings).failure(failure);
    }
  }

  @Override
  public <T> T interceptTestClassConstructor(
      InvocationInterceptor.Invocation<T> invocation,
      ReflectiveInvocationContext<Constructor<T>> constructor,
      ExtensionContext context)
      throws Throwable {
    return recorded(invocation, "constructor", context);
  }

  @Override
  public void interceptBeforeAllMethod(
      InvocationInterceptor.Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    recorded(invocation, method.getExecutable().getName(), context);
  }

  @Override
  public void interceptBeforeEachMethod(
      InvocationInterceptor.Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    recorded(invocation, method.getExecutable().getName(), context);
  }

  @Override
  public void interceptTestMethod(
      InvocationInterceptor.Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    recorded(invocation, method.getExecutable().getName(), context);
  }

  @Override
  public void interceptTestTemplateMethod(
      InvocationInterceptor.Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    recorded(invocation, method.getExecutable().getName(), context);
  }

  @Override
  public <T> T interceptTestFactoryMethod(
      InvocationInterceptor.Invocation<T> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    return recorded(invocation, method.getExecutable().getName(), context);
  }

  @Override
  public void interceptDynamicTest(
      InvocationInterceptor.Invocation<Void> invocation,
      DynamicTestInvocationContext dynamic,
      ExtensionContext context)
      throws Throwable {
    recorded(invocation, context.getTestMethod().map(Method::getName).orElse("dynamic"), context);
  }
}
