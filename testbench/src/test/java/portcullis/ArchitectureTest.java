package portcullis;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows of the test bench. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("portcullis");

  /** A judge that reads what it judges would repeat its mistakes. */
  @Test
  void theModelKnowsOnlyTheLayoutAndTheJdk() {
    noClasses()
        .that()
        .resideInAPackage("portcullis.model..")
        .should()
        .dependOnClassesThat(
            not(resideInAnyPackage("portcullis.model..", "portcullis.iommu.layout..", "java..")))
        .check(CLASSES);
  }

  /** The replayer judges the model and the hardware alike, so it knows neither. */
  @Test
  void theReplayerKnowsNoDevice() {
    noClasses()
        .that()
        .resideInAPackage("portcullis.replay")
        .should()
        .dependOnClassesThat(
            resideInAPackage("portcullis..")
                .and(not(resideInAnyPackage("portcullis.replay", "portcullis.iommu.layout"))))
        .check(CLASSES);
  }

  @Test
  void nobodyKnowsTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("portcullis.cli..")
        .should()
        .dependOnClassesThat(resideInAPackage("portcullis.cli.."))
        .check(CLASSES);
  }
}
