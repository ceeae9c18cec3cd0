package portcullis.hdl;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows inside the hardware language: its parts meet at the intermediate representation. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("portcullis");

  private static final String[] FRONT_END = {
    "portcullis.hdl", "portcullis.hdl.elaborate..", "portcullis.hdl.lib.."
  };

  private static final String[] BACK_ENDS = {
    "portcullis.hdl.check..", "portcullis.hdl.verilog..", "portcullis.hdl.sim.."
  };

  @Test
  void theLanguageKnowsNoOtherPartOfTheProject() {
    forbid("portcullis.hdl..", resideInAPackage("portcullis..").and(not(in("portcullis.hdl.."))));
  }

  @Test
  void theIntermediateRepresentationKnowsNothingButTheJdk() {
    forbid("portcullis.hdl.ir..", not(in("portcullis.hdl.ir..", "java..")));
  }

  @Test
  void theFrontEndMeetsVerilogAndSimulationOnlyInTheIntermediateRepresentation() {
    for (var part : FRONT_END) {
      forbid(part, in("portcullis.hdl.verilog..", "portcullis.hdl.sim.."));
    }
  }

  @Test
  void theBackEndsDoNotKnowWhatADesignerImports() {
    for (var part : BACK_ENDS) {
      forbid(part, in("portcullis.hdl", "portcullis.hdl.lib.."));
    }
  }

  @Test
  void theBackEndsDoNotKnowElaboration() {
    for (var part : BACK_ENDS) {
      forbid(part, in("portcullis.hdl.elaborate.."));
    }
  }

  @Test
  void nobodyKnowsTheMeetingPlaceOfTests() {
    noClasses()
        .that()
        .resideOutsideOfPackage("portcullis.hdl.testing..")
        .should()
        .dependOnClassesThat(in("portcullis.hdl.testing.."))
        .check(CLASSES);
  }

  @Test
  void onlyTheVerilogWriterKnowsTheTemplateEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("portcullis.hdl.verilog..")
        .should()
        .dependOnClassesThat(in("org.apache.velocity.."))
        // A package that is still empty breaks no rule.
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static void forbid(String from, DescribedPredicate<? super JavaClass> to) {
    noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat(to)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> in(String... packages) {
    return resideInAnyPackage(packages);
  }
}
