package io.github.adaclip;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A package uses only those before it in the list; the list is the one of docs/architecture.md. */
class PackageOrderTest {
  private static final String ROOT = "io.github.adaclip.";
  private static final List<String> ORDER =
      List.of(
          "failure",
          "file",
          "watch",
          "image",
          "text",
          "map",
          "fusion",
          "weights",
          "hub",
          "detect",
          "explain",
          "training",
          "parity",
          "report",
          "decision");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.adaclip");

  @Test
  void packagesUseOnlyThoseBeforeThem() {
    for (int index = 0; index < ORDER.size() - 1; index++) {
      String[] later =
          ORDER.subList(index + 1, ORDER.size()).stream()
              .map(name -> ROOT + name + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + ORDER.get(index) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .check(CLASSES);
    }
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "testdata")
        .and()
        .doNotHaveSimpleName("module-info")
        .should()
        .resideOutsideOfPackages(ORDER.stream().map(name -> ROOT + name).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void onlyTheProgramEndsTheProcessOrPrints() {
    noClasses().should().callMethod(System.class, "exit", int.class).check(CLASSES);
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }
}
