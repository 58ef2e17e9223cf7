package org.needlepoint.workflow.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.dicom.DicomFolder;
import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.fiducial.FiducialTemplate;
import org.needlepoint.fiducial.MarkerCandidate;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/** What a session remembers of its last computation, step by step. Not thread-safe. */
final class SessionMemory {
    private final Remembered<Inventory> inventory = new Remembered<>();
    final Remembered<Inventory> used = new Remembered<>();
    final Remembered<CaseSeries> series = new Remembered<>();
    final Remembered<Seen> seen = new Remembered<>();
    final Remembered<FiducialTemplate> template = new Remembered<>();
    final Remembered<Map<String, List<MarkerCandidate>>> candidates = new Remembered<>();
    final Remembered<MrImages> mrAlone = new Remembered<>();
    final Remembered<TargetSlices> automaticSlices = new Remembered<>();
    final Remembered<TargetSlices> targetSlices = new Remembered<>();
    final Remembered<MarkerStep.Found> markers = new Remembered<>();
    final Remembered<CaseRegistration> registration = new Remembered<>();
    final Remembered<CaseMeasurement> measurement = new Remembered<>();

    /** Images, and why no needle was found in them, if none was. */
    record Seen(CaseImages images, Optional<ProblemException> noNeedle) {}

    StepResult<Inventory> inventory(Path input, Progress progress) {
        return inventory.get(List.of(input), () -> new DicomFolder(DicomToolkit.installed()).read(input, progress));
    }

    /** The input is read again the next time. */
    void forgetInput() {
        inventory.forget();
    }
}
