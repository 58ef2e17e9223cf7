package org.needlepoint.workflow.session;

import java.util.Locale;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.measurement.CorePose;
import org.needlepoint.needle.BiopsyCore;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Assessment;
import org.needlepoint.registration.QualityGate;
import org.needlepoint.registration.RegistrationAssessment;
import org.needlepoint.registration.SliceProtocol;
import org.needlepoint.registration.TargetError;
import org.needlepoint.work.Progress;

/**
 * CT joined to MR: the pose that is used, its verdict, and the slice that the tip lies in.
 *
 * @param assessment markers' registration with its verdict
 * @param registered the pose used and where it comes from
 * @param exclusion what leaving markers out does at the tip
 * @param targetSlice slice of the T2 series nearest to the tip
 * @param tipMr needle tip carried to MR
 * @param tipError predicted registration error at the tip
 */
public record CaseRegistration(
        Assessment assessment,
        PoseStep.Registered registered,
        MarkerChoice.Effect exclusion,
        int targetSlice,
        Point3 tipMr,
        TargetError tipError) {

    /** The markers' own verdict, before anything is put in the place of their fit. */
    static Assessment assess(PlanningCase decisions, CaseImages images, NeedleStep.Chosen needle, MarkerChoice choice)
            throws ProblemException {
        return RegistrationAssessment.withDefaults()
                .with(new QualityGate(
                        decisions.rules().acceptMm(), decisions.rules().cautionMm()))
                .with(protocol(images))
                .assess(choice.used().pairs(), needle.needle().tip());
    }

    static CaseRegistration of(
            PlanningCase decisions,
            CaseSeries series,
            CaseImages images,
            NeedleStep.Chosen needle,
            MarkerChoice choice,
            Assessment assessment,
            Progress progress)
            throws ProblemException {
        Point3 tip = needle.needle().tip();
        PoseStep.Registered registered =
                new PoseStep(decisions, assessment, choice.used().pairs(), tip).choose(images, progress);
        MarkerChoice.Effect exclusion = choice.effect(registered.fitted().model(), protocol(images), tip);
        Point3 tipMr = registered.result().ctToMr().apply(tip);
        int slice = targetSlice(series, images.t2(), tipMr);
        return new CaseRegistration(
                assessment,
                registered,
                exclusion,
                slice,
                tipMr,
                registered.result().targetError(tip));
    }

    private static SliceProtocol protocol(CaseImages images) {
        return SliceProtocol.parallel(
                images.ct().volume().grid().normal(), images.t2().grid().normal());
    }

    /**
     * CT points to MR points.
     *
     * @return the transform that is used
     */
    public RigidTransform ctToMr() {
        return registered.result().ctToMr();
    }

    /** The needle on MR with its uncertainty. */
    CorePose corePose(NeedleCandidate needle) {
        return new CorePose(registered.result().pose(), needle);
    }

    /** The core at the best estimate, without draws. */
    BiopsyCore core(PlanningCase decisions, NeedleCandidate needle) {
        CorePose.Placed p = corePose(needle).estimate();
        return new BiopsyCore(
                p.tipMr(),
                p.directionMr(),
                decisions.rules().coreLengthMm(),
                decisions.rules().coreWidthMm());
    }

    /** The slice whose plane is nearest to the tip. */
    private static int targetSlice(CaseSeries series, Volume t2, Point3 tipMr) throws ProblemException {
        VoxelGrid grid = t2.grid();
        ContinuousIndex tip = grid.toIndex(tipMr);
        if (!grid.contains(tip)) {
            double outside = Math.max(
                    Math.max(-0.5 - tip.slice(), tip.slice() - grid.slices() + 0.5) * grid.sliceSpacingMm(),
                    Math.max(
                            Math.max(-0.5 - tip.column(), tip.column() - grid.columns() + 0.5) * grid.columnSpacingMm(),
                            Math.max(-0.5 - tip.row(), tip.row() - grid.rows() + 0.5) * grid.rowSpacingMm()));
            throw new ProblemException(
                    WorkflowProblem.TIP_OUTSIDE,
                    String.format(Locale.ROOT, "%.1f mm", outside),
                    series.t2().name());
        }
        int slice = (int) Math.max(0, Math.min(grid.slices() - 1L, Math.round(tip.slice())));
        if (!t2.isPresent(slice)) {
            throw new ProblemException(
                    WorkflowProblem.SLICE_MISSING,
                    series.t2().name(),
                    SessionWording.TARGET_SLICE_MISSING.say(slice + 1));
        }
        return slice;
    }
}
