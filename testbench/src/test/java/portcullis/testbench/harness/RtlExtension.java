package portcullis.testbench.harness;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import portcullis.iommu.IommuConfig;
import portcullis.iommu.IommuOption;
import portcullis.testbench.iommu.RunningIommus;

/** Runs each {@link RtlTest} with each of its configurations and seeds. */
final class RtlExtension implements TestTemplateInvocationContextProvider {
  /** One build and one seed of a test. */
  private record Run(IommuConfig config, Seed seed, RunningIommus iommus)
      implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int index) {
      return "%s, seed %d".formatted(config.name(), seed.value());
    }

    @Override
    public List<org.junit.jupiter.api.extension.Extension> getAdditionalExtensions() {
      return List.of(new RtlInvocation(config, seed, iommus::get));
    }
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(RtlTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    var test = context.getRequiredTestMethod().getAnnotation(RtlTest.class);
    var iommus =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .computeIfAbsent(SharedIommus.class, _ -> new SharedIommus(), SharedIommus.class)
            .get();
    return Stream.of(test.configs())
        .map(name -> IommuOption.apply(IommuConfig.named(name), List.of(test.set())))
        .flatMap(config ->
            seeds(test.seeds()).mapToObj(seed -> new Run(config, new Seed(seed), iommus)));
  }

  /** The same ones each time and a new one, or the one of the property {@code portcullis.seed}. */
  static LongStream seeds(int count) {
    var only = Long.getLong("portcullis.seed");
    if (only != null) {
      return LongStream.of(only);
    }
    return count == 1
        ? LongStream.of(1)
        : LongStream.concat(
            LongStream.range(1, count), LongStream.of(new Random().nextInt() & 0xffffffffL));
  }
}
