package org.needlepoint.registration.intensity;

import java.util.List;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.PoseUncertainty;

/** What a refinement came to: a pose that passed every test, or a refusal that says which it failed. */
public sealed interface IntensityResult {

    /**
     * The numbers of every test.
     *
     * @return evidence
     */
    Evidence evidence();

    /**
     * A pose that passed every test.
     *
     * @param pose refined transform from CT to MR with the estimated covariance of its error
     * @param evidence numbers of the tests
     */
    record Accepted(PoseUncertainty pose, Evidence evidence) implements IntensityResult {
        /**
         * The refined transform.
         *
         * @return from CT to MR
         */
        public RigidTransform ctToMr() {
            return pose.ctToMr();
        }
    }

    /**
     * A refusal.
     *
     * @param failed the tests that failed, at least one, the first the most telling
     * @param poseNotToBeUsed the best pose found, from CT to MR, for study only
     * @param evidence numbers of the tests
     */
    record Refused(List<Outcome> failed, RigidTransform poseNotToBeUsed, Evidence evidence) implements IntensityResult {
        /** Copies the list. */
        public Refused {
            failed = List.copyOf(failed);
        }

        /**
         * The refusal as a failure of the task, for callers that cannot go on without the refined pose.
         *
         * @return {@link IntensityProblem#REFUSED}, worded after the first failed test
         */
        public ProblemException asProblem() {
            Outcome o = failed.get(0);
            return new ProblemException(
                    IntensityProblem.REFUSED,
                    o.test().words(),
                    o.test().format(o.number()),
                    o.test().format(o.limit()));
        }
    }

    /**
     * One test.
     *
     * @param test which
     * @param number what was found
     * @param limit limit
     */
    record Outcome(RefusalTest test, double number, double limit) {
        /**
         * Whether it passed.
         *
         * @return true if it did
         */
        public boolean passed() {
            return test.passes(number, limit);
        }
    }

    /**
     * The numbers behind the decision.
     *
     * @param motion which motions were allowed
     * @param similarity which similarity was climbed
     * @param similarityAtStart similarity of the start at the finest level; 0 without a start that overlaps
     * @param similarityAtEnd similarity of the pose, same samples
     * @param movedMm change at the target from the start to the pose, RMS, mm
     * @param errorRmsMm estimated error over the target, RMS, mm
     * @param jackknifeMm its part from leaving out one octant of the surroundings at a time, mm
     * @param outcomes all tests
     */
    record Evidence(
            Motion motion,
            Similarity similarity,
            double similarityAtStart,
            double similarityAtEnd,
            double movedMm,
            double errorRmsMm,
            double jackknifeMm,
            List<Outcome> outcomes) {
        /** Copies the list. */
        public Evidence {
            outcomes = List.copyOf(outcomes);
        }
    }
}
