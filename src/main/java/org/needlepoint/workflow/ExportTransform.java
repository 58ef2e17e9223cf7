package org.needlepoint.workflow;

import java.nio.file.Path;
import java.util.Optional;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.CaseResultJson;
import org.needlepoint.casefile.Matrix4;
import org.needlepoint.casefile.RegistrationOutcome;
import org.needlepoint.casefile.planning.PoseChoice;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.ItkTransformFile;
import org.needlepoint.registration.RegistrationModel;
import org.needlepoint.workflow.session.WorkflowProblem;

/** Writes a pose of a measured case, the one used or any that was fitted, as an ITK transform file. */
public final class ExportTransform {
    /** A fit of the markers, see {@link RegistrationModel}. */
    public enum Fit {
        /** Six degrees of freedom from the markers. */
        FULL_RIGID(RegistrationModel.FULL_RIGID),
        /** In-plane rotation and translation. */
        SLICE_LOCKED(RegistrationModel.SLICE_LOCKED),
        /** Six degrees of freedom with the protocol's tilt as a prior. */
        TILT_PRIOR(RegistrationModel.TILT_PRIOR);

        private final RegistrationModel model;

        Fit(RegistrationModel model) {
            this.model = model;
        }
    }

    private ExportTransform() {}

    /**
     * Writes the transform.
     *
     * @param result {@code result.json} of a measured case
     * @param fit the fit to write; empty for the pose that was used, with whatever a person put in the fit's place
     * @param fixed image that the file takes as fixed
     * @param file file to write, {@code .tfm} or {@code .txt}
     * @return one line that says what was written
     * @throws ProblemException if the result cannot be read, holds no fit of that model, or the file cannot be written
     */
    public static String write(Path result, Optional<Fit> fit, PoseChoice.FixedImage fixed, Path file)
            throws ProblemException {
        CaseResult r = CaseResultJson.read(result);
        RegistrationOutcome registration = r.registration();
        Matrix4 matrix = registration.ctToMr();
        if (fit.isPresent()) {
            RegistrationModel model = fit.get().model;
            matrix = registration.models().stream()
                    .filter(m -> m.model() == model)
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(WorkflowProblem.NO_SUCH_MODEL, result, model.words()))
                    .ctToMr();
        }
        Frame ct = new Frame(registration.ctFrameUid(), "CT");
        Frame mr = new Frame(registration.mrFrameUid(), "MR");
        RigidTransform ctToMr = matrix.toTransform(ct, mr);
        boolean ctFixed = fixed == PoseChoice.FixedImage.CT;
        ItkTransformFile.write(file, ctFixed ? ctToMr : ctToMr.inverse());
        return file + ": " + (ctFixed ? "CT to MR, CT fixed" : "MR to CT, MR fixed") + "; "
                + fit.map(f -> f.model.words()).orElse("the pose that was used");
    }
}
