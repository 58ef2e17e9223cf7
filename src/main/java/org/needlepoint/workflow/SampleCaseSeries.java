package org.needlepoint.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.dicom.CtAcquisition;
import org.needlepoint.dicom.DicomToolkit;
import org.needlepoint.dicom.MrAcquisition;
import org.needlepoint.dicom.SeriesHeader;
import org.needlepoint.dicom.SeriesWriter;
import org.needlepoint.dicom.StoredScale;
import org.needlepoint.dicom.StudyHeader;
import org.needlepoint.dicom.TransferSyntax;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.DiffusionImage;
import org.needlepoint.phantom.MrRecipe;
import org.needlepoint.phantom.PatientRecipe;
import org.needlepoint.phantom.PhantomCase;
import org.needlepoint.phantom.PhantomRecipe;
import org.needlepoint.phantom.SyntheticUid;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/** The DICOM series of a sample case: an MR study and, the same day, a CT study. */
final class SampleCaseSeries {
    private static final LocalTime MR_TIME = LocalTime.of(9, 10);
    private static final LocalTime CT_TIME = LocalTime.of(11, 40);
    private static final double FIELD_T = 3;
    private static final String MAKER = "Needlepoint phantom";
    /** Stored unit of the ADC map, mm²/s. */
    private static final double ADC_UNIT = 1e-6;

    private final PhantomCase made;
    private final PhantomRecipe recipe;
    private final SeriesWriter writer;

    SampleCaseSeries(PhantomCase made, DicomToolkit toolkit) {
        this.made = made;
        this.recipe = made.recipe();
        this.writer =
                new SeriesWriter(toolkit, recipe.deflated() ? TransferSyntax.DEFLATED : TransferSyntax.EXPLICIT_LE);
    }

    /** Writes all series, several at a time. */
    void write(AtomicFolder folder, Progress progress) throws IOException, ProblemException {
        Path ct = home(folder, "CT");
        Path t1 = home(folder, "T1");
        Path t2 = home(folder, "T2-FS");
        Path dwi = home(folder, "DWI");
        Path adc = home(folder, "ADC");
        List<Callable<Object>> tasks = new java.util.ArrayList<>(List.of(
                () -> writer.ct(series("CT", 2, "CT biopsy"), new CtAcquisition(120, 200, 600, "B30s"), made.ct(), ct),
                () -> writer.mr(
                        series("T1", 3, "Ax T1"),
                        spinEcho(
                                MrAcquisition.Contrast.T1,
                                recipe.mr().t1RepetitionMs(),
                                recipe.mr().t1EchoMs()),
                        made.t1(),
                        StoredScale.signal(),
                        1,
                        t1),
                () -> writer.mr(
                        series("T2-FS", 4, "Ax T2 FS"),
                        spinEcho(
                                MrAcquisition.Contrast.T2_FAT_SUPPRESSED,
                                recipe.mr().t2RepetitionMs(),
                                recipe.mr().t2EchoMs()),
                        made.t2FatSuppressed(),
                        StoredScale.signal(),
                        1,
                        t2),
                () -> diffusion(dwi),
                () -> adc(adc)));
        if (made.spectra().isPresent()) {
            Path mrs = home(folder, "MRS");
            tasks.add(() -> writer.spectroscopy(
                    series("MRS", 7, "MRS PRESS multi-voxel TE 144"),
                    recipe.spectroscopy().repetitionTimeMs(),
                    FIELD_T,
                    made.spectra().orElseThrow(),
                    mrs));
        }
        run(tasks, progress);
    }

    private static Path home(AtomicFolder folder, String name) throws ProblemException {
        // file() makes the parent of what it is asked for.
        return folder.file(name + "/x").getParent();
    }

    private static void run(List<Callable<Object>> tasks, Progress progress) throws IOException {
        AtomicInteger done = new AtomicInteger();
        try {
            tasks.parallelStream().forEach(task -> {
                progress.stopIfCancelled();
                try {
                    task.call();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                progress.report(done.incrementAndGet() / (double) tasks.size(), WorkflowWording.WRITING_DICOM.say());
            });
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private MrAcquisition spinEcho(MrAcquisition.Contrast contrast, double repetitionMs, double echoMs) {
        return mr(contrast, repetitionMs, echoMs, OptionalDouble.empty());
    }

    private MrAcquisition mr(
            MrAcquisition.Contrast contrast, double repetitionMs, double echoMs, OptionalDouble bValue) {
        double megahertz = recipe.spectroscopy().transmitterFrequencyHz() * 1e-6;
        return new MrAcquisition(
                contrast, repetitionMs, echoMs, FIELD_T, megahertz, bValue.isPresent() ? 4 : 1, bValue);
    }

    private Object diffusion(Path folder) throws IOException {
        MrRecipe mr = recipe.mr();
        int first = 1;
        SeriesHeader series = series("DWI", 5, "Ax DWI");
        for (DiffusionImage image : made.diffusion().images()) {
            MrAcquisition how = mr(
                    MrAcquisition.Contrast.DIFFUSION,
                    mr.dwiRepetitionMs(),
                    mr.dwiEchoMs(),
                    OptionalDouble.of(image.bValue()));
            writer.mr(series, how, image.signal(), StoredScale.signal(), first, folder);
            first += mr.slices();
        }
        return folder;
    }

    private Object adc(Path folder) throws IOException {
        MrRecipe mr = recipe.mr();
        boolean inText = mr.adcScale() == MrRecipe.AdcScale.SERIES_TEXT;
        StoredScale scale =
                switch (mr.adcScale()) {
                    case REAL_WORLD_VALUE ->
                        new StoredScale(ADC_UNIT, StoredScale.Statement.REAL_WORLD_VALUE, AdcMap.UNIT, ADC_UNIT);
                    case RESCALE -> new StoredScale(ADC_UNIT, StoredScale.Statement.RESCALE, AdcMap.UNIT, ADC_UNIT);
                    case SERIES_TEXT -> new StoredScale(ADC_UNIT, StoredScale.Statement.NONE, "", 1);
                };
        MrAcquisition how =
                mr(MrAcquisition.Contrast.ADC, mr.dwiRepetitionMs(), mr.dwiEchoMs(), OptionalDouble.empty());
        SeriesHeader series = series("ADC", 6, inText ? "ADC (10^-6 mm^2/s)" : "ADC");
        return writer.mr(series, how, made.adc().adc(), scale, 1, folder);
    }

    private SeriesHeader series(String role, int number, String description) {
        PatientRecipe p = recipe.patient();
        boolean ct = role.equals("CT");
        LocalTime time = ct ? CT_TIME : MR_TIME;
        StudyHeader study = new StudyHeader(
                p.name(),
                ct ? p.idOnCt() : p.id(),
                p.sex(),
                LocalDate.parse(p.birthDate()),
                p.weightKg(),
                SyntheticUid.of(recipe, "study", ct ? "CT" : "MR"),
                ct ? "2" : "1",
                LocalDate.parse(p.studyDate()),
                time,
                (ct ? "CT biopsy " : "MR ") + p.bodyPart() + " (synthetic)");
        return new SeriesHeader(
                study,
                SyntheticUid.of(recipe, "series", role),
                number,
                time.plusMinutes(4L * number),
                description,
                p.bodyPart(),
                p.laterality(),
                ct ? recipe.ct().patientPosition() : recipe.mr().patientPosition(),
                MAKER,
                ct ? "CT" : "MR",
                instance -> SyntheticUid.of(recipe, "instance", role, Integer.toString(instance)));
    }
}
