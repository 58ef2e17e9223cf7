package org.needlepoint.workflow;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.needlepoint.casefile.CaseFileWording;
import org.needlepoint.cohort.CohortWording;
import org.needlepoint.cohort.eligibility.EligibilityWording;
import org.needlepoint.cohort.store.StoreWording;
import org.needlepoint.dicom.DicomWording;
import org.needlepoint.dicom.PixelWording;
import org.needlepoint.dicom.SeriesRole;
import org.needlepoint.diffusion.AdcFit;
import org.needlepoint.diffusion.DiffusionWording;
import org.needlepoint.diffusion.SliceShift;
import org.needlepoint.fiducial.FiducialWording;
import org.needlepoint.needle.NeedleWording;
import org.needlepoint.pathology.Behaviour;
import org.needlepoint.pathology.FnclccReason;
import org.needlepoint.pathology.FnclccUse;
import org.needlepoint.pathology.PathologyWording;
import org.needlepoint.pathology.TumourCategory;
import org.needlepoint.registration.RegistrationModel;
import org.needlepoint.registration.RegistrationWording;
import org.needlepoint.registration.intensity.IntensityWording;
import org.needlepoint.registration.intensity.Motion;
import org.needlepoint.registration.intensity.RefusalTest;
import org.needlepoint.spectroscopy.SpectroscopyWording;
import org.needlepoint.statistics.StatisticsWording;
import org.needlepoint.view.scene.SceneWording;
import org.needlepoint.wording.Translation;
import org.needlepoint.wording.Wording;
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
                    NeedleWording.values(),
                    PathologyWording.values(),
                    FnclccReason.values(),
                    FnclccUse.values(),
                    TumourCategory.values(),
                    Behaviour.values(),
                    PixelWording.values(),
                    DicomWording.values(),
                    SeriesRole.values(),
                    CaseFileWording.values(),
                    CohortWording.values(),
                    EligibilityWording.values(),
                    SceneWording.values(),
                    StatisticsWording.values(),
                    PlanWording.values(),
                    StoreWording.values(),
                    WorkflowWording.values())
            .flatMap(Stream::of)
            .toList();

    private EngineWordings() {}

    /** A bundle beside this class, in Chinese. */
    static ResourceBundle bundle(String name) {
        return ResourceBundle.getBundle(
                "org.needlepoint.workflow." + name,
                Locale.SIMPLIFIED_CHINESE,
                EngineWordings.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Made when Chinese is first used. */
    private static final class Chinese {
        static final Translation TRANSLATION = Translation.of(ALL, bundle("wording"))
                .with(EngineProblems.sentences())
                .with(TumourNames.sentences());
    }

    /**
     * Their translation into Simplified Chinese.
     *
     * @return translation of every sentence of {@link #all}, and of the problems and names of tumours that may stand in one
     */
    public static Translation chinese() {
        return Chinese.TRANSLATION;
    }

    /**
     * All of them.
     *
     * @return constants of every enum of wordings
     */
    public static List<Wording> all() {
        return ALL;
    }
}
