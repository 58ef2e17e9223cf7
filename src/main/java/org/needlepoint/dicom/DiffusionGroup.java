package org.needlepoint.dicom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.needlepoint.image.VoxelGrid;

/**
 * Diffusion-weighted stacks of one acquisition on one grid: a series with several b-values, or several series with one
 * b-value each.
 *
 * @param stacks stacks, by b-value
 */
public record DiffusionGroup(List<ImageStack> stacks) {
    private static final double SAME_GRID_MM = 0.05;
    private static final double SAME_ECHO_MS = 0.5;

    /** Makes a group. */
    public DiffusionGroup {
        stacks = List.copyOf(stacks);
    }

    /**
     * The b-values.
     *
     * @return s/mm², ascending, each once
     */
    public List<Double> bValues() {
        return List.copyOf(byB().keySet());
    }

    /**
     * The common grid.
     *
     * @return grid of the lowest b-value
     */
    public VoxelGrid grid() {
        return stacks.get(0).grid().orElseThrow();
    }

    /**
     * Name for messages.
     *
     * @return first stack and b-values
     */
    public String name() {
        return DicomWording.WITH_B.say(
                stacks.get(0).name(),
                String.join(", ", bValues().stream().map(Text::number).toList()));
    }

    TreeMap<Double, List<ImageStack>> byB() {
        TreeMap<Double, List<ImageStack>> out = new TreeMap<>();
        stacks.forEach(s -> out.computeIfAbsent(s.bValue().orElseThrow(), k -> new ArrayList<>())
                .add(s));
        return out;
    }

    /** Groups of usable stacks whose b-values are known. */
    static List<DiffusionGroup> of(List<ImageStack> all) {
        Map<String, List<List<ImageStack>>> bySeries = new LinkedHashMap<>();
        for (ImageStack s : all) {
            if (s.isUsable() && s.bValue().isPresent()) {
                String series = s.dataSet().text(Tags.SERIES_INSTANCE_UID).orElse("");
                place(bySeries.computeIfAbsent(series, k -> new ArrayList<>()), s);
            }
        }
        List<List<ImageStack>> several = new ArrayList<>();
        List<List<ImageStack>> single = new ArrayList<>();
        for (List<List<ImageStack>> parts : bySeries.values()) {
            for (List<ImageStack> part : parts) {
                (new DiffusionGroup(part).byB().size() > 1 ? several : single).add(part);
            }
        }
        // A series of one b-value joins the first group on its grid that lacks that b-value.
        List<List<ImageStack>> groups = new ArrayList<>(several);
        for (List<ImageStack> part : single) {
            double b = part.get(0).bValue().orElseThrow();
            groups.stream()
                    .filter(g -> together(g.get(0), part.get(0)))
                    .filter(g -> g.stream().noneMatch(s -> s.bValue().orElseThrow() == b))
                    .findFirst()
                    .ifPresentOrElse(g -> g.addAll(part), () -> groups.add(new ArrayList<>(part)));
        }
        return groups.stream()
                .map(g -> new DiffusionGroup(g.stream()
                        .sorted(java.util.Comparator.comparingDouble(
                                s -> s.bValue().orElseThrow()))
                        .toList()))
                .sorted(java.util.Comparator.comparingInt(
                        (DiffusionGroup g) -> -g.byB().size()))
                .toList();
    }

    private static void place(List<List<ImageStack>> parts, ImageStack s) {
        parts.stream()
                .filter(p -> together(p.get(0), s))
                .findFirst()
                .ifPresentOrElse(p -> p.add(s), () -> parts.add(new ArrayList<>(List.of(s))));
    }

    private static boolean together(ImageStack a, ImageStack b) {
        boolean echo = a.echoTimeMs().isEmpty()
                || b.echoTimeMs().isEmpty()
                || Math.abs(a.echoTimeMs().getAsDouble() - b.echoTimeMs().getAsDouble()) <= SAME_ECHO_MS;
        return echo && a.grid().orElseThrow().coincidesWith(b.grid().orElseThrow(), SAME_GRID_MM);
    }
}
