package portcullis.testbench.harness;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import portcullis.hdl.junit.TestSeeds;
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
            TestSeeds.of(1, test.seeds())
                .mapToObj(seed -> new Run(config, new Seed(seed), iommus)));
  }
}
