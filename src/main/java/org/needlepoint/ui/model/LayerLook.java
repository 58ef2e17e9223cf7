package org.needlepoint.ui.model;

import org.needlepoint.view.slice.ColorMap;
import org.needlepoint.view.slice.Window;

/**
 * Window and colours of an image.
 *
 * @param window range of values
 * @param colors colours of the range
 */
public record LayerLook(Window window, ColorMap colors) {

    /**
     * With another window.
     *
     * @param other window
     * @return new look
     */
    public LayerLook with(Window other) {
        return new LayerLook(other, colors);
    }

    /**
     * With other colours.
     *
     * @param other colours
     * @return new look
     */
    public LayerLook with(ColorMap other) {
        return new LayerLook(window, other);
    }
}
