package io.github.adaclip.data;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A package uses only those before it in the list. */
class ModuleOrderTest {
  private static final String ROOT = "io.github.adaclip.data";
  private static final List<String> ORDER =
      List.of(
          ROOT,
          ROOT + ".read",
          ROOT + ".load",
          ROOT + ".check",
          ROOT + ".convert",
          ROOT + ".synth.draw",
          ROOT + ".synth.scene",
          ROOT + ".synth.texture",
          ROOT + ".synth.object",
          ROOT + ".synth.medical",
          ROOT + ".synth.damage",
          ROOT + ".synth.defect",
          ROOT + ".synth.heldout",
          ROOT + ".synth.camera",
          ROOT + ".synth");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void packagesUseOnlyThoseBeforeThem() {
    for (int index = 0; index < ORDER.size() - 1; index++) {
      String[] later = ORDER.subList(index + 1, ORDER.size()).toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ORDER.get(index))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .check(CLASSES);
    }
  }

  @Test
  void ofTheCoreOnlyFailureFileAndImageAreUsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.adaclip.text..",
            "io.github.adaclip.map..",
            "io.github.adaclip.weights..",
            "io.github.adaclip.hub..",
            "io.github.adaclip.detect..",
            "io.github.adaclip.report..")
        .check(CLASSES);
  }

  @Test
  void heldOutGeneratorsAreNotSharedWithTrainedOnes() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".synth.heldout")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".synth.texture",
            ROOT + ".synth.object",
            ROOT + ".synth.medical",
            ROOT + ".synth.defect")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".synth.heldout")
        .should()
        .dependOnClassesThat()
        .haveSimpleName("Backdrop")
        .check(CLASSES);
  }

  @Test
  void drawingUsesNoFunctionThatMayDifferBetweenMachines() {
    for (String function :
        List.of("sin", "cos", "tan", "atan", "atan2", "exp", "log", "pow", "hypot", "cbrt")) {
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".synth..")
          .should()
          .callMethodWhere(
              JavaCall.Predicates.target(HasName.Predicates.name(function))
                  .and(
                      JavaCall.Predicates.target(
                          HasOwner.Predicates.With.owner(
                              JavaClass.Predicates.equivalentTo(Math.class)))))
          .check(CLASSES);
    }
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".synth..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.random..")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("Graphics2D")
        .check(CLASSES);
  }
}
