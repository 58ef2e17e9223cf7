package org.needlepoint.casefile.planning;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;

/** Random cases: every member present in some and absent in others. */
final class PlanningCases {
    private static final String[] TEXTS = {
        "P1", "lesser trochanter", "ü 肉瘤 \"quoted\" \\ line\nbreak", "a,b;c", "a\u2028b"
    };
    private final SplittableRandom random;

    private PlanningCases(long seed) {
        random = new SplittableRandom(seed);
    }

    static PlanningCase random(long seed, Path folder) {
        return new PlanningCases(seed).make(folder);
    }

    /** A case with a counter in it, for tests that write many. */
    static PlanningCase numbered(long n) {
        return random(7, Path.of("/data/case"))
                .withNotes(List.of(new Note(Long.toString(n), Optional.empty(), false, Instant.EPOCH)));
    }

    static long number(PlanningCase c) {
        return Long.parseLong(c.notes().get(0).text());
    }

    private PlanningCase make(Path folder) {
        Path input = pick(
                folder.resolve("dicom"),
                folder,
                folder.resolveSibling("images").resolve("a b"),
                Path.of("/elsewhere/patient.zip"));
        Map<Purpose, String> series = new EnumMap<>(Purpose.class);
        for (Purpose p : Purpose.values()) {
            if (random.nextBoolean()) {
                series.put(p, "2.25." + random.nextInt(1000));
            }
        }
        Set<Step> confirmed = EnumSet.noneOf(Step.class);
        for (Step s : Step.values()) {
            if (random.nextBoolean()) {
                confirmed.add(s);
            }
        }
        String template =
                pick("vitamin-d-capsule-six", folder.resolve("own.json").toString(), "/t/x.json");
        return new PlanningCase(
                input,
                template,
                series,
                random.nextBoolean() ? java.util.Set.of() : java.util.Set.of("2.25.77", "12"),
                marks(),
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(4)),
                list(this::text),
                pose(folder),
                rules(),
                slice(),
                list(() -> new DrawnRegion(text(), "2.25.9", List.of(vector(), vector(), vector(), vector()))),
                pathology(),
                list(() -> new Note(text(), maybe(() -> pick(Step.values())), random.nextBoolean(), instant())),
                list(() -> new Acknowledgement(pick(Hazard.values()), text(), "Dr. A", instant())),
                confirmed,
                list(() -> new InputFile(
                        "CT/" + random.nextInt(1000), "ct", "2.25." + random.nextInt(), "0123456789abcdef".repeat(4))));
    }

    private MarksFile marks() {
        return new MarksFile(
                maybe(() -> markers("2.25.1", "MR")),
                maybe(() -> markers("2.25.2", "CT")),
                maybe(() -> new MarksFile.NeedleMark(point("2.25.2", "CT"), point("2.25.2", "CT"))),
                list(() -> new MarksFile.Landmark(
                        text(),
                        pick(MarksFile.LandmarkKind.values()),
                        point("2.25.1", "MR"),
                        placing(),
                        point("2.25.2", "CT"),
                        placing())),
                random.nextBoolean());
    }

    private MarksFile.Marks markers(String frame, String label) {
        Map<String, Point3> out = new LinkedHashMap<>();
        int n = random.nextInt(7);
        for (int i = 1; i <= n; i++) {
            out.put("P" + (n - i), point(frame, label));
        }
        return new MarksFile.Marks(frame, out, random.nextBoolean(), random.nextBoolean());
    }

    private PoseChoice pose(Path folder) {
        return new PoseChoice(
                maybe(() -> folder.resolve("mr-to-ct.tfm")),
                pick(PoseChoice.FixedImage.values()),
                random.nextBoolean(),
                maybe(() -> new PoseChoice.Nudge(vector(), vector())));
    }

    private MeasuringRules rules() {
        double accept = positive();
        return new MeasuringRules(
                pick(ModelChoice.values()),
                pick(AdcFitChoice.values()),
                accept,
                accept + positive(),
                positive(),
                positive(),
                200 + random.nextInt(5000),
                random.nextLong());
    }

    private TargetSliceDecision slice() {
        return new TargetSliceDecision(
                number(),
                number(),
                random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(positive() * 1e-3),
                count(),
                random.nextBoolean());
    }

    private PathologyEntry pathology() {
        return new PathologyEntry(
                maybe(this::text),
                maybe(this::text),
                count(),
                count(),
                count(),
                count(),
                count(),
                count(),
                number(),
                maybe(() -> LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3000))),
                maybe(this::text));
    }

    private MarksFile.PlacingError placing() {
        return new MarksFile.PlacingError(positive(), positive());
    }

    private Point3 point(String frame, String label) {
        Vector3 v = vector();
        return new Point3(new Frame(frame, label), v.x(), v.y(), v.z());
    }

    private Vector3 vector() {
        return new Vector3(coordinate(), coordinate(), coordinate());
    }

    /** All digits of a double, and the ends of its range. */
    private double coordinate() {
        return pick(
                random.nextDouble() * 400 - 200,
                0.0,
                -0.0,
                1.0 / 3,
                (double) random.nextInt(),
                Double.MIN_VALUE,
                Double.MAX_VALUE);
    }

    private double positive() {
        return random.nextDouble() * 10 + 1e-9;
    }

    private OptionalDouble number() {
        return random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(coordinate());
    }

    private OptionalInt count() {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(100));
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    }

    private String text() {
        return pick(TEXTS);
    }

    @SafeVarargs
    private <T> T pick(T... of) {
        return of[random.nextInt(of.length)];
    }

    private <T> Optional<T> maybe(Supplier<T> some) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(some.get());
    }

    private <T> List<T> list(Supplier<T> some) {
        List<T> out = new ArrayList<>();
        int n = random.nextInt(4);
        for (int i = 0; i < n; i++) {
            out.add(some.get());
        }
        return out;
    }
}
