package org.needlepoint.casefile.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;

/**
 * A process that saves without pause is killed (SIGKILL) at random moments: afterwards every case folder opens with a whole
 * case, and with the last acknowledged change or a later one. A process saves into several folders at once, so that a kill
 * meets as many savings at moments of their own.
 */
class CaseKillTest {
    private static final int FOLDERS = 5;

    @TempDir
    private Path temporary;

    /** Saves counters into each folder from a thread of its own, and prints each when it is acknowledged. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            for (int i = 1; i < args.length; i++) {
                int folder = i - 1;
                Path path = Path.of(args[i]);
                long from = Long.parseLong(args[0]);
                new Thread(() -> write(folder, path, from)).start();
            }
        }

        private static void write(int folder, Path path, long from) {
            try {
                CaseFolder f = CaseFolder.isCase(path)
                        ? CaseFolder.open(path, CaseOwner.here(), false)
                        : CaseFolder.create(path, CaseOwner.here());
                for (long n = from; ; n++) {
                    // Now and then the user saves; else the case is kept without being asked.
                    boolean save = n % 7 == 0;
                    if (save) {
                        f.save(PlanningCases.numbered(n));
                    } else {
                        f.autosave(PlanningCases.numbered(n));
                    }
                    say(folder + " " + n + " " + save);
                }
            } catch (ProblemException e) {
                say("failed: " + e.getMessage());
            }
        }

        private static void say(String line) {
            synchronized (System.out) {
                System.out.println(line);
                System.out.flush();
            }
        }
    }

    private int killed(int rounds, long seed) throws Exception {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < FOLDERS; i++) {
            paths.add(temporary.resolve("case" + i).toString());
        }
        long[] acknowledged = new long[FOLDERS];
        long[] saved = new long[FOLDERS];
        SplittableRandom random = new SplittableRandom(seed);
        int kills = 0;
        for (int round = 0; round < rounds; round++) {
            long from = 1 + 1_000_000L * round;
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Writer.class.getName(),
                    Long.toString(from)));
            command.addAll(paths);
            Process writer = new ProcessBuilder(command)
                    .redirectError(temporary.resolve("errors").toFile())
                    .start();
            List<String> lines = new ArrayList<>();
            try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
                int some = FOLDERS + random.nextInt(60);
                for (int i = 0; i < some; i++) {
                    lines.add(out.readLine());
                }
                writer.waitFor(random.nextInt(20), TimeUnit.MILLISECONDS);
                // By its handle: the process's own method would close the pipe, with lines still in it.
                writer.toHandle().destroyForcibly();
                out.lines().forEach(lines::add);
            }
            assertThat(writer.waitFor()).as("killed by signal 9").isEqualTo(128 + 9);
            long[] times = new long[FOLDERS];
            for (String line : lines) {
                assertThat(line).as("output of the writer").matches("\\d+ \\d+ (true|false)");
                String[] part = line.split(" ");
                int folder = Integer.parseInt(part[0]);
                acknowledged[folder] = Long.parseLong(part[1]);
                times[folder]++;
                if (Boolean.parseBoolean(part[2])) {
                    saved[folder] = Long.parseLong(part[1]);
                }
            }
            for (int i = 0; i < FOLDERS; i++) {
                check(Path.of(paths.get(i)), acknowledged[i], saved[i], round);
                kills += times[i] > 0 ? 1 : 0;
            }
        }
        return kills;
    }

    private static void check(Path folder, long acknowledged, long saved, int round) throws ProblemException {
        if (acknowledged == 0 && !CaseFolder.isCase(folder)) {
            return;
        }
        try (CaseFolder f = CaseFolder.open(folder, CaseOwner.here(), false)) {
            CaseFolder.Opening o = f.opening();
            PlanningCase newest =
                    o.unsaved().map(UnsavedWork::planningCase).or(o::saved).orElseThrow();
            assertThat(newest)
                    .as("whole, round %d", round)
                    .isEqualTo(PlanningCases.numbered(PlanningCases.number(newest)));
            // One more may have been written and not yet been acknowledged.
            assertThat(PlanningCases.number(newest))
                    .as("newest, round %d", round)
                    .isGreaterThanOrEqualTo(acknowledged);
            assertThat(o.saved().map(PlanningCases::number).orElse(0L))
                    .as("saved by the user, round %d", round)
                    .isGreaterThanOrEqualTo(saved);
            assertThat(o.notes().stream().map(OpeningNote::kind))
                    .as("nothing damaged, round %d", round)
                    .allMatch(OpeningNote.Kind.TAKEN_OVER::equals);
        }
    }

    @Test
    void a_killed_process_loses_nothing_that_it_acknowledged() throws Exception {
        assertThat(killed(7, 20261121)).as("savings that a kill met").isGreaterThanOrEqualTo(30);
    }

    @Test
    @Tag("campaign")
    void hundreds_of_kills_lose_nothing() throws Exception {
        int kills = killed(60, 4);
        System.out.println("savings met by a kill: " + kills);
        assertThat(kills).isGreaterThanOrEqualTo(280);
    }
}
