package org.needlepoint.ui.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.needlepoint.casefile.planning.Step;

/** The layout of each step: its usual one, or what the user made of it, which is remembered. */
public final class Hangings {
    private final Preferences preferences;
    private final ReadOnlyObjectWrapper<HangingLayout> layout = new ReadOnlyObjectWrapper<>();
    private final IntegerProperty active = new SimpleIntegerProperty();
    private final IntegerProperty maximised = new SimpleIntegerProperty(-1);
    private Step step;
    private boolean spectrum;

    Hangings(Preferences preferences, Step step) {
        this.preferences = preferences;
        goTo(step);
    }

    /** Hangs the layout of a step. */
    void goTo(Step newStep) {
        step = newStep;
        show(Optional.ofNullable(preferences.settings().layouts().get(newStep.name()))
                .flatMap(HangingLayout::ofLine)
                .orElseGet(() -> HangingLayout.of(newStep, spectrum)));
    }

    /** Whether the case has a spectrum: a layout that nobody changed makes place for it. */
    void spectrum(boolean there) {
        boolean untouched = layout.get().equals(HangingLayout.of(step, spectrum));
        spectrum = there;
        if (untouched && !layout.get().equals(HangingLayout.of(step, there))) {
            show(HangingLayout.of(step, there));
        }
    }

    private void remember(Consumer<Map<String, String>> edit) {
        preferences.change(s -> {
            Map<String, String> layouts = new TreeMap<>(s.layouts());
            edit.accept(layouts);
            return s.withLayouts(layouts);
        });
    }

    private void show(HangingLayout now) {
        maximised.set(-1);
        active.set(Math.min(active.get(), now.shape().count() - 1));
        layout.set(now);
    }

    /**
     * Changes what a view shows, and remembers it for the step.
     *
     * @param cell number of the view, from 0
     * @param content content
     */
    public void hang(int cell, CellContent content) {
        layout.set(layout.get().with(cell, content));
        remember(layouts -> layouts.put(step.name(), layout.get().line()));
    }

    /**
     * Changes the number of views, and remembers it for the step.
     *
     * @param shape rows and columns
     */
    public void hang(HangingLayout.Shape shape) {
        show(layout.get().with(shape));
        remember(layouts -> layouts.put(step.name(), layout.get().line()));
    }

    /** Goes back to the layout that the step has by itself. */
    public void hangAsUsual() {
        remember(layouts -> layouts.remove(step.name()));
        show(HangingLayout.of(step, spectrum));
    }

    /**
     * Makes another view the active one; a view that is shown alone gives way to it.
     *
     * @param step 1 for the next, −1 for the one before
     */
    void next(int step) {
        int to = Math.floorMod(active.get() + step, layout.get().shape().count());
        if (maximised.get() >= 0) {
            maximised.set(to);
        }
        active.set(to);
    }

    /**
     * Shows one view alone, or all again.
     *
     * @param cell number of the view
     */
    public void maximise(int cell) {
        active.set(cell);
        maximised.set(maximised.get() == cell ? -1 : cell);
    }

    /**
     * What is shown where.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<HangingLayout> layoutProperty() {
        return layout.getReadOnlyProperty();
    }

    /**
     * Number of the view that keys act on, from 0.
     *
     * @return property
     */
    public IntegerProperty activeProperty() {
        return active;
    }

    /**
     * Number of the view that is shown alone; −1 for none.
     *
     * @return property
     */
    public IntegerProperty maximisedProperty() {
        return maximised;
    }
}
