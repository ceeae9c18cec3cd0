package portcullis.iommu;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows from the hardware to other parts. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("portcullis.iommu");

  @Test
  void theHardwareKnowsOnlyTheHardwareLanguage() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("portcullis..")
                .and(not(resideInAnyPackage("portcullis.iommu..", "portcullis.hdl.."))))
        .check(CLASSES);
  }

  @Test
  void theLayoutIsPlainDataThatKnowsNothingButTheJdk() {
    noClasses()
        .that()
        .resideInAPackage("portcullis.iommu.layout..")
        .should()
        .dependOnClassesThat(not(resideInAnyPackage("portcullis.iommu.layout..", "java..")))
        .check(CLASSES);
  }
}
