package org.needlepoint.workflow.session;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.needlepoint.casefile.AdcResult;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.CoreResult;
import org.needlepoint.casefile.GeometryComparison;
import org.needlepoint.casefile.Interval;
import org.needlepoint.casefile.MarkerSets;
import org.needlepoint.casefile.NeedleResult;
import org.needlepoint.casefile.Provenance;
import org.needlepoint.casefile.SeriesDetail;
import org.needlepoint.casefile.SeriesUsed;
import org.needlepoint.casefile.SpectroscopyResult;
import org.needlepoint.dicom.ImageStack;
import org.needlepoint.dicom.Series;
import org.needlepoint.diffusion.AdcSource;
import org.needlepoint.fiducial.MarkerLine;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.measurement.AdcInCore;
import org.needlepoint.measurement.SpectraInCore;
import org.needlepoint.measurement.Spread;
import org.needlepoint.needle.BiopsyCore;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.roi.CoreRectangle;
import org.needlepoint.spectroscopy.CoreSpectrum;

/** Puts a measured case into the record that files, report and screens share. */
final class ResultAssembly {
    /** ADC is mm²/s inside and 10⁻³ mm²/s where people look. */
    private static final double SHOWN = 1e3;

    private final MeasureSettings settings;
    private final CaseSeries series;
    private final CaseImages images;
    private final CaseMeasurement measured;

    ResultAssembly(MeasureSettings settings, CaseSeries series, CaseImages images, CaseMeasurement measured) {
        this.settings = settings;
        this.series = series;
        this.images = images;
        this.measured = measured;
    }

    CaseResult result() {
        VoxelGrid t2 = images.t2().grid();
        List<GeometryComparison> geometry = GeometryCheck.compare(
                images.ct().volume().grid(),
                t2,
                images.ct().stack().patientPosition(),
                series.t2().patientPosition());
        CaseIdentity who = CaseIdentity.of(series, images.ct().stack());
        return new CaseResult(
                new CaseResult.Software("Needlepoint", SoftwareVersion.version()),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                caseId(),
                new CaseWarnings(settings.decisions(), series, images, measured, geometry).all(),
                who.patient(),
                who.examination(),
                used(),
                details(),
                markers(),
                new TargetSliceWords(images.t2(), measured).result(),
                geometry,
                new RegistrationWords(measured, t2).outcome(),
                needle(),
                core(),
                Optional.of(adc(measured.primaryAdc())),
                measured.vendorAdc().isPresent() ? measured.ownAdc().map(this::adc) : Optional.empty(),
                measured.spectra().map(this::spectroscopy),
                provenance());
    }

    private String caseId() {
        java.nio.file.Path name =
                settings.decisions().input().toAbsolutePath().normalize().getFileName();
        return name == null ? settings.decisions().input().toString() : name.toString();
    }

    private Series seriesOf(ImageStack stack) {
        return series.inventory().seriesOf(stack);
    }

    private SeriesUsed used() {
        return new SeriesUsed(
                Optional.of(seriesOf(images.ct().stack()).uid()),
                Optional.of(seriesOf(series.t2()).uid()),
                series.dwi().map(g -> seriesOf(g.stacks().get(0)).uid()),
                series.adc().map(s -> seriesOf(s).uid()),
                measured.spectroscopy().flatMap(s -> series.inventory().series().stream()
                        .filter(x -> x.spectra().contains(s.source()))
                        .map(Series::uid)
                        .findFirst()));
    }

    private List<SeriesDetail> details() {
        List<SeriesDetail> out = new ArrayList<>();
        out.add(detail("ct", images.ct().stack()));
        out.add(detail("t2", series.t2()));
        series.dwi().ifPresent(g -> out.add(detail("dwi", g.stacks().get(0))));
        series.adc().ifPresent(s -> out.add(detail("adc", s)));
        measured.spectroscopy().ifPresent(s -> series.inventory().series().stream()
                .filter(x -> x.spectra().contains(s.source()))
                .findFirst()
                .ifPresent(x -> out.add(detail(
                        "mrs", x, s.source().frameOfReferenceUid(), s.signals().grid()))));
        return out;
    }

    private SeriesDetail detail(String role, ImageStack stack) {
        return detail(
                role, seriesOf(stack), stack.frameOfReferenceUid(), stack.grid().orElseThrow());
    }

    private static SeriesDetail detail(String role, Series s, String frame, VoxelGrid g) {
        return new SeriesDetail(
                role,
                s.uid(),
                CaseIdentity.text(s.description()),
                CaseIdentity.text(s.modality()),
                CaseIdentity.text(s.manufacturer()),
                CaseIdentity.date(s.studyDate()),
                CaseIdentity.text(frame),
                Optional.of(String.format(
                        Locale.ROOT,
                        "%d × %d × %d voxels of %.2f × %.2f mm, slices of %.1f mm every %.1f mm",
                        g.columns(),
                        g.rows(),
                        g.slices(),
                        g.columnSpacingMm(),
                        g.rowSpacingMm(),
                        g.sliceThicknessMm(),
                        g.sliceSpacingMm())),
                s.files());
    }

    private MarkerSets markers() {
        List<MarkerSets.Marker> mr = new ArrayList<>();
        List<MarkerSets.Marker> ct = new ArrayList<>();
        MarkerStep.Found found = measured.markers();
        for (Correspondence c : found.pairs()) {
            boolean landmark = found.landmarks().contains(c.label());
            mr.add(marker(
                    c.label(),
                    c.to(),
                    c.toCovariance(),
                    landmark ? MarkerSets.Origin.LANDMARK : origin(found.byHandMr(), c.label()),
                    images.t2().grid()));
            ct.add(marker(
                    c.label(),
                    c.from(),
                    c.fromCovariance(),
                    landmark ? MarkerSets.Origin.LANDMARK : origin(found.byHandCt(), c.label()),
                    images.ct().volume().grid()));
        }
        return new MarkerSets(measured.template().name(), mr, ct);
    }

    private static MarkerSets.Origin origin(Set<String> byHand, String label) {
        return byHand.contains(label) ? MarkerSets.Origin.MANUAL : MarkerSets.Origin.DETECTED;
    }

    private MarkerSets.Marker marker(
            String label, Point3 at, Covariance3 covariance, MarkerSets.Origin origin, VoxelGrid grid) {
        double through = covariance.varianceAlong(grid.normal());
        double inPlane = Math.max(0, covariance.trace() - through) / 2;
        Optional<String> line = measured.template().lines().stream()
                .filter(l -> l.labels().contains(label))
                .map(MarkerLine::name)
                .findFirst();
        return new MarkerSets.Marker(label, at.toVector(), origin, Math.sqrt(inPlane), Math.sqrt(through), line);
    }

    private NeedleResult needle() {
        NeedleCandidate n = measured.needle().needle();
        return new NeedleResult(
                n.tip().toVector(),
                n.direction(),
                n.evidence() == NeedleCandidate.Evidence.MANUAL ? MarkerSets.Origin.MANUAL : MarkerSets.Origin.DETECTED,
                Optional.of(n.lengthMm()),
                n.tipSdAlongMm(),
                Math.toDegrees(n.directionSdRad()),
                measured.needle().candidates().stream()
                        .map(c -> new NeedleResult.Candidate(
                                c.tip().toVector(),
                                c.direction(),
                                c.lengthMm(),
                                c.tipSdAlongMm(),
                                Math.toDegrees(c.directionSdRad()),
                                c == n))
                        .toList());
    }

    private CoreResult core() {
        BiopsyCore core = measured.core().core();
        CoreRectangle r = measured.core().rectangle();
        VoxelGrid grid = images.t2().grid();
        return new CoreResult(
                core.tipMr().toVector(),
                core.directionMr(),
                core.lengthMm(),
                core.widthMm(),
                Math.toDegrees(core.outOfPlaneRad(grid)),
                core.tipToSliceMm(grid, measured.targetSlice()),
                r.corners().stream().map(Point3::toVector).toList());
    }

    private AdcResult adc(AdcInCore a) {
        List<Double> bValues = a.map().source() == AdcSource.COMPUTED_FROM_B_VALUES
                ? series.dwi().map(g -> g.bValues()).orElse(List.of())
                : List.of();
        return new AdcResult(
                a.map().source().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                a.map().evidence(),
                bValues,
                SHOWN * a.sample().mean(),
                SHOWN * a.sample().min(),
                SHOWN * a.sample().sd(),
                SHOWN * a.sample().median(),
                SHOWN * a.sample().p10(),
                SHOWN * a.sample().p90(),
                a.sample().n(),
                a.sample().effectiveAreaMm2(),
                a.sample().rejected(),
                Optional.of(interval(a.mean(), SHOWN)),
                Optional.of(interval(a.min(), SHOWN)),
                a.minBias().map(b -> SHOWN * b));
    }

    private static Interval interval(Spread s, double scale) {
        return new Interval(scale * s.low95(), scale * s.high95());
    }

    private SpectroscopyResult spectroscopy(SpectraInCore s) {
        CoreSpectrum c = s.spectrum();
        return new SpectroscopyResult(
                c.choCr().map(r -> r.value()),
                s.choCr().map(x -> interval(x, 1)),
                SpectroscopyResult.SpectrumQuality.valueOf(c.quality().name()),
                c.reasons(),
                Optional.of(c.snr()),
                Optional.of(c.linewidthHz()),
                Optional.of(c.residual()),
                1e3
                        * measured.spectroscopy()
                                .orElseThrow()
                                .signals()
                                .acquisition()
                                .echoTimeS(),
                c.resonances().stream()
                        .map(r -> new SpectroscopyResult.Metabolite(
                                r.name(), r.ppm(), r.amplitude(), r.boundPercent(), Optional.of(r.widthHz())))
                        .toList(),
                c.voxels().stream()
                        .map(v -> new SpectroscopyResult.Voxel(v.column(), v.row(), v.slice(), v.weight()))
                        .toList());
    }

    private Provenance provenance() {
        List<Provenance.Input> inputs = new ArrayList<>();
        images.inputs()
                .forEach((role, objects) -> objects.forEach(
                        o -> inputs.add(new Provenance.Input(o.file(), role, o.sopInstanceUid(), o.sha256()))));
        return new Provenance(
                inputs,
                RecordedSettings.toMap(settings),
                settings.decisions().rules().seed(),
                settings.decisions().rules().draws(),
                series.inventory().toolkit(),
                Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
    }
}
