package org.needlepoint.view.scene;

import org.needlepoint.wording.Wording;

/** Why the scene cannot be drawn. */
public enum SceneWording implements Wording {
    /** No parts. */
    DISPLAY_NOT_SET("DISPLAY is not set"),
    /** Parts: value. */
    DISPLAY_NAMES_NONE("DISPLAY is '{0}', which names none"),
    /** Parts: display, what the system said. */
    NO_ANSWER("DISPLAY {0} does not answer ({1})"),
    /** Parts: seconds. */
    NOT_WITHIN("no answer within {0} s"),
    /** Parts: code. */
    EXIT_CODE("exit code {0}"),
    /** No parts. */
    NOT_STARTED("it could not be started"),
    /** No parts. */
    INTERRUPTED("interrupted");

    private final String template;

    SceneWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
