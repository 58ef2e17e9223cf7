package org.needlepoint.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.casefile.planning.PoseChoice;
import org.needlepoint.casefile.planning.Purpose;
import org.needlepoint.dicom.DicomFolder;
import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.image.Volume;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.ItkTransformFile;
import org.needlepoint.registration.RegistrationProblem;
import org.needlepoint.registration.intensity.ImagePair;
import org.needlepoint.registration.intensity.IntensityRegistration;
import org.needlepoint.registration.intensity.IntensityResult;
import org.needlepoint.registration.intensity.Motion;
import org.needlepoint.registration.intensity.Target;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.CaseSeries;
import org.needlepoint.workflow.session.RefinementWords;

/**
 * Registers CT to MR by their intensities, without markers: for cases that have none, or whose markers moved. Writes the
 * transform only if it passes every test.
 *
 * @param input folder, zip or DICOMDIR
 * @param series CT, T1 or T2 chosen by UID or number instead of by role
 * @param start ITK transform file to start from; empty to start from the bodies' centres
 * @param fixed which image was fixed when the start was made, and is taken as fixed in the file written
 * @param sliceLocked whether CT and MR slices are taken as parallel
 * @param targetMr place whose registration matters, MR LPS mm; empty for the middle of the body
 * @param radiusMm radius of the region in which the error is stated, mm
 * @param seed seed of the samples
 * @param output transform file to write
 */
public record RegisterImages(
        Path input,
        Map<Purpose, String> series,
        Optional<Path> start,
        PoseChoice.FixedImage fixed,
        boolean sliceLocked,
        Optional<Place> targetMr,
        double radiusMm,
        long seed,
        Path output) {

    /**
     * A place on MR.
     *
     * @param xMm LPS x, mm
     * @param yMm LPS y, mm
     * @param zMm LPS z, mm
     */
    public record Place(double xMm, double yMm, double zMm) {}

    /**
     * Registers and writes.
     *
     * @param progress where progress is reported
     * @return lines for a terminal: the images, the tests, what was written
     * @throws ProblemException if the images cannot be read or registered, or the registration is refused; nothing is written
     *     then
     */
    public List<String> run(Progress progress) throws ProblemException {
        Path folder = output.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ProblemException(RegistrationProblem.TRANSFORM_NOT_WRITABLE, output);
        }
        Inventory inventory = new DicomFolder(DicomToolkit.installed()).read(input, progress.part(0, 0.2));
        CaseSeries.Anatomical chosen = CaseSeries.anatomical(inventory, series);
        progress.report(0.2, WorkflowWording.READING_IMAGES.say());
        Volume ct = inventory.volume(chosen.ct(), Progress.NONE).value();
        Volume mr = inventory.volume(chosen.mr(), Progress.NONE).value();
        Frame ctFrame = ct.grid().frame();
        Frame mrFrame = mr.grid().frame();
        IntensityRegistration options = IntensityRegistration.withDefaults()
                .with(sliceLocked ? Motion.SLICE_LOCKED : Motion.RIGID)
                .withSeed(seed);
        if (targetMr.isPresent()) {
            Place t = targetMr.get();
            options = options.with(Target.at(new Point3(mrFrame, t.xMm(), t.yMm(), t.zMm()), radiusMm));
        }
        ImagePair images = ImagePair.of(mr, ct);
        Progress rest = progress.part(0.4, 1);
        IntensityResult result = start.isPresent()
                ? options.refine(images, given(start.get(), ctFrame, mrFrame), rest)
                : options.fromCentres(images, rest);
        List<String> lines = new ArrayList<>();
        lines.add("CT: " + chosen.ct().name());
        lines.add("MR: " + chosen.mr().name());
        lines.addAll(RefinementWords.table(result));
        if (!(result instanceof IntensityResult.Accepted accepted)) {
            throw ((IntensityResult.Refused) result).asProblem();
        }
        RigidTransform ctToMr = accepted.ctToMr();
        ItkTransformFile.write(output, fixed == PoseChoice.FixedImage.CT ? ctToMr : ctToMr.inverse());
        lines.add(String.format(
                Locale.ROOT,
                "Estimated error %.1f mm RMS within %.0f mm of the target",
                result.evidence().errorRmsMm(),
                targetMr.isPresent() ? radiusMm : IntensityRegistration.ANY_RADIUS_MM));
        lines.add("Written to " + output + ": "
                + (fixed == PoseChoice.FixedImage.CT ? "CT to MR, CT fixed" : "MR to CT, MR fixed"));
        lines.add("Not a medical device.");
        return lines;
    }

    private RigidTransform given(Path file, Frame ct, Frame mr) throws ProblemException {
        return fixed == PoseChoice.FixedImage.CT
                ? ItkTransformFile.read(file, ct, mr)
                : ItkTransformFile.read(file, mr, ct).inverse();
    }
}
