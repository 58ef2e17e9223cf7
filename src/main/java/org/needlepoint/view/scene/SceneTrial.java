package org.needlepoint.view.scene;

import java.util.concurrent.ExecutionException;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.problem.ProblemException;

/** Draws one scene in a process of its own, where a crash does no harm; see {@link SceneSupport}. */
final class SceneTrial {
    /** Exit code when the scene was drawn. */
    static final int DRAWN = 42;

    private static final int NOT_DRAWN = 43;
    private static final int SIDE_PX = 64;

    private SceneTrial() {}

    /**
     * Draws.
     *
     * @param args none
     */
    public static void main(String[] args) throws ProblemException, InterruptedException, ExecutionException {
        Frame frame = new Frame("1.2.3", "MR");
        SceneContent content = SceneContent.empty(frame)
                .with(new SceneNeedle(new Point3(frame, 0, 0, 0), new org.needlepoint.geometry.Vector3(0, 0, 1), 50));
        int drawn;
        try (SceneView view = SceneView.openTrusting()) {
            view.show(content, org.needlepoint.work.Progress.NONE).get();
            SceneFrame picture = view.render(SIDE_PX, SIDE_PX).get();
            drawn = picture.argb().length;
        }
        Runtime.getRuntime().halt(drawn == SIDE_PX * SIDE_PX ? DRAWN : NOT_DRAWN);
    }
}
