package org.needlepoint.view.scene;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.needlepoint.problem.ProblemException;

/**
 * Whether scenes can be drawn here, and what to install if not.
 *
 * <p>VTK ends the whole process when it finds no display, and a graphics driver may do so for reasons of its own. So a scene is
 * first drawn once in a process of its own, about a second, before this one tries: a planning session must not die of a
 * picture.
 */
public final class SceneSupport {
    /** What installs VTK on Debian and its kin. */
    public static final String INSTALL_COMMAND = "sudo apt-get install libvtk9-java openjdk-17-jre";

    private static final List<String> LIBRARIES = List.of(
            "vtkCommonCoreJava",
            "vtkCommonMathJava",
            "vtkCommonTransformsJava",
            "vtkCommonDataModelJava",
            "vtkCommonExecutionModelJava",
            "vtkFiltersCoreJava",
            "vtkFiltersSourcesJava",
            "vtkFiltersGeneralJava",
            "vtkImagingCoreJava",
            "vtkImagingGeneralJava",
            "vtkRenderingCoreJava",
            "vtkRenderingOpenGL2Java");

    private static final int TRIAL_SECONDS = 30;

    private static Status known;

    private SceneSupport() {}

    /**
     * Whether scenes can be drawn.
     *
     * @param missing why not; empty if they can
     */
    public record Status(Optional<ProblemException> missing) {
        /**
         * Whether scenes can be drawn.
         *
         * @return true if nothing is missing
         */
        public boolean ready() {
            return missing.isEmpty();
        }
    }

    /**
     * Finds out; takes about a second the first time, nothing after that. To be called off the window's thread.
     *
     * @return what is missing, if anything
     */
    public static synchronized Status status() {
        if (known == null) {
            try {
                requireLibraries();
                // Held during the trial, so that the server is still there afterwards.
                DisplayConnection display = display();
                try {
                    tryElsewhere();
                } finally {
                    display.close();
                }
                known = new Status(Optional.empty());
            } catch (ProblemException e) {
                known = new Status(Optional.of(e));
            }
        }
        return known;
    }

    /** Loads the libraries into this process, which draws nothing yet. */
    static void requireLibraries() throws ProblemException {
        try {
            Class.forName("vtk.vtkObjectBase", false, SceneSupport.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new ProblemException(e, SceneProblem.VTK_ABSENT);
        }
        try {
            // VTK's libraries are linked against the JDK's jawt, which the system's loader does not find by itself.
            System.loadLibrary("jawt");
            LIBRARIES.forEach(System::loadLibrary);
        } catch (UnsatisfiedLinkError e) {
            throw new ProblemException(e, SceneProblem.VTK_NATIVES_ABSENT, e.getMessage());
        }
    }

    /** Connects to the display that VTK will use. */
    static DisplayConnection display() throws ProblemException {
        return DisplayConnection.open(System.getenv("DISPLAY"));
    }

    /** Draws one frame in a child process. */
    private static void tryElsewhere() throws ProblemException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (!Files.isExecutable(java)) {
            // An image of the runtime without its launcher; there is nothing to try with.
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(
                        java.toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-Djava.library.path=" + System.getProperty("java.library.path", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SceneTrial.class.getName())
                .redirectErrorStream(true);
        try {
            Path log = Files.createTempFile("needlepoint-scene", ".log");
            Process process = builder.redirectOutput(log.toFile()).start();
            boolean ended = process.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            String said = lastLine(log);
            Files.deleteIfExists(log);
            if (!ended) {
                throw new ProblemException(SceneProblem.VTK_FAILS, SceneWording.NOT_WITHIN.say(TRIAL_SECONDS));
            }
            if (process.exitValue() != SceneTrial.DRAWN) {
                throw new ProblemException(
                        SceneProblem.VTK_FAILS,
                        SceneWording.EXIT_CODE.say(process.exitValue()) + (said.isEmpty() ? "" : ", " + said));
            }
        } catch (IOException e) {
            throw new ProblemException(e, SceneProblem.VTK_FAILS, SceneWording.NOT_STARTED.say());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(e, SceneProblem.VTK_FAILS, SceneWording.INTERRUPTED.say());
        }
    }

    private static String lastLine(Path log) throws IOException {
        try (InputStream in = Files.newInputStream(log)) {
            String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\u001B\\[[0-9;]*m", "")
                    .strip()
                    .split("\\R");
            return lines[lines.length - 1].strip();
        }
    }
}
