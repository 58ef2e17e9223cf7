package org.needlepoint.ui.model;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.casefile.planning.Note;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.text.Texts;

/** The remarks on a case: each change is an edit of its own, to be undone by its name. */
public final class CaseNotes {
    private static final int NAMED_LETTERS = 24;

    private final WorkstationModel model;
    private final Clock clock;

    /**
     * Makes the commands.
     *
     * @param model session
     * @param clock gives the time of a note
     */
    public CaseNotes(WorkstationModel model, Clock clock) {
        this.model = model;
        this.clock = clock;
    }

    /**
     * The notes as they are now.
     *
     * @return notes, oldest first; empty without a case
     */
    public List<Note> all() {
        return Optional.ofNullable(model.decisionsProperty().get())
                .map(d -> d.notes())
                .orElse(List.of());
    }

    /**
     * Writes a note.
     *
     * @param text what is written; nothing happens if it is blank
     * @param step step that it belongs to; empty for the case as a whole
     * @param flagged whether the case needs attention because of it
     */
    public void add(String text, Optional<Step> step, boolean flagged) {
        if (!text.isBlank()) {
            Note note = new Note(text.strip(), step, flagged, clock.instant().truncatedTo(ChronoUnit.SECONDS));
            model.remark(Texts.get("notes.edit.add", brief(note)), d -> d.withNote(note));
        }
    }

    /**
     * Changes the words of a note. Its time stays that of its writing.
     *
     * @param note note of {@link #all}
     * @param text new words; nothing happens if they are blank or the same
     */
    public void rewrite(Note note, String text) {
        if (!text.isBlank() && !text.strip().equals(note.text())) {
            replace(
                    "notes.edit.rewrite",
                    note,
                    Optional.of(new Note(text.strip(), note.step(), note.flagged(), note.at())));
        }
    }

    /**
     * Flags a note, or takes the flag away.
     *
     * @param note note of {@link #all}
     * @param flagged whether it is flagged
     */
    public void flag(Note note, boolean flagged) {
        if (note.flagged() != flagged) {
            replace(
                    flagged ? "notes.edit.flag" : "notes.edit.unflag",
                    note,
                    Optional.of(new Note(note.text(), note.step(), flagged, note.at())));
        }
    }

    /**
     * Takes a note away.
     *
     * @param note note of {@link #all}
     */
    public void delete(Note note) {
        replace("notes.edit.delete", note, Optional.empty());
    }

    private void replace(String key, Note note, Optional<Note> by) {
        model.remark(Texts.get(key, brief(note)), d -> {
            List<Note> left = new ArrayList<>(d.notes());
            int at = left.indexOf(note);
            if (at >= 0) {
                left.remove(at);
                by.ifPresent(n -> left.add(at, n));
            }
            return d.withNotes(left);
        });
    }

    private static String brief(Note note) {
        String line = note.text().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= NAMED_LETTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, NAMED_LETTERS - 1)) + "…";
    }
}
