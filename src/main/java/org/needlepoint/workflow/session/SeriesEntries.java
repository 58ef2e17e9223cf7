package org.needlepoint.workflow.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.needlepoint.casefile.planning.Purpose;
import org.needlepoint.dicom.ImageStack;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.dicom.Series;
import org.needlepoint.dicom.SeriesProblem;

/** The series of an input as a browser shows them. */
final class SeriesEntries {
    private SeriesEntries() {}

    static List<SeriesEntry> of(Inventory inventory, Optional<CaseSeries> chosen, Optional<CaseImages> images) {
        List<SeriesEntry> out = new ArrayList<>();
        for (Series s : inventory.series()) {
            Optional<ImageStack> largest = largest(s);
            out.add(new SeriesEntry(
                    s.patient().toString(),
                    s.patient().id(),
                    s.studyUid(),
                    s.studyDate(),
                    s.uid(),
                    s.number(),
                    s.description(),
                    s.modality(),
                    s.role().label(),
                    s.roleReason(),
                    largest.map(ImageStack::columns).orElse(0),
                    largest.map(ImageStack::rows).orElse(0),
                    s.stacks().stream().mapToInt(ImageStack::slices).sum(),
                    s.stacks().stream()
                            .flatMap(x -> x.bValue().stream().boxed())
                            .distinct()
                            .sorted()
                            .toList(),
                    s.files(),
                    s.allProblems().stream().map(SeriesProblem::text).toList(),
                    chosen.flatMap(c -> usedAs(c, images, s)),
                    CaseIdentity.subject(s),
                    largest.flatMap(ImageStack::bodyPart),
                    largest.flatMap(ImageStack::laterality)));
        }
        return out;
    }

    static Optional<ImageStack> largestStack(Inventory inventory, String seriesUid) {
        return inventory.series().stream()
                .filter(s -> s.uid().equals(seriesUid))
                .findFirst()
                .flatMap(SeriesEntries::largest);
    }

    private static Optional<ImageStack> largest(Series s) {
        return s.stacks().stream()
                .filter(ImageStack::isUsable)
                .max(Comparator.comparingLong(x -> (long) x.columns() * x.rows() * x.slices()));
    }

    private static Optional<Purpose> usedAs(CaseSeries c, Optional<CaseImages> images, Series s) {
        boolean ct = images.map(i -> s.stacks().contains(i.ct().stack()))
                .orElseGet(() -> c.ct().stream().anyMatch(s.stacks()::contains));
        if (ct) {
            return Optional.of(Purpose.CT);
        }
        if (s.stacks().contains(c.t2())) {
            return Optional.of(Purpose.T2);
        }
        if (c.adc().map(s.stacks()::contains).orElse(false)) {
            return Optional.of(Purpose.ADC);
        }
        if (c.dwi().map(d -> d.stacks().stream().anyMatch(s.stacks()::contains)).orElse(false)) {
            return Optional.of(Purpose.DWI);
        }
        if (c.markerStacks().stream().anyMatch(s.stacks()::contains)) {
            return Optional.of(Purpose.T1);
        }
        return c.spectra().stream().anyMatch(s.spectra()::contains) ? Optional.of(Purpose.MRS) : Optional.empty();
    }
}
