package org.needlepoint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The map of docs/architecture.md as a test: every import points down, no circle anywhere. */
class ArchitectureTest {
    private static final String ROOT = "org.needlepoint";

    /** What a part of the window may import: the model and what it shows, never another part. */
    private static final Set<String> UI_VIEW = Set.of(
            "ui.model",
            "ui.text",
            "workflow.session",
            "workflow",
            "view.slice",
            "view.scene",
            "casefile.planning",
            "casefile",
            "diffusion",
            "fiducial",
            "measurement",
            "registration",
            "needle",
            "roi",
            "pathology",
            "statistics",
            "spectroscopy",
            "report",
            "image",
            "geometry",
            "wording",
            "problem",
            "work");

    private static Set<String> union(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(Set.of(more));
        return all;
    }

    /** Package → the packages it may import. A package that is not a key here may not exist. */
    private static final Map<String, Set<String>> MAP = Map.ofEntries(
            Map.entry("geometry", Set.of()),
            Map.entry("wording", Set.of()),
            Map.entry("problem", Set.of("wording")),
            Map.entry("work", Set.of()),
            Map.entry("statistics", Set.of("wording", "problem")),
            Map.entry("statistics.reference", Set.of("statistics", "problem")),
            Map.entry("pathology", Set.of("statistics", "wording", "problem")),
            Map.entry(
                    "cohort",
                    Set.of("casefile", "cohort.eligibility", "pathology", "statistics", "wording", "problem", "work")),
            Map.entry("cohort.store", Set.of("casefile", "registration", "pathology", "wording", "problem")),
            Map.entry("cohort.teaching", Set.of("pathology", "statistics", "problem")),
            Map.entry("cohort.consistency", Set.of("problem")),
            Map.entry("cohort.eligibility", Set.of("pathology", "wording", "problem")),
            Map.entry("image", Set.of("geometry")),
            Map.entry("registration", Set.of("geometry", "image", "wording", "problem", "work")),
            Map.entry(
                    "registration.intensity",
                    Set.of("registration", "geometry", "image", "wording", "problem", "work")),
            Map.entry("needle", Set.of("geometry", "image", "roi", "wording", "problem", "work")),
            Map.entry("roi", Set.of("geometry", "image", "problem")),
            Map.entry("fiducial", Set.of("geometry", "image", "wording", "problem", "work")),
            Map.entry("diffusion", Set.of("geometry", "image", "roi", "wording", "problem", "work")),
            Map.entry("spectroscopy", Set.of("geometry", "image", "roi", "wording", "problem", "work")),
            Map.entry("placement", Set.of("geometry", "registration", "problem", "work")),
            Map.entry(
                    "phantom", Set.of("geometry", "image", "fiducial", "needle", "diffusion", "spectroscopy", "work")),
            Map.entry(
                    "dicom",
                    Set.of(
                            "geometry",
                            "image",
                            "registration",
                            "roi",
                            "diffusion",
                            "spectroscopy",
                            "wording",
                            "problem",
                            "work")),
            Map.entry("dicom.pixelmed", Set.of("dicom", "problem")),
            Map.entry("dicom.dcm4che", Set.of("dicom", "problem")),
            Map.entry("view.lettering", Set.of()),
            Map.entry(
                    "view.slice",
                    Set.of("geometry", "image", "registration", "roi", "needle", "view.lettering", "problem")),
            Map.entry(
                    "view.scene",
                    Set.of(
                            "geometry",
                            "image",
                            "registration",
                            "needle",
                            "view.slice",
                            "view.lettering",
                            "wording",
                            "problem",
                            "work")),
            Map.entry(
                    "casefile",
                    Set.of(
                            "geometry",
                            "fiducial",
                            "registration",
                            "needle",
                            "roi",
                            "diffusion",
                            "spectroscopy",
                            "wording",
                            "problem")),
            Map.entry(
                    "measurement",
                    Set.of(
                            "geometry",
                            "image",
                            "registration",
                            "roi",
                            "needle",
                            "diffusion",
                            "spectroscopy",
                            "wording",
                            "problem")),
            Map.entry("report.table", Set.of("problem")),
            Map.entry("report.article", Set.of("report.chart", "report.table", "view.lettering", "problem")),
            Map.entry(
                    "report.cohort",
                    Set.of(
                            "casefile",
                            "cohort",
                            "pathology",
                            "statistics",
                            "report.article",
                            "report.chart",
                            "report.table",
                            "problem")),
            Map.entry("report.chart", Set.of("report.table", "statistics", "view.lettering", "problem")),
            Map.entry(
                    "report",
                    Set.of(
                            "geometry",
                            "registration",
                            "placement",
                            "casefile",
                            "view.lettering",
                            "wording",
                            "problem",
                            "work")),
            Map.entry("casefile.planning", Set.of("casefile", "geometry", "wording", "problem")),
            Map.entry(
                    "workflow.session",
                    Set.of(
                            "geometry",
                            "image",
                            "registration.intensity",
                            "registration",
                            "needle",
                            "roi",
                            "fiducial",
                            "diffusion",
                            "spectroscopy",
                            "dicom",
                            "measurement",
                            "view.slice",
                            "casefile",
                            "casefile.planning",
                            "pathology",
                            "statistics",
                            "report",
                            "wording",
                            "problem",
                            "work")),
            Map.entry(
                    "workflow",
                    Set.of(
                            "view.scene",
                            "pathology",
                            "workflow.session",
                            "casefile.planning",
                            "geometry",
                            "image",
                            "registration.intensity",
                            "registration",
                            "placement",
                            "needle",
                            "roi",
                            "fiducial",
                            "diffusion",
                            "spectroscopy",
                            "phantom",
                            "dicom",
                            "measurement",
                            "view.slice",
                            "casefile",
                            "cohort",
                            "report.article",
                            "report.cohort",
                            "cohort.store",
                            "report",
                            "statistics",
                            "report.chart",
                            "report.table",
                            "cohort.consistency",
                            "cohort.eligibility",
                            "cohort.teaching",
                            "statistics.reference",
                            "wording",
                            "problem",
                            "work")),
            Map.entry("ui.text", Set.of("workflow", "pathology", "wording", "problem")),
            Map.entry(
                    "ui.model",
                    Set.of(
                            "workflow.session",
                            "workflow",
                            "view.slice",
                            "casefile.planning",
                            "casefile",
                            "diffusion",
                            "fiducial",
                            "registration",
                            "needle",
                            "roi",
                            "pathology",
                            "measurement",
                            "report",
                            "spectroscopy",
                            "statistics",
                            "image",
                            "geometry",
                            "ui.text",
                            "wording",
                            "problem",
                            "work")),
            Map.entry("ui.keep", Set.of("ui.model", "ui.text", "view.lettering")),
            Map.entry("ui.slice", union(UI_VIEW, "ui.keep")),
            Map.entry("ui.scene", union(UI_VIEW, "ui.keep")),
            Map.entry("ui.step", UI_VIEW),
            Map.entry("ui.open", UI_VIEW),
            Map.entry("ui.help", UI_VIEW),
            Map.entry("ui.cohort", union(UI_VIEW, "ui.help", "report.table", "report.article")),
            Map.entry("ui", union(UI_VIEW, "ui.slice", "ui.scene", "ui.step", "ui.open", "ui.help", "ui.cohort")),
            Map.entry("cli", Set.of("workflow", "workflow.session", "casefile.planning", "problem", "work")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static String packageOf(JavaClass c) {
        String name = c.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    @Test
    void every_class_lies_in_a_package_on_the_map() {
        Set<String> unknown = new TreeSet<>();
        for (JavaClass c : CLASSES) {
            if (!MAP.containsKey(packageOf(c))) {
                unknown.add(c.getName());
            }
        }
        assertThat(unknown)
                .as("because a package that is not on the map has no floor")
                .isEmpty();
    }

    @Test
    void every_import_points_down_as_the_map_allows() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass c : CLASSES) {
            String from = packageOf(c);
            for (Dependency d : c.getDirectDependenciesFromSelf()) {
                JavaClass target = d.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith(ROOT)) {
                    String to = packageOf(target);
                    if (!to.equals(from) && !MAP.getOrDefault(from, Set.of()).contains(to)) {
                        violations.add(from + " → " + to + ": " + d.getDescription());
                    }
                }
            }
        }
        assertThat(violations)
                .as("because an upward import knots the floors together")
                .isEmpty();
    }

    @Test
    void there_is_no_circle() {
        slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a circle can only be understood all at once")
                .check(CLASSES);
    }

    static Set<ArchRule> fences() {
        return Set.of(
                fence("com.pixelmed..", ROOT + ".dicom.pixelmed", "a toolkit is replaceable only behind its adapter"),
                fence("org.dcm4che3..", ROOT + ".dicom.dcm4che", "a toolkit is replaceable only behind its adapter"),
                fence("vtk..", ROOT + ".view.scene", "a native library may crash; nothing clinical depends on one"),
                fence("javafx..", ROOT + ".ui..", "the program measures without a screen"),
                fence("atlantafx..", ROOT + ".ui..", "the program measures without a screen"),
                fence("org.controlsfx..", ROOT + ".ui..", "the program measures without a screen"),
                fence("org.kordamp..", ROOT + ".ui..", "the program measures without a screen"),
                fence("picocli..", ROOT + ".cli", "the command line is one face among others"),
                fence("java.sql..", ROOT + ".cohort.store", "storage is one package's business"),
                fence("org.flywaydb..", ROOT + ".cohort.store", "storage is one package's business"),
                fence("org.sqlite..", ROOT + ".cohort.store", "storage is one package's business"),
                fence("org.postgresql..", ROOT + ".cohort.store", "storage is one package's business"));
    }

    private static ArchRule fence(String library, String home, String because) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .because(because)
                .allowEmptyShould(true);
    }

    @ParameterizedTest
    @MethodSource("fences")
    void libraries_stay_behind_their_fence(ArchRule fence) {
        fence.check(CLASSES);
    }

    @Test
    void ejml_is_never_in_a_public_signature() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass c : CLASSES) {
            c.getCodeUnits().stream()
                    .filter(u -> !u.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PRIVATE))
                    .filter(u -> c.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
                            && (u.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
                                    || u.getModifiers()
                                            .contains(com.tngtech.archunit.core.domain.JavaModifier.PROTECTED)))
                    .filter(u -> u.getRawReturnType().getPackageName().startsWith("org.ejml")
                            || u.getRawParameterTypes().stream()
                                    .anyMatch(p -> p.getPackageName().startsWith("org.ejml")))
                    .forEach(u -> violations.add(u.getFullName()));
        }
        assertThat(violations)
                .as("because a linear-algebra library is an implementation detail")
                .isEmpty();
    }
}
