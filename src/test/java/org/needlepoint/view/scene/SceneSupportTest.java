package org.needlepoint.view.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.needlepoint.problem.ProblemException;

/** Where something is missing the program says what, and lives on. */
class SceneSupportTest {

    /** Prints the status, in a process with other surroundings. */
    static final class Print {
        private Print() {}

        public static void main(String[] args) {
            SceneSupport.Status status = SceneSupport.status();
            System.out.println(status.missing()
                    .map(e -> e.problem() + "|" + e.getMessage() + "|" + e.remedy())
                    .orElse("READY"));
        }
    }

    private static String status(String libraryPath, String classPath, Map<String, String> environment)
            throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.library.path=" + libraryPath,
                "-cp",
                classPath,
                Print.class.getName());
        builder.environment().remove("DISPLAY");
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    @Test
    void without_native_libraries_it_names_the_package_to_install() throws Exception {
        String said = status("", classPath(), Map.of("DISPLAY", ":0"));
        assertThat(said)
                .startsWith("VTK_NATIVES_ABSENT|")
                .contains("vtkCommonCoreJava")
                .contains("apt-get install libvtk9-java");
    }

    @Test
    void without_vtks_classes_it_names_the_package_to_install() throws Exception {
        String without = Arrays.stream(classPath().split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("vtk9.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(without).isNotEqualTo(classPath());
        assertThat(status(System.getProperty("java.library.path"), without, Map.of()))
                .startsWith("VTK_ABSENT|")
                .contains("apt-get install libvtk9-java");
    }

    @Test
    void without_a_display_it_says_so_and_the_process_lives() throws Exception {
        assertThat(status(System.getProperty("java.library.path"), classPath(), Map.of()))
                .startsWith("NO_DISPLAY|")
                .contains("DISPLAY is not set");
        assertThat(status(System.getProperty("java.library.path"), classPath(), Map.of("DISPLAY", ":7341")))
                .startsWith("NO_DISPLAY|")
                .contains(":7341");
    }

    @Test
    void what_is_no_display_is_refused() {
        for (String display : new String[] {"", "nonsense", "host:", ":x", "localhost:99999999999"}) {
            ProblemException refused =
                    catchThrowableOfType(ProblemException.class, () -> DisplayConnection.open(display));
            assertThat(refused).as("'%s'", display).isNotNull();
            assertThat(refused.problem()).isEqualTo(SceneProblem.NO_DISPLAY);
        }
    }
}
