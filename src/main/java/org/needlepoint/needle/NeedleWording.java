package org.needlepoint.needle;

import org.needlepoint.wording.Wording;

/** Sentences about needles in a CT. */
public enum NeedleWording implements Wording {
    /** No parts. */
    LOOKING("Looking for the needle"),
    /** Parts: tip, length. */
    CANDIDATE("tip at {0} mm, {1} mm long");

    private final String template;

    NeedleWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
