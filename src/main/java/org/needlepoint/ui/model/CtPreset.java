package org.needlepoint.ui.model;

import org.needlepoint.view.slice.Window;

/** Windows for CT that radiologists call by name. */
public enum CtPreset {
    /** Soft tissue. */
    SOFT_TISSUE(Window.CT_SOFT_TISSUE),
    /** Bone. */
    BONE(Window.CT_BONE),
    /** Lung. */
    LUNG(new Window(-600, 1500)),
    /** Wide enough to tell a needle from its streaks. */
    NEEDLE(Window.CT_NEEDLE),
    /** Fat against muscle. */
    FAT(new Window(-40, 250)),
    /** Skin and the capsules on it: from air to water. */
    SKIN(new Window(-300, 1200));

    private final Window window;

    CtPreset(Window window) {
        this.window = window;
    }

    /**
     * The window.
     *
     * @return HU
     */
    public Window window() {
        return window;
    }
}
