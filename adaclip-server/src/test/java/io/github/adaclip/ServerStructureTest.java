package io.github.adaclip;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A package uses only those before it in the list; the list is the one of docs/architecture.md. */
class ServerStructureTest {
  private static final String ROOT = "io.github.adaclip.server";
  private static final List<String> ORDER =
      List.of(ROOT + ".batch", ROOT + ".http", ROOT + ".metric", ROOT + ".inference", ROOT);
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void packagesUseOnlyThoseBeforeThem() {
    for (int index = 0; index < ORDER.size() - 1; index++) {
      noClasses()
          .that()
          .resideInAPackage(ORDER.get(index))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ORDER.subList(index + 1, ORDER.size()).toArray(String[]::new))
          .check(CLASSES);
    }
  }

  @Test
  void theQueueKnowsNothingOfHttp() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".batch")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse.jetty..", "java.net..")
        .check(CLASSES);
  }

  @Test
  void noFileIsWrittenAndOnlySettingsAndThePageAreRead() {
    noClasses()
        .that()
        .doNotHaveSimpleName("AccessToken")
        .and()
        .doNotHaveSimpleName("ServerKeyStore")
        .and()
        .doNotHaveSimpleName("PageAssets")
        .and()
        .doNotHaveSimpleName("ProcessMemory")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.FileOutputStream")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .check(CLASSES);
  }
}
