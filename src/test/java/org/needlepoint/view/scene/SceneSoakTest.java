package org.needlepoint.view.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.needlepoint.image.Volume;

/**
 * Scene after scene in one process does not fill the memory. In a process of its own with a Java heap of one size, so that what grows is
 * native.
 */
class SceneSoakTest {

    @BeforeAll
    static void needsVtk() {
        SceneSupport.Status status = SceneSupport.status();
        assumeTrue(
                status.ready(),
                () -> "no scene can be drawn here: "
                        + status.missing().orElseThrow().getMessage());
    }

    /** Arguments: scenes before the first measurement, scenes after it, changes in each. Prints KiB before and after each fifth. */
    static final class Soak {
        private static final int PARTS = 5;

        private Soak() {}

        public static void main(String[] args) throws Exception {
            Volume ct = LimbScene.limb();
            Volume mr = LimbScene.inMr(ct);
            int changes = Integer.parseInt(args[2]);
            for (int i = 0; i < Integer.parseInt(args[0]); i++) {
                LimbScene.oneScene(ct, mr, changes);
            }
            long before = residentKib();
            StringBuilder resident = new StringBuilder("resident " + before);
            int scenes = Integer.parseInt(args[1]);
            for (int i = 1; i <= scenes; i++) {
                LimbScene.oneScene(ct, mr, changes);
                if (i % (scenes / PARTS) == 0) {
                    resident.append(' ').append(residentKib());
                }
            }
            System.out.println(resident);
            System.exit(0);
        }

        private static long residentKib() throws Exception {
            System.gc();
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A scene that stays behind holds about 6 MiB, twenty of them 120 MiB. */
    @Test
    void twenty_scenes_in_flat_memory() throws Exception {
        assertThat(growthMib(12, 20, 1)).as("growth, MiB").isLessThan(48);
    }

    @Test
    @Tag("campaign")
    void five_hundred_scenes_in_flat_memory() throws Exception {
        assertThat(growthMib(50, 500, 3)).as("growth, MiB").isLessThan(64);
    }

    private static double growthMib(int warmUp, int scenes, int changes) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms400m",
                        "-Xmx400m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-Djava.library.path=" + System.getProperty("java.library.path"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Soak.class.getName(),
                        String.valueOf(warmUp),
                        String.valueOf(scenes),
                        String.valueOf(changes))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        String[] words = said.substring(said.indexOf("resident ")).split("\\s+");
        System.out.println(scenes + " scenes after " + warmUp + ": " + said);
        return (Long.parseLong(words[words.length - 1]) - Long.parseLong(words[1])) / 1024.0;
    }
}
