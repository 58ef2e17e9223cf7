package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.needlepoint.casefile.planning.Purpose;
import org.needlepoint.dicom.DicomProblem;
import org.needlepoint.dicom.DiffusionGroup;
import org.needlepoint.dicom.ImageStack;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.dicom.Series;
import org.needlepoint.dicom.SeriesProblem;
import org.needlepoint.dicom.SeriesRole;
import org.needlepoint.dicom.SpectroscopySource;
import org.needlepoint.problem.ProblemException;

/**
 * The series of a case, chosen by role and checked against each other: one patient, one frame for all MR.
 *
 * @param inventory what the input holds
 * @param ct CT stacks that may show the needle, best first; more than one when only the images can tell
 * @param t2 the fat-suppressed T2 stack whose slices are the target slices
 * @param markerStacks MR stacks in the same frame in which the markers may show, best first; holds {@code t2}
 * @param dwi diffusion series, if there are two b-values or more
 * @param adc vendor's ADC map, if there is one
 * @param spectra spectroscopy objects in the MR frame
 * @param notes what the reader should know about the choice
 */
public record CaseSeries(
        Inventory inventory,
        List<ImageStack> ct,
        ImageStack t2,
        List<ImageStack> markerStacks,
        Optional<DiffusionGroup> dwi,
        Optional<ImageStack> adc,
        List<SpectroscopySource> spectra,
        List<String> notes) {

    /** A CT of the biopsy has a handful of slices at least; a shorter stack is a scout or a fluoroscopy frame. */
    private static final int FEWEST_CT_SLICES = 3;

    static CaseSeries choose(Inventory inventory, Map<Purpose, String> wishes, boolean severalPatients)
            throws ProblemException {
        return new Choice(inventory, wishes, severalPatients).choose();
    }

    /**
     * A CT and an anatomical MR series.
     *
     * @param ct CT
     * @param mr MR: T1 before fat-suppressed T2 before other T2
     */
    public record Anatomical(ImageStack ct, ImageStack mr) {}

    /**
     * Only the two series that are registered to each other.
     *
     * @param inventory what the input holds
     * @param wishes series chosen by UID or number
     * @return the two
     * @throws ProblemException if one is missing, ambiguous or damaged, or the images are of two patients
     */
    public static Anatomical anatomical(Inventory inventory, Map<Purpose, String> wishes) throws ProblemException {
        return new Choice(inventory, wishes, false).anatomical();
    }

    /** The MR series while there is no CT yet. */
    static MrImages.Stacks mr(Inventory inventory, Map<Purpose, String> wishes, boolean severalPatients)
            throws ProblemException {
        return new Choice(inventory, wishes, severalPatients).mr(new ArrayList<>());
    }

    /** The rules of choice. */
    private record Choice(Inventory inventory, Map<Purpose, String> wishes, boolean severalPatients) {

        CaseSeries choose() throws ProblemException {
            List<String> notes = new ArrayList<>();
            onePatient();
            List<ImageStack> ct = candidates(Purpose.CT, s -> s.role() == SeriesRole.CT);
            require(ct, "CT series");
            MrImages.Stacks mr = mr(notes);
            List<SpectroscopySource> spectra = spectra(mr.t2(), notes);
            if (ct.size() == 1) {
                undamaged(ct.get(0));
            }
            long strays = inventory.notes().stream()
                    .filter(n -> n.problem() == DicomProblem.TRUNCATED_FILE)
                    .count();
            if (strays > 0) {
                notes.add(SessionWording.STRAYS.say(strays));
            }
            return new CaseSeries(inventory, ct, mr.t2(), mr.markerStacks(), mr.dwi(), mr.adc(), spectra, notes);
        }

        MrImages.Stacks mr(List<String> notes) throws ProblemException {
            onePatient();
            List<ImageStack> t2All = candidates(Purpose.T2, s -> s.role() == SeriesRole.T2_FS);
            if (t2All.isEmpty()) {
                t2All = candidates(Purpose.T2, s -> s.role() == SeriesRole.T2);
                if (!t2All.isEmpty()) {
                    notes.add(SessionWording.NO_FAT_SUPPRESSION.say(t2All.get(0).name()));
                }
            }
            require(t2All, SessionWording.T2_WEIGHTED.say());
            List<ImageStack> adcAll = candidates(Purpose.ADC, s -> s.role() == SeriesRole.ADC);
            List<DiffusionGroup> dwiAll = groups();
            ImageStack t2 = t2(t2All, adcAll, dwiAll, notes);
            Optional<ImageStack> adc = inFrame(adcAll, t2, Purpose.ADC, notes);
            Optional<DiffusionGroup> dwi = dwi(dwiAll, t2);
            if (adc.isEmpty() && dwi.isEmpty()) {
                if (!dwiAll.isEmpty()) {
                    throw framesDiffer(t2, dwiAll.get(0).stacks().get(0));
                }
                throw new ProblemException(
                        WorkflowProblem.SERIES_MISSING, SessionWording.NO_DIFFUSION.say(), contents());
            }
            List<ImageStack> markerStacks = markerStacks(t2);
            for (ImageStack used : used(t2, adc, dwi)) {
                undamaged(used);
            }
            return new MrImages.Stacks(t2, markerStacks, dwi, adc);
        }

        Anatomical anatomical() throws ProblemException {
            onePatient();
            List<ImageStack> ct = candidates(Purpose.CT, s -> s.role() == SeriesRole.CT);
            require(ct, "CT series");
            List<ImageStack> mr = new ArrayList<>();
            if (!wishes.containsKey(Purpose.T2)) {
                mr.addAll(candidates(Purpose.T1, s -> s.role() == SeriesRole.T1));
            }
            if (mr.isEmpty()) {
                mr.addAll(candidates(Purpose.T2, s -> s.role() == SeriesRole.T2_FS));
            }
            if (mr.isEmpty()) {
                mr.addAll(candidates(Purpose.T2, s -> s.role() == SeriesRole.T2));
            }
            require(mr, SessionWording.T1_OR_T2_WEIGHTED.say());
            return new Anatomical(
                    single(ct, Purpose.CT), single(mr, wishes.containsKey(Purpose.T2) ? Purpose.T2 : Purpose.T1));
        }

        /** The one usable stack; several must be chosen from. */
        private ImageStack single(List<ImageStack> all, Purpose purpose) throws ProblemException {
            List<ImageStack> usable = all.stream().filter(ImageStack::isUsable).toList();
            if (usable.size() > 1) {
                throw ambiguous(purpose, usable);
            }
            undamaged(usable.get(0));
            return usable.get(0);
        }

        private ProblemException ambiguous(Purpose purpose, List<ImageStack> usable) {
            return new ProblemException(
                    WorkflowProblem.SERIES_AMBIGUOUS,
                    purpose,
                    usable.stream()
                            .map(s -> SessionWording.SERIES_WITH_UID.say(
                                    s.name(), inventory.seriesOf(s).uid()))
                            .collect(Collectors.joining("; ")));
        }

        private static List<ImageStack> used(ImageStack t2, Optional<ImageStack> adc, Optional<DiffusionGroup> dwi) {
            List<ImageStack> used = new ArrayList<>(List.of(t2));
            adc.ifPresent(used::add);
            dwi.ifPresent(g -> used.addAll(g.stacks()));
            return used;
        }

        private void onePatient() throws ProblemException {
            if (severalPatients) {
                return;
            }
            Series first = null;
            for (Series s : inventory.series()) {
                if (s.stacks().isEmpty() && s.spectra().isEmpty()) {
                    continue;
                }
                if (first == null) {
                    first = s;
                } else if (!first.patient().mayBe(s.patient())) {
                    throw new ProblemException(WorkflowProblem.PATIENTS_DIFFER, whose(first), whose(s));
                }
            }
        }

        private static String whose(Series s) {
            return SessionWording.SERIES_OF_PATIENT.say(s.modality(), s.name(), s.patient());
        }

        /** Stacks for a purpose: those wished for, else those with the role. */
        private List<ImageStack> candidates(Purpose purpose, Predicate<ImageStack> role) throws ProblemException {
            String wish = wishes.get(purpose);
            List<ImageStack> out = inventory.series().stream()
                    .filter(s ->
                            wish == null || s.uid().equals(wish) || s.number().equals(wish))
                    .flatMap(s -> s.stacks().stream())
                    .filter(s -> wish != null || role.test(s))
                    .filter(s -> purpose != Purpose.CT || wish != null || s.slices() >= FEWEST_CT_SLICES)
                    .toList();
            if (wish != null && out.isEmpty()) {
                throw new ProblemException(WorkflowProblem.SERIES_UNKNOWN, purpose, wish, contents());
            }
            return out;
        }

        private void require(List<ImageStack> stacks, String what) throws ProblemException {
            if (stacks.isEmpty()) {
                throw new ProblemException(WorkflowProblem.SERIES_MISSING, what, contents());
            }
            // Every candidate is unusable: the first one's reason is the answer.
            if (stacks.stream().noneMatch(ImageStack::isUsable)) {
                stacks.get(0).requireGrid();
            }
        }

        private List<DiffusionGroup> groups() throws ProblemException {
            String wish = wishes.get(Purpose.DWI);
            List<DiffusionGroup> all = inventory.diffusionGroups();
            if (wish == null) {
                return all.stream().filter(g -> g.bValues().size() >= 2).toList();
            }
            List<ImageStack> wished = candidates(Purpose.DWI, s -> true);
            return all.stream()
                    .filter(g -> g.stacks().stream().anyMatch(wished::contains))
                    .toList();
        }

        /**
         * The protocol scans T2-FS twice, the second time with markers on the target slice: of several usable stacks the
         * one in the frame of the diffusion images, then the latest, is the one to measure on.
         */
        private ImageStack t2(List<ImageStack> all, List<ImageStack> adc, List<DiffusionGroup> dwi, List<String> notes)
                throws ProblemException {
            List<ImageStack> usable = all.stream().filter(ImageStack::isUsable).toList();
            List<ImageStack> shared = usable.stream()
                    .filter(s -> adc.stream().anyMatch(a -> sameFrame(a, s))
                            || adc.isEmpty()
                                    && (dwi.isEmpty()
                                            || dwi.stream()
                                                    .anyMatch(g ->
                                                            sameFrame(g.stacks().get(0), s))))
                    .toList();
            if (shared.isEmpty()) {
                throw framesDiffer(
                        usable.get(0), adc.isEmpty() ? dwi.get(0).stacks().get(0) : adc.get(0));
            }
            // Transverse stacks with several slices; a sagittal overview cannot hold the target slice.
            List<ImageStack> transverse = shared.stream()
                    .filter(s -> Math.abs(s.grid().orElseThrow().normal().z()) > Math.sqrt(0.5))
                    .toList();
            List<ImageStack> ranked = (transverse.isEmpty() ? shared : transverse)
                    .stream()
                            .sorted(Comparator.comparingInt((ImageStack s) -> seriesNumber(s))
                                    .reversed())
                            .toList();
            if (ranked.size() > 1) {
                notes.add(SessionWording.SEVERAL_T2.say(ranked.get(0).name()));
            }
            return ranked.get(0);
        }

        private int seriesNumber(ImageStack s) {
            try {
                return Integer.parseInt(inventory.seriesOf(s).number().trim());
            } catch (NumberFormatException e) {
                return 0;
            }
        }

        private Optional<ImageStack> inFrame(List<ImageStack> all, ImageStack t2, Purpose purpose, List<String> notes)
                throws ProblemException {
            if (all.isEmpty()) {
                return Optional.empty();
            }
            List<ImageStack> same = all.stream().filter(s -> sameFrame(s, t2)).toList();
            if (same.isEmpty()) {
                throw framesDiffer(t2, all.get(0));
            }
            List<ImageStack> usable = same.stream().filter(ImageStack::isUsable).toList();
            if (usable.isEmpty()) {
                same.get(0).requireGrid();
            }
            if (usable.size() > 1) {
                if (!wishes.containsKey(purpose)) {
                    throw ambiguous(purpose, usable);
                }
                notes.add(SessionWording.SEVERAL_STACKS.say(purpose));
            }
            return Optional.of(usable.get(0));
        }

        private static Optional<DiffusionGroup> dwi(List<DiffusionGroup> all, ImageStack t2) {
            return all.stream()
                    .filter(g -> sameFrame(g.stacks().get(0), t2))
                    .filter(g -> g.stacks().stream().allMatch(ImageStack::isUsable))
                    .findFirst();
        }

        private List<SpectroscopySource> spectra(ImageStack t2, List<String> notes) throws ProblemException {
            String wish = wishes.get(Purpose.MRS);
            List<SpectroscopySource> all = inventory.series().stream()
                    .filter(s ->
                            wish == null || s.uid().equals(wish) || s.number().equals(wish))
                    .flatMap(s -> s.spectra().stream())
                    .toList();
            if (wish != null && all.isEmpty()) {
                throw new ProblemException(WorkflowProblem.SERIES_UNKNOWN, Purpose.MRS, wish, contents());
            }
            List<SpectroscopySource> same = all.stream()
                    .filter(o -> o.frameOfReferenceUid().equals(t2.frameOfReferenceUid()))
                    .toList();
            if (same.isEmpty() && !all.isEmpty()) {
                notes.add(SessionWording.SPECTRA_OTHER_FRAME.say(all.get(0).name(), t2.name()));
            }
            return same;
        }

        /** Oil is bright on T1 and on T2 without fat suppression; the T2-FS stack itself comes last. */
        private List<ImageStack> markerStacks(ImageStack t2) throws ProblemException {
            List<ImageStack> out = new ArrayList<>();
            for (ImageStack s : candidates(Purpose.T1, x -> x.role() == SeriesRole.T1 || x.role() == SeriesRole.T2)) {
                boolean parallel = s.isUsable()
                        && Math.abs(s.grid()
                                        .orElseThrow()
                                        .normal()
                                        .dot(t2.grid().orElseThrow().normal()))
                                > 0.95;
                if (parallel && sameFrame(s, t2) && s != t2 && healthy(s)) {
                    out.add(s);
                }
            }
            out.add(t2);
            return out;
        }

        private boolean healthy(ImageStack s) {
            return error(s).isEmpty();
        }

        /** What is wrong with the series as a whole; a stack's own errors leave it without a grid. */
        private Optional<SeriesProblem> error(ImageStack s) {
            return inventory.seriesOf(s).problems().stream()
                    .filter(p -> p.severity() == SeriesProblem.Severity.ERROR)
                    .findFirst();
        }

        private void undamaged(ImageStack s) throws ProblemException {
            Optional<SeriesProblem> error = error(s);
            if (error.isPresent()) {
                SeriesProblem p = error.get();
                boolean file = p.problem() == DicomProblem.TRUNCATED_FILE || p.problem() == DicomProblem.DAMAGED_FILE;
                throw new ProblemException(file ? WorkflowProblem.SERIES_DAMAGED : p.problem(), s.name(), p.text());
            }
        }

        private static boolean sameFrame(ImageStack a, ImageStack b) {
            return a.frameOfReferenceUid().equals(b.frameOfReferenceUid());
        }

        private static ProblemException framesDiffer(ImageStack a, ImageStack b) {
            return new ProblemException(
                    WorkflowProblem.FRAMES_DIFFER,
                    SessionWording.SERIES_IN_FRAME.say(a.name(), a.frameOfReferenceUid()),
                    SessionWording.SERIES_IN_FRAME.say(b.name(), b.frameOfReferenceUid()));
        }

        private String contents() {
            return SeriesInUse.words(inventory.series());
        }
    }
}
