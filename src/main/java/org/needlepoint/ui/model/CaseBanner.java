package org.needlepoint.ui.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.needlepoint.casefile.Examination;
import org.needlepoint.casefile.Subject;
import org.needlepoint.casefile.planning.Note;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.report.PersonName;
import org.needlepoint.ui.text.EngineTexts;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.CaseIdentity;
import org.needlepoint.workflow.session.HazardFinding;
import org.needlepoint.workflow.session.SessionSnapshot;

/**
 * Who is on the screen, which side, when, and whether something speaks against it. In words of the present language.
 *
 * @param name name for people; a dash if not stated
 * @param id Patient ID; a dash if not stated
 * @param born birth date with age at the CT
 * @param sex sex in words
 * @param side side and body part; the side in capitals
 * @param ct date of the CT
 * @param mr date of the MR
 * @param hazards hazards that nobody has acknowledged, with their evidence
 * @param flags number of flagged notes
 */
public record CaseBanner(
        String name,
        String id,
        String born,
        String sex,
        String side,
        String ct,
        String mr,
        List<String> hazards,
        int flags) {

    /** Copies the list. */
    public CaseBanner {
        hazards = List.copyOf(hazards);
    }

    /**
     * The banner of a case.
     *
     * @param shown case as far as it is computed
     * @param decisions decisions as they are now
     * @return banner; dashes for what the images do not state
     */
    public static CaseBanner of(Optional<SessionSnapshot> shown, PlanningCase decisions) {
        Optional<CaseIdentity> who = shown.flatMap(SessionSnapshot::identity);
        Optional<Subject> patient = who.map(CaseIdentity::patient);
        Optional<Examination> examination = who.map(CaseIdentity::examination);
        return new CaseBanner(
                stated(patient.flatMap(Subject::name).map(PersonName::readable)),
                stated(patient.map(Subject::id).filter(i -> !i.isBlank())),
                stated(patient.flatMap(Subject::birthDate)
                        .map(b -> born(b, who.get().ageAtCt()))),
                stated(patient.flatMap(Subject::sex).map(CaseBanner::sex)),
                side(examination),
                stated(examination.flatMap(Examination::ctStudyDate).map(LocalDate::toString)),
                stated(examination.flatMap(Examination::mrStudyDate).map(LocalDate::toString)),
                hazards(shown),
                (int) decisions.notes().stream().filter(Note::flagged).count());
    }

    private static String stated(Optional<String> value) {
        return value.orElse(Texts.get("banner.absent"));
    }

    private static String born(LocalDate day, OptionalInt age) {
        return age.isPresent() ? Texts.get("banner.bornAge", day, age.getAsInt()) : day.toString();
    }

    private static String sex(String code) {
        return switch (code) {
            case "M", "F", "O" -> Texts.get("banner.sex." + code);
            default -> code;
        };
    }

    private static String side(Optional<Examination> e) {
        List<String> parts = new ArrayList<>();
        e.flatMap(Examination::side)
                .map(s -> switch (s) {
                    case "L", "R", "B", "U" -> Texts.get("banner.side." + s);
                    default -> s;
                })
                .ifPresent(parts::add);
        e.flatMap(Examination::bodyPart).ifPresent(parts::add);
        return parts.isEmpty() ? Texts.get("banner.absent") : String.join(" · ", parts);
    }

    private static List<String> hazards(Optional<SessionSnapshot> shown) {
        List<String> out = new ArrayList<>();
        for (HazardFinding h : shown.map(SessionSnapshot::hazards).orElse(List.of())) {
            if (!h.acknowledged()) {
                out.add(Texts.get("banner.hazard." + h.hazard(), EngineTexts.say(h.evidence())));
            }
        }
        return out;
    }
}
