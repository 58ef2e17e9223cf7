package org.needlepoint.ui.model;

import java.util.Optional;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;

/**
 * The place that the views show. It is kept on the MR and seen in the CT through the registration; while nothing joins the two,
 * the CT has a place of its own.
 *
 * @param state what the views show
 * @param views images and what joins them
 */
record Crosshair(ViewState state, CaseViews views) {

    /** The crosshair of a session. */
    static Crosshair of(WorkstationModel model) {
        return new Crosshair(model.view(), model.snapshot().map(CaseViews::of).orElse(CaseViews.NONE));
    }

    /** The place seen from a frame; empty if there is none, or no way to the frame. */
    Optional<Point3> in(Frame frame) {
        return Optional.ofNullable(state.crosshairMrProperty().get())
                .flatMap(p -> views.carried(p, frame))
                .or(() -> Optional.ofNullable(state.crosshairCtProperty().get())
                        .filter(p -> p.frame().equals(frame)));
    }

    /** The place in one of the two joined images. */
    Optional<Point3> in(Modality modality) {
        return views.frame(modality).flatMap(this::in);
    }

    /** Puts it to a place in the frame of CT or MR. */
    void put(Point3 place) {
        views.frame(Modality.MR)
                .flatMap(f -> views.carried(place, f))
                .ifPresentOrElse(state.crosshairMrProperty()::set, () -> {
                    if (views.frame(Modality.CT).equals(Optional.of(place.frame()))) {
                        state.crosshairCtProperty().set(place);
                    }
                });
    }
}
