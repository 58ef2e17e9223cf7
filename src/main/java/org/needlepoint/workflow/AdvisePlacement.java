package org.needlepoint.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.fiducial.FiducialTemplate;
import org.needlepoint.fiducial.FiducialTemplates;
import org.needlepoint.placement.Capsule;
import org.needlepoint.placement.PlacementAdvice;
import org.needlepoint.placement.PlacementAdvisor;
import org.needlepoint.placement.PlacementFiles;
import org.needlepoint.placement.PlacementTask;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.PlacementSheet;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.SoftwareVersion;

/** Advises, before a scan, where to put the capsules, and judges a proposed layout. */
public final class AdvisePlacement {
    private AdvisePlacement() {}

    /** Advice that can be printed and written. */
    public static final class Advice {
        private final PlacementAdvice content;

        private Advice(PlacementAdvice content) {
            this.content = content;
        }

        /**
         * As text for a terminal.
         *
         * @return lines
         */
        public String toText() {
            return String.join(System.lineSeparator(), PlacementWords.lines(content));
        }

        /**
         * As JSON; docs/placement.md describes the fields.
         *
         * @return indented JSON
         */
        public String toJson() {
            try {
                return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(PlacementRecord.of(content));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Advice holds only plain values", e);
            }
        }

        /**
         * Writes the sheet for the scanner: {@code placement.pdf}, {@code placement.html} and {@code placement.json}.
         *
         * @param out folder, made if absent; it appears complete or not at all
         * @throws ProblemException if it cannot be written
         */
        public void write(Path out) throws ProblemException {
            try (AtomicFolder folder = AtomicFolder.open(out)) {
                String program = "Needlepoint " + SoftwareVersion.version();
                PlacementSheet.html(content, program, folder.file("placement.html"));
                PlacementSheet.pdf(content, program, folder.file("placement.pdf"));
                PlacementSheet.text(toJson() + System.lineSeparator(), folder.file("placement.json"));
                folder.commit();
            }
        }
    }

    /**
     * Advises.
     *
     * @param settings what the user says
     * @param progress told about reading and searching
     * @return the advice
     * @throws ProblemException if the outline, target, layout or options cannot be used
     */
    public static Advice advise(AdviseSettings settings, Progress progress) throws ProblemException {
        FiducialTemplate template = FiducialTemplates.read(settings.template());
        PlacementScene scene = PlacementScene.of(settings, progress.part(0, 0.3));
        PlacementTask task = new PlacementTask(
                scene.skin(),
                scene.target(),
                scene.entry(),
                settings.freeMm(),
                settings.lyingOn(),
                template.inPlaneErrorMm(),
                template.throughPlaneErrorMm(),
                settings.pitchMm(),
                settings.gapMm(),
                settings.shiftMm(),
                settings.mostShiftMm(),
                settings.gate());
        PlacementAdvisor advisor = PlacementAdvisor.withDefaults();
        int count = settings.count();
        if (settings.layout().isPresent()) {
            List<Capsule> layout = PlacementFiles.layout(
                    settings.layout().get(), scene.skin(), scene.target().z());
            advisor = advisor.withProposed(layout);
            count = layout.size();
        }
        return new Advice(advisor.advise(task, count, progress.part(0.3, 1)));
    }
}
