package io.github.adaclip.torch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.torch.engine.TorchEngineProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/architecture.md promises: the order of packages, and no native type outside. */
class StructureTest {
  private static final String ROOT = "io.github.adaclip.torch.";
  private static final String NATIVE = "org.bytedeco";
  private static final List<String> ORDER =
      List.of("tensor", "clip", "prompt", "score", "fusion", "baseline", "training", "engine");
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
  void coreKnowsNoNativeCode() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.github.adaclip.torch..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(NATIVE + "..")
        .check(CLASSES);
  }

  @Test
  void noExportedSignatureHoldsANativeType() throws Exception {
    for (Class<?> member : List.of(Detector.class, TorchEngineProvider.class)) {
      for (String exported : exportedPackages(member)) {
        assertEquals(List.of(), nativeSignatures(exported), "in " + exported);
      }
    }
  }

  @Test
  void theCheckFindsNativeTypesWhereTheyAre() {
    assertFalse(nativeSignatures("io.github.adaclip.torch.tensor").isEmpty());
  }

  private static List<String> nativeSignatures(String packageName) {
    List<String> found = new ArrayList<>();
    for (JavaClass javaClass : CLASSES) {
      if (javaClass.getPackageName().equals(packageName) && isVisible(javaClass)) {
        javaClass.getMembers().stream()
            .filter(StructureTest::isVisible)
            .filter(
                member -> types(member).anyMatch(type -> type.getName().startsWith(NATIVE + ".")))
            .forEach(member -> found.add(member.getFullName()));
        if (javaClass.getAllRawSuperclasses().stream()
            .anyMatch(type -> type.getName().startsWith(NATIVE + "."))) {
          found.add(javaClass.getName());
        }
      }
    }
    return found;
  }

  private static Stream<JavaClass> types(JavaMember member) {
    return member instanceof JavaCodeUnit unit
        ? Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
        : member.getAllInvolvedRawTypes().stream();
  }

  private static boolean isVisible(JavaClass javaClass) {
    return javaClass.getModifiers().contains(JavaModifier.PUBLIC);
  }

  private static boolean isVisible(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static List<String> exportedPackages(Class<?> member)
      throws IOException, URISyntaxException {
    URL location = member.getProtectionDomain().getCodeSource().getLocation();
    boolean jar = location.getPath().endsWith(".jar");
    URI descriptor =
        new URI(jar ? "jar:" + location + "!/module-info.class" : location + "module-info.class");
    try (InputStream stream = descriptor.toURL().openStream()) {
      return ModuleDescriptor.read(stream).exports().stream()
          .filter(exports -> !exports.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toList());
    }
  }
}
