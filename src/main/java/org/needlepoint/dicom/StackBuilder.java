package org.needlepoint.dicom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.needlepoint.geometry.Vector3;

/**
 * Separates the frames of a series into stacks: by frame of reference, matrix, orientation, role, b-value, echo and,
 * where several frames lie at one position, by gradient direction, temporal position, acquisition and repetition.
 */
final class StackBuilder {
    private static final double SAME_DIRECTION = 2e-3;
    private static final double SAME_POSITION_MM = 0.01;

    /** A frame with the header of its object and its role. */
    record Member(FrameHeader frame, DataSet dataSet, RoleGuess role, Optional<BValue> bValue) {

        static Member of(FrameHeader frame, DataSet dataSet) {
            RoleGuess role = Roles.guess(dataSet, frame);
            Optional<BValue> b = Optional.empty();
            if (role.role() == SeriesRole.DWI) {
                b = frame.bValue().isPresent() ? frame.bValue() : Diffusion.bValueByName(dataSet);
            }
            return new Member(frame, dataSet, role, b);
        }

        double along(Vector3 normal) {
            return StackGeometry.along(frame, normal);
        }
    }

    /** Frames that form one stack, and what sets them apart. */
    private record Group(List<Member> members, List<String> labels) {
        Group with(List<Member> part, String label) {
            List<String> all = new ArrayList<>(labels);
            if (!label.isEmpty()) {
                all.add(label);
            }
            return new Group(part, all);
        }
    }

    private final String seriesName;
    private final String modality;
    private final List<SeriesProblem> problems;

    StackBuilder(String seriesName, String modality, List<SeriesProblem> problems) {
        this.seriesName = seriesName;
        this.modality = modality;
        this.problems = problems;
    }

    List<ImageStack> build(List<Member> members) {
        List<Member> sorted = members.stream()
                .sorted(Comparator.comparingInt(
                                (Member m) -> m.frame().origin().instance().orElse(Integer.MAX_VALUE))
                        .thenComparing(m -> m.frame().origin().sopInstanceUid())
                        .thenComparingInt(m -> m.frame().origin().frame()))
                .toList();
        List<Group> groups = List.of(new Group(sorted, List.of()));
        groups = split(groups, m -> m.role().role().name(), m -> m.role().role().label());
        groups = split(
                groups,
                m -> m.frame().plane().frameOfReferenceUid(),
                m -> DicomWording.FRAME_OF_REFERENCE.say(m.frame().plane().frameOfReferenceUid()));
        groups = split(groups, StackBuilder::matrix, StackBuilder::matrix);
        groups = splitByOrientation(groups);
        groups = split(groups, StackBuilder::component, StackBuilder::component);
        groups = split(groups, m -> m.bValue().map(b -> Text.number(b.value())).orElse(""), m -> m.bValue()
                .map(b -> "b " + Text.number(b.value()))
                .orElse(DicomWording.B_LABEL_UNKNOWN.say()));
        groups = split(groups, StackBuilder::echo, m -> "TE " + echo(m) + " ms");
        List<ImageStack> stacks = new ArrayList<>();
        for (Group g : groups) {
            for (Group single : onePerPosition(g)) {
                stacks.add(stack(single));
            }
        }
        reportMixtures(sorted);
        return stacks;
    }

    private static List<Group> split(List<Group> groups, Function<Member, String> key, Function<Member, String> label) {
        List<Group> out = new ArrayList<>();
        for (Group g : groups) {
            Map<String, List<Member>> parts = parts(g.members(), key);
            for (List<Member> part : parts.values()) {
                out.add(g.with(part, parts.size() > 1 ? label.apply(part.get(0)) : ""));
            }
        }
        return out;
    }

    private static Map<String, List<Member>> parts(List<Member> members, Function<Member, String> key) {
        Map<String, List<Member>> parts = new LinkedHashMap<>();
        for (Member m : members) {
            parts.computeIfAbsent(key.apply(m), k -> new ArrayList<>()).add(m);
        }
        return parts;
    }

    private static String matrix(Member m) {
        PixelFormat f = m.frame().format();
        FrameHeader.Plane p = m.frame().plane();
        return DicomWording.MATRIX.say(
                f.columns(), f.rows(), Text.fixed(p.columnSpacing(), 3), Text.fixed(p.rowSpacing(), 3));
    }

    /** Magnitude, phase, real or imaginary; trace apart from single directions. */
    private static String component(Member m) {
        for (String t : m.frame().imageType()) {
            switch (t.toUpperCase(Locale.ROOT)) {
                case "P", "PHASE" -> {
                    return "phase";
                }
                case "R", "REAL" -> {
                    return "real";
                }
                case "I", "IMAGINARY" -> {
                    return "imaginary";
                }
                case "TRACEW", "TRACE" -> {
                    return "trace";
                }
                default -> {}
            }
        }
        return "magnitude";
    }

    private static String echo(Member m) {
        boolean single = m.role().role() == SeriesRole.DWI || m.role().role() == SeriesRole.ADC;
        return single || m.frame().echoTimeMs().isEmpty()
                ? ""
                : Text.fixed(m.frame().echoTimeMs().getAsDouble(), 1);
    }

    private static List<Group> splitByOrientation(List<Group> groups) {
        List<Group> out = new ArrayList<>();
        for (Group g : groups) {
            Map<Integer, List<Member>> parts = new TreeMap<>();
            List<FrameHeader.Plane> representatives = new ArrayList<>();
            for (Member m : g.members()) {
                parts.computeIfAbsent(orientation(m.frame().plane(), representatives), k -> new ArrayList<>())
                        .add(m);
            }
            for (List<Member> part : parts.values()) {
                out.add(g.with(part, parts.size() > 1 ? orientationLabel(part.get(0)) : ""));
            }
        }
        return out;
    }

    private static int orientation(FrameHeader.Plane p, List<FrameHeader.Plane> representatives) {
        if (p.rowDirection() == null) {
            return -1;
        }
        for (int i = 0; i < representatives.size(); i++) {
            FrameHeader.Plane r = representatives.get(i);
            if (p.rowDirection().minus(r.rowDirection()).norm() < SAME_DIRECTION
                    && p.columnDirection().minus(r.columnDirection()).norm() < SAME_DIRECTION) {
                return i;
            }
        }
        representatives.add(p);
        return representatives.size() - 1;
    }

    private static String orientationLabel(Member m) {
        FrameHeader.Plane p = m.frame().plane();
        if (p.rowDirection() == null) {
            return DicomWording.WITHOUT_ORIENTATION.say();
        }
        Vector3 n = p.normal();
        double x = Math.abs(n.x());
        double y = Math.abs(n.y());
        double z = Math.abs(n.z());
        String main =
                (z >= x && z >= y ? DicomWording.AXIAL : y >= x ? DicomWording.CORONAL : DicomWording.SAGITTAL).say();
        return Math.max(x, Math.max(y, z)) > 0.999
                ? main
                : DicomWording.OBLIQUE.say(
                        main, Text.fixed(n.x(), 3) + ", " + Text.fixed(n.y(), 3) + ", " + Text.fixed(n.z(), 3));
    }

    /** Separates frames at the same position by the first property that does so cleanly. */
    private List<Group> onePerPosition(Group g) {
        Group clean = withoutCopies(g);
        if (!isPlaced(clean)
                || positions(clean.members()).size() == clean.members().size()) {
            return List.of(clean);
        }
        List<Map.Entry<String, Function<Member, String>>> keys = List.of(
                Map.entry(
                        DicomWording.DIRECTION.say(""),
                        m -> m.frame().direction().orElse(DicomWording.NO_DIRECTION.say())),
                // Philips tells its unweighted images apart by pseudo-zero b-values.
                Map.entry("", m -> m.bValue().map(BValue::source).orElse("")),
                Map.entry(
                        DicomWording.TEMPORAL_POSITION.say(""),
                        m -> text(m.frame().temporal())),
                Map.entry(DicomWording.ACQUISITION.say(""), m -> text(m.frame().acquisition())));
        for (Map.Entry<String, Function<Member, String>> key : keys) {
            Map<String, List<Member>> parts = parts(clean.members(), key.getValue());
            if (parts.size() > 1 && separates(parts, positions(clean.members()).size())) {
                List<Group> out = new ArrayList<>();
                for (Map.Entry<String, List<Member>> part : parts.entrySet()) {
                    out.addAll(onePerPosition(clean.with(part.getValue(), key.getKey() + part.getKey())));
                }
                return out;
            }
        }
        return repetitions(clean);
    }

    private static String text(java.util.OptionalInt v) {
        return v.isPresent() ? Integer.toString(v.getAsInt()) : "none";
    }

    private static boolean isPlaced(Group g) {
        return g.members().stream().allMatch(m -> m.frame().plane().missing().isEmpty());
    }

    /** A property separates if every part covers most positions: a number that counts slices does not. */
    private static boolean separates(Map<String, List<Member>> parts, int allPositions) {
        return parts.values().stream().allMatch(p -> 2 * positions(p).size() >= allPositions);
    }

    /** Frames by position along the normal, in order. */
    private static List<List<Member>> positions(List<Member> members) {
        Vector3 n = members.get(0).frame().plane().normal();
        List<Member> sorted = members.stream()
                .sorted(Comparator.comparingDouble(m -> m.along(n)))
                .toList();
        List<List<Member>> out = new ArrayList<>();
        double at = Double.NEGATIVE_INFINITY;
        for (Member m : sorted) {
            if (m.along(n) - at > SAME_POSITION_MM) {
                out.add(new ArrayList<>());
                at = m.along(n);
            }
            out.get(out.size() - 1).add(m);
        }
        return out;
    }

    /** The same object twice, as when a folder was copied into itself. */
    private Group withoutCopies(Group g) {
        Map<String, Member> unique = new LinkedHashMap<>();
        for (Member m : g.members()) {
            unique.putIfAbsent(
                    m.frame().origin().sopInstanceUid() + " "
                            + m.frame().origin().frame(),
                    m);
        }
        int copies = g.members().size() - unique.size();
        boolean named = unique.keySet().stream().noneMatch(k -> k.startsWith(" "));
        if (copies == 0 || !named) {
            return g;
        }
        problems.add(SeriesProblem.note(
                DicomProblem.DUPLICATE_SLICES, copies + " images are copies of others (same SOP Instance UID)"));
        return new Group(List.copyOf(unique.values()), g.labels());
    }

    /** Every position equally often: repetitions in the order of their instance numbers. Else single doubles. */
    private List<Group> repetitions(Group g) {
        List<List<Member>> positions = positions(g.members());
        int count = positions.get(0).size();
        if (count == 1 || positions.stream().anyMatch(p -> p.size() != count) || positions.size() == 1 && count > 2) {
            return positions.size() == 1 ? singles(g) : List.of(g);
        }
        problems.add(SeriesProblem.warning(
                DicomProblem.SEVERAL_IMAGES_PER_POSITION, DicomWording.REPETITIONS.say(count, positions.size())));
        List<Group> out = new ArrayList<>();
        for (int r = 0; r < count; r++) {
            List<Member> part = new ArrayList<>();
            for (List<Member> p : positions) {
                part.add(p.stream()
                        .sorted(Comparator.comparingInt(
                                m -> m.frame().origin().instance().orElse(Integer.MAX_VALUE)))
                        .toList()
                        .get(r));
            }
            out.add(g.with(part, DicomWording.REPETITION.say(r + 1)));
        }
        return out;
    }

    private static List<Group> singles(Group g) {
        List<Group> out = new ArrayList<>();
        for (Member m : g.members()) {
            out.add(g.with(
                    List.of(m),
                    DicomWording.SINGLE_IMAGE.say(text(m.frame().origin().instance()))));
        }
        return out;
    }

    private ImageStack stack(Group g) {
        Member first = g.members().get(0);
        List<SeriesProblem> found = new ArrayList<>();
        String label = String.join(", ", g.labels());
        String name = label.isEmpty() ? seriesName : seriesName + ", " + label;
        List<FrameHeader> frames = new ArrayList<>();
        List<FrameHeader> copies = new ArrayList<>();
        ImageStack.Geometry geometry;
        List<Tag> missing = g.members().stream()
                .flatMap(m -> m.frame().plane().missing().stream())
                .distinct()
                .toList();
        if (!missing.isEmpty() || first.frame().format().rows() == 0) {
            g.members().forEach(m -> frames.add(m.frame()));
            geometry = new ImageStack.Geometry(null, frames, new java.util.BitSet());
            String lacking = missing.isEmpty()
                    ? DicomWording.ROWS_AND_COLUMNS.say()
                    : String.join(", ", missing.stream().map(Tag::toString).toList());
            found.add(SeriesProblem.error(DicomProblem.MISSING_GEOMETRY, lacking));
        } else {
            for (List<Member> position : positions(g.members())) {
                frames.add(position.get(0).frame());
                position.subList(1, position.size()).forEach(m -> copies.add(m.frame()));
            }
            if (!copies.isEmpty()) {
                found.add(SeriesProblem.warning(DicomProblem.DUPLICATE_SLICES, DicomWording.COPIES.say(copies.size())));
            }
            geometry = StackGeometry.of(frames, modality, found);
        }
        g.members().stream()
                .flatMap(m -> m.frame().warnings().stream())
                .distinct()
                .forEach(w -> found.add(SeriesProblem.warning(DicomProblem.CONTRADICTION, w)));
        if (first.role().role() == SeriesRole.DWI && first.bValue().isEmpty()) {
            found.add(SeriesProblem.warning(DicomProblem.B_VALUE_UNKNOWN, DicomWording.B_UNKNOWN.say()));
        }
        if (first.frame().format().photometric().equals("MONOCHROME1")) {
            found.add(SeriesProblem.note(DicomProblem.CONTRADICTION, DicomWording.INVERTED.say()));
        }
        first.bValue()
                .filter(BValue::fromText)
                .ifPresent(b -> found.add(SeriesProblem.warning(
                        DicomProblem.CONTRADICTION, DicomWording.B_ONLY_BY_NAME.say(b.source()))));
        return new ImageStack(name, label, first.role(), first.bValue(), geometry, copies, first.dataSet(), found);
    }

    private void reportMixtures(List<Member> all) {
        Map<String, List<Member>> frames = parts(all, m -> m.frame().plane().frameOfReferenceUid());
        if (frames.size() > 1) {
            problems.add(SeriesProblem.error(DicomProblem.MIXED_FRAMES, String.join(", ", frames.keySet())));
        }
        Map<String, List<Member>> matrices = parts(all, StackBuilder::matrix);
        boolean scout = all.stream().anyMatch(m -> m.role().role() == SeriesRole.LOCALIZER);
        if (matrices.size() > 1 && !scout) {
            problems.add(SeriesProblem.warning(DicomProblem.MIXED_MATRIX, String.join("; ", matrices.keySet())));
        }
        List<FrameHeader.Plane> orientations = new ArrayList<>();
        all.forEach(m -> orientation(m.frame().plane(), orientations));
        if (orientations.size() > 1 && !scout) {
            double widest = 0;
            for (FrameHeader.Plane p : orientations) {
                widest = Math.max(widest, orientations.get(0).normal().angleRad(p.normal()));
            }
            // Few degrees apart is no second orientation but a slice that lies wrong.
            problems.add(new SeriesProblem(
                    widest < Math.toRadians(15) ? SeriesProblem.Severity.ERROR : SeriesProblem.Severity.WARNING,
                    DicomProblem.NON_PARALLEL_SLICES,
                    DicomWording.ORIENTATIONS.say(orientations.size(), Text.fixed(Math.toDegrees(widest), 1))));
        }
    }
}
