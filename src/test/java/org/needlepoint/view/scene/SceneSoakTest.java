package org.needlepoint.view.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.needlepoint.image.Volume;
import vtk.vtkObjectBase;

/**
 * Scene after scene in one process does not fill the memory. In a process of its own, with as many arenas of malloc as the launcher
 * allows and a Java heap of one size, so that what grows is native.
 */
class SceneSoakTest {
    /** Measured with twelve scenes open at a time: 23.5 MiB each. */
    private static final double SCENE_KIB = 24 * 1024;

    @BeforeAll
    static void needsVtk() {
        SceneSupport.Status status = SceneSupport.status();
        assumeTrue(
                status.ready(),
                () -> "no scene can be drawn here: "
                        + status.missing().orElseThrow().getMessage());
    }

    /**
     * What a process holds after some scenes were opened and closed.
     *
     * @param scenes scenes so far
     * @param vtkObjects objects of VTK that Java still holds
     * @param residentKib resident memory
     * @param javaKib what of it Java takes for its code and classes, which grow as it compiles
     */
    private record Held(int scenes, int vtkObjects, long residentKib, long javaKib) {
        static final String FORMAT = "scene %d vtk %d resident %d java %d";
        private static final Pattern LINE = Pattern.compile("scene (\\d+) vtk (\\d+) resident (\\d+) java (\\d+)");

        static Held now(int scenes) throws Exception {
            System.gc();
            long resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
            long java = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(p -> p.getType() == MemoryType.NON_HEAP)
                    .mapToLong(p -> p.getUsage().getCommitted())
                    .sum();
            return new Held(scenes, vtkObjectBase.JAVA_OBJECT_MANAGER.getSize(), resident, java / 1024);
        }

        static List<Held> allIn(String said) {
            List<Held> all = new ArrayList<>();
            Matcher m = LINE.matcher(said);
            while (m.find()) {
                all.add(new Held(
                        Integer.parseInt(m.group(1)),
                        Integer.parseInt(m.group(2)),
                        Long.parseLong(m.group(3)),
                        Long.parseLong(m.group(4))));
            }
            return all;
        }

        long nativeKib() {
            return residentKib - javaKib;
        }
    }

    /** Arguments: scenes, and after how many of them each time to measure. Every scene changes once or twice. */
    static final class Soak {
        private Soak() {}

        public static void main(String[] args) throws Exception {
            Volume ct = LimbScene.limb();
            Volume mr = LimbScene.inMr(ct);
            int scenes = Integer.parseInt(args[0]);
            int every = Integer.parseInt(args[1]);
            for (int i = 1; i <= scenes; i++) {
                LimbScene.oneScene(ct, mr, 1 + i % 2);
                if (i % every == 0) {
                    Held h = Held.now(i);
                    System.out.printf(Held.FORMAT + "%n", h.scenes(), h.vtkObjects(), h.residentKib(), h.javaKib());
                }
            }
            System.exit(0);
        }
    }

    @Test
    void thirty_scenes_leave_nothing_behind() throws Exception {
        List<Held> held = soak(30, 10);
        assertThat(held).extracting(Held::vtkObjects).containsOnly(0);
        // In the first ten Mesa and the C library take what they keep; after that up to 3 MiB were seen. A third of one
        // scene.
        assertThat(held.get(2).nativeKib() - held.get(0).nativeKib())
                .as("growth over twenty scenes, KiB")
                .isLessThan((long) SCENE_KIB / 3);
    }

    @Test
    @Tag("campaign")
    void five_hundred_scenes_in_flat_memory() throws Exception {
        List<Held> held = soak(500, 10);
        assertThat(held).extracting(Held::vtkObjects).containsOnly(0);
        double slope = slope(held.stream().filter(h -> h.scenes() >= 100).toList());
        System.out.printf("native memory over scenes 100 to 500: %.1f KiB a scene%n", slope);
        // One thousandth of what a scene holds.
        assertThat(slope).as("KiB a scene").isLessThan(SCENE_KIB / 1000);
    }

    private static List<Held> soak(int scenes, int every) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
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
                String.valueOf(scenes),
                String.valueOf(every));
        builder.environment().put("MALLOC_ARENA_MAX", arenasOfTheLauncher());
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        System.out.println(said);
        List<Held> all = Held.allIn(said);
        assertThat(all).hasSize(scenes / every);
        return all;
    }

    /** What is tested here must be what a user starts. */
    private static String arenasOfTheLauncher() throws Exception {
        Matcher m = Pattern.compile("(?m)^ *export MALLOC_ARENA_MAX=(\\d+)$")
                .matcher(Files.readString(Path.of("needlepoint")));
        assertThat(m.find()).as("the launcher limits the arenas of malloc").isTrue();
        return m.group(1);
    }

    /** KiB that native memory grows by for each scene, by least squares. */
    private static double slope(List<Held> held) {
        double x = held.stream().mapToInt(Held::scenes).average().orElseThrow();
        double y = held.stream().mapToLong(Held::nativeKib).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        for (Held h : held) {
            xy += (h.scenes() - x) * (h.nativeKib() - y);
            xx += (h.scenes() - x) * (h.scenes() - x);
        }
        return xy / xx;
    }
}
