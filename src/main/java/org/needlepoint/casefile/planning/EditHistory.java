package org.needlepoint.casefile.planning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The edits of a session, each with its name, to be undone and redone without limit. Not thread-safe: it belongs to the
 * thread of the window.
 */
public final class EditHistory {
    private final Deque<Edit> done = new ArrayDeque<>();
    private final Deque<Edit> undone = new ArrayDeque<>();
    private PlanningCase current;

    private record Edit(String name, Object group, PlanningCase before, PlanningCase after) {}

    /**
     * Begins a history.
     *
     * @param start case before any edit
     */
    public EditHistory(PlanningCase start) {
        this.current = start;
    }

    /**
     * The case as it is now.
     *
     * @return case
     */
    public PlanningCase current() {
        return current;
    }

    /**
     * Records an edit. What was undone before it can no longer be redone.
     *
     * @param name what was done, in words for the user
     * @param after case after it
     */
    public void record(String name, PlanningCase after) {
        record(name, new Object(), after);
    }

    /**
     * Records a part of a longer edit, such as one step of a drag: parts of the same group are undone together.
     *
     * @param name what was done, in words for the user
     * @param group stays equal during the longer edit
     * @param after case after it
     */
    public void record(String name, Object group, PlanningCase after) {
        undone.clear();
        PlanningCase before = current;
        if (!done.isEmpty() && done.peek().group().equals(group)) {
            before = done.pop().before();
        }
        if (!after.equals(before)) {
            done.push(new Edit(name, group, before, after));
        }
        current = after;
    }

    /**
     * Replaces the case without an entry: for what is no decision, such as the files last measured.
     *
     * @param replacement case
     */
    public void replace(PlanningCase replacement) {
        current = replacement;
    }

    /**
     * Undoes the last edit.
     *
     * @return its name; empty if there is none
     */
    public Optional<String> undo() {
        Edit e = done.poll();
        if (e == null) {
            return Optional.empty();
        }
        undone.push(e);
        current = e.before().withInputs(current.inputs());
        return Optional.of(e.name());
    }

    /**
     * Does again what was undone last.
     *
     * @return its name; empty if there is none
     */
    public Optional<String> redo() {
        Edit e = undone.poll();
        if (e == null) {
            return Optional.empty();
        }
        done.push(e);
        current = e.after().withInputs(current.inputs());
        return Optional.of(e.name());
    }

    /**
     * Names of the edits that can be undone, the last one first.
     *
     * @return names
     */
    public List<String> undoable() {
        return names(done);
    }

    /**
     * Names of the edits that can be redone, the next one first.
     *
     * @return names
     */
    public List<String> redoable() {
        return names(undone);
    }

    private static List<String> names(Deque<Edit> edits) {
        List<String> out = new ArrayList<>();
        edits.forEach(e -> out.add(e.name()));
        return out;
    }
}
