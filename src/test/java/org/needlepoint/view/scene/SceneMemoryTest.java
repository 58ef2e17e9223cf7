package org.needlepoint.view.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.needlepoint.image.Volume;
import org.needlepoint.work.Progress;
import vtk.vtkObjectBase;

/** Whatever a scene made is gone when it is closed. */
class SceneMemoryTest {
    @BeforeAll
    static void needsVtk() {
        SceneSupport.Status status = SceneSupport.status();
        assumeTrue(
                status.ready(),
                () -> "no scene can be drawn here: "
                        + status.missing().orElseThrow().getMessage());
    }

    /** VTK's own account of what Java holds of it: see its JavaDelete test. */
    @Test
    void vtks_map_of_java_objects_is_as_before_after_a_scene_that_changed_ten_times() throws Exception {
        Volume ct = LimbScene.limb();
        Volume mr = LimbScene.inMr(ct);
        int before = vtkObjectBase.JAVA_OBJECT_MANAGER.getSize();
        try (SceneView view = SceneView.open()) {
            for (int round = 0; round < 10; round++) {
                view.show(LimbScene.content(ct, mr, round), Progress.NONE).get();
                SceneFrame f = view.render(LimbScene.SIDE_PX, LimbScene.SIDE_PX).get();
                assertThat(view.pick(f, LimbScene.SIDE_PX / 2.0, LimbScene.SIDE_PX / 2.0)
                                .get())
                        .isPresent();
                assertThat(vtkObjectBase.JAVA_OBJECT_MANAGER.getSize()).isGreaterThan(before + 20);
            }
        }
        assertThat(vtkObjectBase.JAVA_OBJECT_MANAGER.getSize()).isEqualTo(before);
    }

    @Test
    void what_a_change_replaces_is_deleted_at_once() throws Exception {
        Volume ct = LimbScene.limb();
        Volume mr = LimbScene.inMr(ct);
        try (SceneView view = SceneView.open()) {
            view.show(LimbScene.content(ct, mr, 1), Progress.NONE).get();
            view.render(LimbScene.SIDE_PX, LimbScene.SIDE_PX).get();
            int held = vtkObjectBase.JAVA_OBJECT_MANAGER.getSize();
            for (int round = 0; round < 3; round++) {
                view.show(LimbScene.content(ct, mr, 5), Progress.NONE).get();
                view.show(LimbScene.content(ct, mr, 1), Progress.NONE).get();
                view.render(LimbScene.SIDE_PX, LimbScene.SIDE_PX).get();
                assertThat(vtkObjectBase.JAVA_OBJECT_MANAGER.getSize()).isEqualTo(held);
            }
        }
    }
}
