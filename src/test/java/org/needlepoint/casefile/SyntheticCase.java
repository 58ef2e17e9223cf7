package org.needlepoint.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.casefile.GeometryComparison.Agreement;
import org.needlepoint.casefile.MarkerSets.Marker;
import org.needlepoint.casefile.MarkerSets.Origin;
import org.needlepoint.casefile.RegistrationOutcome.CoreTre;
import org.needlepoint.casefile.RegistrationOutcome.MarkerError;
import org.needlepoint.casefile.RegistrationOutcome.ModelResult;
import org.needlepoint.casefile.RegistrationOutcome.Tre;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.registration.RegistrationModel;
import org.needlepoint.registration.Verdict;

/** An invented result with every field filled, for tests of what is written. No patient, no measurement. */
public final class SyntheticCase {
    private static final Matrix4 CT_TO_MR = new Matrix4(
            0.9986295347545738,
            -0.05233595624294383,
            0,
            12.3456789012345678,
            0.05233595624294383,
            0.9986295347545738,
            0,
            -7.25,
            0,
            0,
            1,
            41.125,
            0,
            0,
            0,
            1);

    private SyntheticCase() {}

    /** A complete result. */
    public static CaseResult complete() {
        return with(
                "Testfall^Synthetisch",
                List.of(
                        "CT was acquired with 3 mm slices, MR with 5 + 1 mm: positions along the slice normal are uncertain.",
                        "P5 is 1.8 mm from the target slice plane."));
    }

    /** A complete result with another name and other warnings. */
    public static CaseResult with(String name, List<String> warnings) {
        return result(
                Optional.of(name),
                warnings,
                Optional.of(adc("rescale", 0.931, 0.742)),
                Optional.of(adc("computed-from-b-values", 0.948, 0.751)),
                Optional.of(spectroscopy()));
    }

    /** A result with everything empty that may be. */
    public static CaseResult sparse() {
        CaseResult full = complete();
        TargetSliceResult t = full.targetSlice();
        RegistrationOutcome r = full.registration();
        return new CaseResult(
                full.software(),
                full.createdAt(),
                full.caseId(),
                List.of(),
                new Subject("NP-0", Optional.empty(), Optional.empty(), Optional.empty()),
                new Examination(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new SeriesUsed(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(),
                new MarkerSets("vitamin-d-capsule", List.of(), List.of()),
                new TargetSliceResult(
                        3,
                        "needle tip",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        t.thicknessMm(),
                        t.gapMm(),
                        t.centreMrLpsMm(),
                        t.normalMr(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                List.of(),
                new RegistrationOutcome(
                        r.model(),
                        r.recommendation(),
                        r.ctFrameUid(),
                        r.mrFrameUid(),
                        r.ctToMr(),
                        List.of(),
                        r.freMm(),
                        r.treAtTipMm(),
                        r.tipCovarianceMrMm2(),
                        Verdict.FAIL,
                        r.gate(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                new NeedleResult(
                        full.needle().tipCtLpsMm(),
                        full.needle().directionCt(),
                        Origin.MANUAL,
                        Optional.empty(),
                        0.3,
                        0.4,
                        List.of()),
                full.core(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Provenance(List.of(), Map.of(), 1, 1000, "none", "17", "test"));
    }

    private static CaseResult result(
            Optional<String> name,
            List<String> warnings,
            Optional<AdcResult> adc,
            Optional<AdcResult> adcFromBValues,
            Optional<SpectroscopyResult> spectroscopy) {
        return new CaseResult(
                new CaseResult.Software("Needlepoint", "0.1.0"),
                Instant.parse("2026-11-21T09:30:00Z"),
                "thigh-high-grade",
                warnings,
                new Subject("NP-SYN-0001", name, Optional.of("F"), Optional.of(LocalDate.of(1961, 4, 3))),
                new Examination(
                        Optional.of("THIGH"),
                        Optional.of("L"),
                        Optional.of(LocalDate.of(2026, 11, 19)),
                        Optional.of(LocalDate.of(2026, 11, 18)),
                        Optional.of("1.2.826.0.1.3680043.10.1"),
                        Optional.of("1.2.826.0.1.3680043.10.2"),
                        Optional.of("FFS"),
                        Optional.of("FFS")),
                new SeriesUsed(
                        Optional.of("1.2.826.0.1.3680043.10.1.1"),
                        Optional.of("1.2.826.0.1.3680043.10.2.1"),
                        Optional.of("1.2.826.0.1.3680043.10.2.2"),
                        Optional.of("1.2.826.0.1.3680043.10.2.3"),
                        Optional.of("1.2.826.0.1.3680043.10.2.4")),
                series(),
                markers(),
                targetSlice(),
                geometry(),
                registration(),
                new NeedleResult(
                        new Vector3(34.5, -12.25, -180.125),
                        new Vector3(-0.6, 0.8, 0),
                        Origin.DETECTED,
                        Optional.of(84.2),
                        0.31,
                        0.22,
                        List.of(
                                new NeedleResult.Candidate(
                                        new Vector3(34.5, -12.25, -180.125),
                                        new Vector3(-0.6, 0.8, 0),
                                        84.2,
                                        0.31,
                                        0.22,
                                        true),
                                new NeedleResult.Candidate(
                                        new Vector3(71.0, 22.5, -176.0), new Vector3(0, 1, 0), 18.4, 1.2, 2.9, false))),
                new CoreResult(
                        new Vector3(47.44, -17.68, -139.0),
                        new Vector3(-0.6410, 0.7675, 0),
                        20,
                        2,
                        1.4,
                        0.35,
                        List.of(
                                new Vector3(48.2, -17.0, -139),
                                new Vector3(46.7, -18.3, -139),
                                new Vector3(33.9, -2.9, -139),
                                new Vector3(35.4, -1.7, -139))),
                adc,
                adcFromBValues,
                spectroscopy,
                provenance());
    }

    private static List<SeriesDetail> series() {
        List<SeriesDetail> list = new ArrayList<>();
        String[][] rows = {
            {"ct", "Biopsy thigh 3.0 B30f", "CT", "512 × 512 × 40, 0.78 × 0.78 mm, 3 mm slices"},
            {"t2", "T2_TSE_FS_TRA", "MR", "320 × 320 × 18, 0.81 × 0.81 mm, 5 + 1 mm slices"},
            {"dwi", "DWI_b0_b800_TRA", "MR", "128 × 128 × 18, 2.03 × 2.03 mm, 5 + 1 mm slices"},
            {"adc", "ADC (10-6 mm²/s)", "MR", "128 × 128 × 18, 2.03 × 2.03 mm, 5 + 1 mm slices"},
            {"mrs", "PRESS_CSI_TE144", "MR", "8 × 8 × 1, 10 × 10 mm, 10 mm slice"}
        };
        for (int i = 0; i < rows.length; i++) {
            list.add(new SeriesDetail(
                    rows[i][0],
                    "1.2.826.0.1.3680043.10." + (i == 0 ? "1.1" : "2." + i),
                    Optional.of(rows[i][1]),
                    Optional.of(rows[i][2]),
                    Optional.of(i == 0 ? "Synthetic CT 1" : "Synthetic MR 3T"),
                    Optional.of(LocalDate.of(2026, 11, i == 0 ? 19 : 18)),
                    Optional.of("1.2.826.0.1.3680043.10." + (i == 0 ? "8" : "9")),
                    Optional.of(rows[i][3]),
                    i == 0 ? 40 : i == 4 ? 1 : 18));
        }
        return list;
    }

    private static MarkerSets markers() {
        List<Marker> mr = new ArrayList<>();
        List<Marker> ct = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String label = "P" + (i + 1);
            Optional<String> line = Optional.of(i < 3 ? "A" : "B");
            double x = 20.0 + 22.5 * (i % 3);
            double z = i < 3 ? -115 : -139;
            mr.add(new Marker(label, new Vector3(x, -75.25 + i, z), Origin.DETECTED, 0.24, 0.95, line));
            ct.add(new Marker(
                    label,
                    new Vector3(x - 13, -67 + i * 1.1, z - 41),
                    i == 4 ? Origin.MANUAL : Origin.DETECTED,
                    0.18,
                    0.62,
                    line));
        }
        return new MarkerSets("vitamin-d-capsule", mr, ct);
    }

    private static TargetSliceResult targetSlice() {
        return new TargetSliceResult(
                7,
                "needle tip",
                Optional.of(-24.0),
                Optional.of("move 24 mm toward the feet: 4 slices of 5 + 1 mm"),
                Optional.of(11),
                Optional.of(-24.0),
                5,
                1,
                new Vector3(10.5, 4.25, -139),
                new Vector3(0, 0, 1),
                Optional.of(new TargetSliceResult.Thresholds(412.5, 188.0, 1.2)),
                List.of(
                        new TargetSliceResult.Candidate(7, 1284.6, Optional.of(-24.0)),
                        new TargetSliceResult.Candidate(8, 1102.3, Optional.of(-18.0)),
                        new TargetSliceResult.Candidate(6, 968.0, Optional.of(-30.0)),
                        new TargetSliceResult.Candidate(5, 411.2, Optional.of(-36.0))),
                Optional.of(new TargetSliceResult.LineConfirmation(
                        true,
                        3,
                        List.of(
                                new TargetSliceResult.MarkerDistance("P4", 0.4),
                                new TargetSliceResult.MarkerDistance("P5", -1.8),
                                new TargetSliceResult.MarkerDistance("P6", 0.1)))));
    }

    private static List<GeometryComparison> geometry() {
        return List.of(
                new GeometryComparison("Patient position", "FFS", "FFS", Agreement.SAME, ""),
                new GeometryComparison("Field of view (mm)", "400 × 400", "260 × 260", Agreement.DIFFERENT, ""),
                new GeometryComparison(
                        "Slice thickness (mm)",
                        "3",
                        "5",
                        Agreement.DIFFERENT,
                        "A CT slice shows less of the needle than the MR slice it is laid on."),
                new GeometryComparison("Gap (mm)", "0", "1", Agreement.DIFFERENT, ""),
                new GeometryComparison("Slice orientation", "axial", "axial, 2.1° oblique", Agreement.SAME, ""),
                new GeometryComparison("Table height (mm)", "152", "not stated", Agreement.UNKNOWN, ""));
    }

    private static RegistrationOutcome registration() {
        List<MarkerError> errors = new ArrayList<>();
        double[] fre = {0.41, 0.55, 0.38, 0.62, 0.71, 0.33};
        for (int i = 0; i < 6; i++) {
            errors.add(new MarkerError(
                    "P" + (i + 1),
                    fre[i],
                    Optional.of(new Vector3(fre[i] * 0.6, -fre[i] * 0.8, 0)),
                    Optional.of(1 - fre[i]),
                    Optional.of(fre[i] * 1.7),
                    Optional.of(new RegistrationOutcome.IfExcluded(
                            fre[i] / 2, new Tre(0.93 + fre[i] / 4, 1.7 + fre[i] / 4)))));
        }
        return new RegistrationOutcome(
                RegistrationModel.SLICE_LOCKED,
                "The slice-locked model has the smaller predicted error at the tip (95 %: 1.62 mm against 2.41 mm).",
                "1.2.826.0.1.3680043.10.8",
                "1.2.826.0.1.3680043.10.9",
                CT_TO_MR,
                List.of("P1", "P2", "P3", "P4", "P5", "P6"),
                0.52,
                new Tre(0.93, 1.62),
                new Covariance3(0.31, 0.08, 0.01, 0.22, -0.02, 0.335),
                Verdict.ACCEPT,
                new RegistrationOutcome.Gate(3, 5),
                errors,
                List.of(
                        new CoreTre(0, new Tre(0.93, 1.62)),
                        new CoreTre(10, new Tre(1.04, 1.83)),
                        new CoreTre(20, new Tre(1.21, 2.13))),
                List.of(
                        new ModelResult(RegistrationModel.FULL_RIGID, false, CT_TO_MR, 0.44, new Tre(1.38, 2.41), ""),
                        new ModelResult(RegistrationModel.TILT_PRIOR, false, CT_TO_MR, 0.46, new Tre(0.98, 1.71), ""),
                        new ModelResult(RegistrationModel.SLICE_LOCKED, true, CT_TO_MR, 0.52, new Tre(0.93, 1.62), "")),
                Optional.of(new RegistrationOutcome.Fle(
                        0.94, new Interval(0.66, 1.62), 12, 0.57, 1.15, new Interval(0.81, 1.98))),
                Optional.of(new RegistrationOutcome.Conditioning(
                        25.1, 13.1, 2.2, "rotation about the left–right axis", 1.3)),
                List.of("From the markers alone, rotation about the left–right axis is known only to ±1.3° (1 SD)"),
                Optional.of(new RegistrationOutcome.Revision(
                        List.of("transform file", "nudge"), CT_TO_MR, new Vector3(0.4, -0.3, 0.1), 0.8, 0.61)),
                Optional.of(new RegistrationOutcome.Exclusion(
                        List.of(new RegistrationOutcome.ExcludedMarker("P7", 6.4)), 0.71, new Tre(2.05, 3.62))),
                List.of(
                        new CoreTre(-42.3, new Tre(0.71, 1.22)),
                        new CoreTre(-30, new Tre(0.75, 1.3)),
                        new CoreTre(-20, new Tre(0.8, 1.39)),
                        new CoreTre(-10, new Tre(0.86, 1.5)),
                        new CoreTre(0, new Tre(0.93, 1.62)),
                        new CoreTre(10, new Tre(1.04, 1.83)),
                        new CoreTre(20, new Tre(1.21, 2.13))));
    }

    private static AdcResult adc(String source, double mean, double min) {
        return new AdcResult(
                source,
                source.equals("rescale")
                        ? "Rescale Slope 1, Intercept 0, units '10-6 mm²/s' from Series Description"
                        : "weighted log-linear fit",
                source.equals("rescale") ? List.of() : List.of(0.0, 800.0),
                mean,
                min,
                0.113,
                mean - 0.012,
                min + 0.041,
                mean + 0.153,
                22,
                39.87,
                0,
                Optional.of(new Interval(mean - 0.049, mean + 0.062)),
                Optional.of(new Interval(min - 0.021, min + 0.078)),
                Optional.of(-0.034));
    }

    private static SpectroscopyResult spectroscopy() {
        return new SpectroscopyResult(
                Optional.of(11.2),
                Optional.of(new Interval(9.1, 13.6)),
                SpectroscopyResult.SpectrumQuality.CAUTION,
                List.of("Creatine has a Cramér–Rao bound of 18 %.", "Residual water is 3.1 times the choline peak."),
                Optional.of(14.7),
                Optional.of(6.3),
                Optional.of(1.12),
                144,
                List.of(
                        new SpectroscopyResult.Metabolite("Cho", 3.21, 841.2, Optional.of(3.2), Optional.of(6.3)),
                        new SpectroscopyResult.Metabolite("Cr", 3.03, 75.1, Optional.of(18.0), Optional.of(6.4)),
                        new SpectroscopyResult.Metabolite("Lip 1.3", 1.31, 402.9, Optional.of(4.4), Optional.of(14.8))),
                List.of(new SpectroscopyResult.Voxel(3, 4, 0, 0.68), new SpectroscopyResult.Voxel(3, 5, 0, 0.32)));
    }

    private static Provenance provenance() {
        List<Provenance.Input> inputs = new ArrayList<>();
        for (int i = 0; i < 95; i++) {
            String role = i < 40 ? "ct" : i < 58 ? "t2" : i < 76 ? "dwi" : i < 94 ? "adc" : "mrs";
            inputs.add(new Provenance.Input(
                    role + "/IM" + (1000 + i) + ".dcm",
                    role,
                    "1.2.826.0.1.3680043.10.543.2026." + (7000 + i),
                    HexFormat.of().withLowerCase().formatHex(new byte[32]).replace("00", "a" + i % 10)));
        }
        return new Provenance(
                inputs,
                Map.of(
                        "core.lengthMm", "20",
                        "core.widthMm", "2",
                        "gate.acceptMm", "3",
                        "gate.cautionMm", "5",
                        "template", "vitamin-d-capsule",
                        "roi.weights", "exact overlap"),
                20260101,
                1000,
                "PixelMed 20220618",
                "17.0.15",
                "Linux 6.1 amd64");
    }
}
