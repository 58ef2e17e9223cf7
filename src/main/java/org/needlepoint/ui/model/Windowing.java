package org.needlepoint.ui.model;

import org.needlepoint.view.slice.FusionSide;
import org.needlepoint.view.slice.Window;

/** Changes the windows of what is seen on a view. */
public final class Windowing {
    private final Looks looks;
    private final FusionModel fusion;

    Windowing(Looks looks, FusionModel fusion) {
        this.looks = looks;
        this.fusion = fusion;
    }

    /**
     * The window that a view changes.
     *
     * @param cell view
     * @return slot; for a fused view that of the image in front
     */
    public LookSlot slot(ViewportModel cell) {
        Picture picture = cell.contentProperty().get().picture();
        return picture == Picture.FUSION
                ? fusion.frontProperty().get() == FusionSide.CT ? fusion.ctSlot() : LookSlot.FUSED_MR
                : LookSlot.of(picture);
    }

    /**
     * Changes the window of a view by a drag: to the right wider, upward brighter.
     *
     * @param cell view
     * @param from window before the drag
     * @param dx to the right since then, pixels of the window
     * @param dy down since then
     */
    public void window(ViewportModel cell, Window from, double dx, double dy) {
        Window to = new Window(from.centre() + dy * from.width() / 300, from.width() * Math.exp(dx / 200));
        looks.look(slot(cell)).ifPresent(l -> looks.set(slot(cell), l.with(to)));
    }

    /**
     * Gives the CT of a view a window by name; a view without CT is not changed.
     *
     * @param cell view
     * @param preset window
     */
    public void preset(ViewportModel cell, CtPreset preset) {
        LookSlot slot =
                switch (cell.contentProperty().get().picture()) {
                    case CT -> LookSlot.CT;
                    case FUSION -> fusion.ctSlot();
                    default -> null;
                };
        if (slot != null) {
            looks.look(slot).ifPresent(l -> looks.set(slot, l.with(preset.window())));
        }
    }
}
