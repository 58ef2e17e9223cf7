package org.needlepoint.view.scene;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** Why there may be no 3-D view. Everything else works without it. */
public enum SceneProblem implements Problem {
    /** Parts: none. VTK's Java classes are not on the class path. */
    VTK_ABSENT(
            ProblemKind.MISSING_SOFTWARE,
            "The 3-D view needs VTK, which is not installed. Everything else works without it.",
            "Run: sudo apt-get install libvtk9-java openjdk-17-jre. Then start the program again."),
    /** Parts: what the system said. */
    VTK_NATIVES_ABSENT(
            ProblemKind.MISSING_SOFTWARE,
            "The 3-D view cannot load VTK's native libraries ({0}). Everything else works without it.",
            "Run: sudo apt-get install libvtk9-java openjdk-17-jre. Then start the program again with ./needlepoint."),
    /** Parts: the display. */
    NO_DISPLAY(
            ProblemKind.MISSING_SOFTWARE,
            "The 3-D view needs an X display to draw with; {0}.",
            "Start the program in a desktop session, or under xvfb-run."),
    /** Parts: how it ended. */
    VTK_FAILS(
            ProblemKind.MISSING_SOFTWARE,
            "VTK was tried in a separate process and failed there ({0}). The 3-D view stays off to protect your work.",
            "Update the graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1 and start the program again."),
    /** Parts: what the library said. */
    DRAWING_FAILED(
            ProblemKind.MISSING_SOFTWARE,
            "The 3-D view stopped: {0}.",
            "Close and open the 3-D view again; the case is not affected.");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    SceneProblem(ProblemKind kind, String message, String remedy) {
        this.kind = kind;
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public ProblemKind kind() {
        return kind;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
