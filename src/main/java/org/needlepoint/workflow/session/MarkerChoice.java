package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.registration.MarkerExclusion;
import org.needlepoint.registration.RegistrationModel;
import org.needlepoint.registration.RegistrationResult;
import org.needlepoint.registration.RigidRegistration;
import org.needlepoint.registration.SliceProtocol;
import org.needlepoint.registration.TargetError;

/**
 * Which of the found markers are fitted: all, or those that the reader did not leave out.
 *
 * @param used markers that are fitted
 * @param excluded markers that the reader left out
 */
public record MarkerChoice(MarkerStep.Found used, List<Correspondence> excluded) {

    /**
     * What the choice, and other choices, do at the needle tip.
     *
     * @param each effect of leaving out each marker that is fitted; empty if three or fewer are
     * @param chosen effect of what the reader left out; empty if nothing was
     */
    public record Effect(List<MarkerExclusion> each, Optional<Chosen> chosen) {}

    /**
     * Effect of what the reader left out.
     *
     * @param tipMoveMm where the tip lies without them minus where it lies with them, MR axes, mm
     * @param withAll predicted error at the tip had they been kept
     * @param distancesMm distance of each from where the others place it, in the order of {@link #excluded}, mm
     */
    public record Chosen(Vector3 tipMoveMm, TargetError withAll, List<Double> distancesMm) {}

    /**
     * Leaves markers out.
     *
     * @param found all markers
     * @param labels those to leave out
     * @return the choice
     * @throws ProblemException if a label is none of the markers, or fewer than three are left
     */
    static MarkerChoice of(MarkerStep.Found found, List<String> labels) throws ProblemException {
        List<String> all = found.pairs().stream().map(Correspondence::label).toList();
        for (String label : labels) {
            if (!all.contains(label)) {
                throw new ProblemException(WorkflowProblem.NO_SUCH_MARKER, label, String.join(", ", all));
            }
        }
        List<Correspondence> used = new ArrayList<>();
        List<Correspondence> excluded = new ArrayList<>();
        found.pairs().forEach(p -> (labels.contains(p.label()) ? excluded : used).add(p));
        if (excluded.isEmpty()) {
            return new MarkerChoice(found, List.of());
        }
        if (used.size() < 3) {
            throw new ProblemException(
                    WorkflowProblem.TOO_MANY_EXCLUDED, String.join(", ", labels), used.size(), all.size());
        }
        List<String> notes = new ArrayList<>(found.notes());
        notes.add(SessionWording.LEFT_OUT.say(
                String.join(", ", excluded.stream().map(Correspondence::label).toList())));
        return new MarkerChoice(
                new MarkerStep.Found(
                        List.copyOf(used),
                        found.byHandMr(),
                        found.byHandCt(),
                        found.mrImage(),
                        notes,
                        found.landmarks()),
                List.copyOf(excluded));
    }

    /**
     * What leaving markers out does.
     *
     * @param model model of the fit that is used
     * @param protocol what the scanning protocol promises
     * @param tip needle tip, CT frame
     * @return the effect at the tip
     * @throws ProblemException if a fit fails
     */
    Effect effect(RegistrationModel model, SliceProtocol protocol, Point3 tip) throws ProblemException {
        RigidRegistration fit = RigidRegistration.withDefaults().with(protocol).with(model);
        List<MarkerExclusion> each = fit.exclusions(used.pairs(), tip);
        if (excluded.isEmpty()) {
            return new Effect(each, Optional.empty());
        }
        List<Correspondence> all = new ArrayList<>(used.pairs());
        all.addAll(excluded);
        RegistrationResult with = fit.fit(all);
        RigidTransform without = fit.fit(used.pairs()).ctToMr();
        List<Double> distances = excluded.stream()
                .map(c -> without.apply(c.from()).distanceMm(c.to()))
                .toList();
        return new Effect(
                each,
                Optional.of(new Chosen(
                        without.apply(tip).minus(with.ctToMr().apply(tip)), with.targetError(tip), distances)));
    }
}
