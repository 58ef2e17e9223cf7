package org.needlepoint.workflow;

import java.util.List;
import java.util.stream.Stream;
import org.needlepoint.diffusion.AdcFit;
import org.needlepoint.diffusion.DiffusionWording;
import org.needlepoint.diffusion.SliceShift;
import org.needlepoint.fiducial.FiducialWording;
import org.needlepoint.needle.NeedleWording;
import org.needlepoint.problem.Wording;
import org.needlepoint.registration.RegistrationModel;
import org.needlepoint.registration.RegistrationWording;
import org.needlepoint.registration.intensity.IntensityWording;
import org.needlepoint.registration.intensity.Motion;
import org.needlepoint.registration.intensity.RefusalTest;
import org.needlepoint.spectroscopy.SpectroscopyWording;
import org.needlepoint.workflow.session.SessionWording;

/** Every sentence that the program composes for its reader, for faces that speak other languages than English. */
public final class EngineWordings {
    private static final List<Wording> ALL = Stream.<Wording[]>of(
                    SessionWording.values(),
                    RegistrationWording.values(),
                    RegistrationModel.values(),
                    IntensityWording.values(),
                    Motion.values(),
                    RefusalTest.values(),
                    DiffusionWording.values(),
                    SliceShift.Way.values(),
                    AdcFit.Method.values(),
                    FiducialWording.values(),
                    SpectroscopyWording.values(),
                    NeedleWording.values())
            .flatMap(Stream::of)
            .toList();

    private EngineWordings() {}

    /**
     * All of them.
     *
     * @return constants of every enum of wordings
     */
    public static List<Wording> all() {
        return ALL;
    }
}
