package portcullis.driver;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows of the driver: it must run on any platform, so it may know none. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("portcullis.driver");

  @Test
  void theDriverKnowsTheLayoutAndNothingElseOfTheProject() {
    mayKnow("portcullis.driver..", "portcullis.driver..", "portcullis.iommu.layout..");
  }

  @Test
  void thePlatformKnowsNoDriver() {
    mayKnow("portcullis.driver.platform..", "portcullis.driver.platform..");
  }

  @Test
  void theHardwareLayerKnowsNoUserInterface() {
    mayKnow(
        "portcullis.driver.riscv..",
        "portcullis.driver.riscv..",
        "portcullis.driver.platform..",
        "portcullis.iommu.layout..");
  }

  @Test
  void theRulesKnowNeitherCommandNumbersNorTheirNeighbours() {
    mayKnow(
        "portcullis.driver.core..",
        "portcullis.driver.core..",
        "portcullis.driver.riscv..",
        "portcullis.driver.platform..",
        "portcullis.iommu.layout..");
  }

  @Test
  void theNeighboursKnowNoCommandNumbers() {
    noClasses()
        .that()
        .resideInAnyPackage("portcullis.driver.vfio..", "portcullis.driver.kvm..")
        .should()
        .dependOnClassesThat(resideInAPackage("portcullis.driver.uapi.."))
        .check(CLASSES);
  }

  /** Of the hardware layer the neighbours see only what the rules hand them. */
  @Test
  void theNeighboursDoNotTouchHardware() {
    noClasses()
        .that()
        .resideInAnyPackage("portcullis.driver.vfio..", "portcullis.driver.kvm..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("portcullis.driver.riscv..", "portcullis.driver.platform.."))
        .check(CLASSES);
  }

  private static void mayKnow(String from, String... to) {
    noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat(resideInAPackage("portcullis..").and(not(resideInAnyPackage(to))))
        .check(CLASSES);
  }
}
