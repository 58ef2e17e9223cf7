package org.needlepoint.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.needlepoint.problem.ProblemException;

/**
 * Flow of cases through a study, as STARD and CONSORT ask for it: boxes with counts from top to bottom, beside them who
 * was left out and why, at the end the groups. The height follows from the words.
 *
 * <p>Every stage is checked: those before, less those left out, must be those after. A diagram that does not add up is
 * refused, naming the stage and both numbers.
 *
 * <pre>{@code
 * FlowDiagram.of("Flow of patients", "Patients with suspected soft tissue sarcoma", 82)
 *         .then("Included", 32, new Reason("Inadequate image quality", 8), …)
 *         .withGroups(new Group("Low grade", 8), new Group("High grade", 24));
 * }</pre>
 */
public final class FlowDiagram implements Chart {
    private final String title;
    private final double widthMm;
    private final List<Stage> stages;
    private final List<Group> groups;

    /**
     * Why cases were left out.
     *
     * @param name such as "Inadequate image quality"
     * @param count how many, 0 or more
     */
    public record Reason(String name, long count) {}

    /**
     * A part of the last stage.
     *
     * @param name such as "Low grade"
     * @param count how many, 0 or more
     */
    public record Group(String name, long count) {}

    /**
     * A box of the main column.
     *
     * @param name what its cases have in common
     * @param count how many
     * @param reasons why cases of the stage before are not among them
     */
    record Stage(String name, long count, List<Reason> reasons) {
        long left() {
            return reasons.stream().mapToLong(Reason::count).sum();
        }
    }

    private FlowDiagram(String title, double widthMm, List<Stage> stages, List<Group> groups) {
        this.title = title;
        this.widthMm = widthMm;
        this.stages = List.copyOf(stages);
        this.groups = List.copyOf(groups);
    }

    /**
     * A diagram of one stage, 140 mm wide.
     *
     * @param title what it shows
     * @param name who was looked at first
     * @param count how many
     * @return diagram to be continued
     * @throws ProblemException {@link ChartProblem#IMPOSSIBLE} for a negative count
     */
    public static FlowDiagram of(String title, String name, long count) throws ProblemException {
        Finite.require(count >= 0, title, "\"" + name + "\" counts " + count);
        return new FlowDiagram(title, 140, List.of(new Stage(name, count, List.of())), List.of());
    }

    /**
     * The same diagram in another width; one column (85 mm) is narrow but possible.
     *
     * @param mm width, mm
     * @return diagram
     */
    public FlowDiagram withWidth(double mm) {
        return new FlowDiagram(title, new FigureSize(mm, 10).widthMm(), stages, groups);
    }

    /**
     * The same diagram with one more stage.
     *
     * @param name what its cases have in common
     * @param count how many
     * @param reasons why the others of the stage before are left out; reasons that nobody has are not drawn
     * @return diagram
     * @throws ProblemException {@link ChartProblem#SUM} if the numbers do not add up
     */
    public FlowDiagram then(String name, long count, Reason... reasons) throws ProblemException {
        if (!groups.isEmpty()) {
            throw new IllegalStateException("The groups are the end");
        }
        for (Reason r : reasons) {
            Finite.require(r.count() >= 0, title, "\"" + r.name() + "\" counts " + r.count());
        }
        Finite.require(count >= 0, title, "\"" + name + "\" counts " + count);
        Stage stage = new Stage(name, count, List.of(reasons));
        long before = last().count();
        if (before - stage.left() != count) {
            throw new ProblemException(
                    ChartProblem.SUM,
                    title,
                    name,
                    before + " less " + stage.left() + " left out are " + (before - stage.left()),
                    count);
        }
        List<Stage> more = new ArrayList<>(stages);
        more.add(stage);
        return new FlowDiagram(title, widthMm, more, groups);
    }

    /**
     * The same diagram with the last stage divided.
     *
     * @param parts its groups, one or more
     * @return diagram
     * @throws ProblemException {@link ChartProblem#SUM} if they are not together the last stage
     */
    public FlowDiagram withGroups(Group... parts) throws ProblemException {
        for (Group g : parts) {
            Finite.require(g.count() >= 0, title, "\"" + g.name() + "\" counts " + g.count());
        }
        long sum = Arrays.stream(parts).mapToLong(Group::count).sum();
        if (sum != last().count()) {
            throw new ProblemException(
                    ChartProblem.SUM, title, last().name(), "its groups are together " + sum, last().count());
        }
        return new FlowDiagram(title, widthMm, stages, List.of(parts));
    }

    private Stage last() {
        return stages.get(stages.size() - 1);
    }

    List<Stage> stages() {
        return stages;
    }

    List<Group> groups() {
        return groups;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public FigureSize size() {
        return new FigureSize(widthMm, heightMmFor(widthMm));
    }

    @Override
    public double heightMmFor(double width) {
        return FigureSize.millimetres(new FlowLayout(this, FigureSize.points(width)).height());
    }

    @Override
    public String altText() {
        StringBuilder b = new StringBuilder("Flow diagram.");
        for (Stage s : stages) {
            if (s.left() > 0) {
                b.append(" Left out: ").append(s.left()).append(" (");
                b.append(String.join(
                        "; ",
                        s.reasons().stream()
                                .filter(r -> r.count() > 0)
                                .map(r -> r.name() + ", n = " + r.count())
                                .toList()));
                b.append(").");
            }
            b.append(' ').append(s.name()).append(": n = ").append(s.count()).append('.');
        }
        groups.forEach(g -> b.append(' ')
                .append(g.name())
                .append(": n = ")
                .append(g.count())
                .append('.'));
        return b.toString();
    }

    @Override
    public void draw(Canvas canvas) {
        new FlowLayout(this, canvas.width()).draw(canvas);
    }
}
