package org.needlepoint.needle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.dicom.SeriesRole;
import org.needlepoint.dicom.SharedData;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.work.Progress;

/** Real gold rods in meat (TCIA MRI-DIR), against centres, axes and ends derived from them with other tools. */
class GoldRodsTest {
    private static final Vector3 LONG_CENTRE = new Vector3(-5.588, 20.331, -56.812);
    private static final Vector3 LONG_AXIS = new Vector3(0.980, 0.053, -0.193);
    private static final Vector3 LONG_END_1 = new Vector3(-8.530, 20.171, -56.232);
    private static final Vector3 LONG_END_2 = new Vector3(-1.504, 20.554, -57.617);
    private static final Vector3 SHORT_CENTRE = new Vector3(23.026, -43.300, -47.610);

    @TempDir
    private Path folder;

    private static MetalRod nearest(List<MetalRod> rods, Vector3 centre) {
        return rods.stream()
                .min(Comparator.comparingDouble(
                        r -> r.centre().toVector().minus(centre).norm()))
                .orElseThrow();
    }

    private static double miss(MetalRod rod, Vector3 end) {
        Point3 e = Point3.of(rod.end1().frame(), end);
        return Math.min(rod.end1().distanceMm(e), rod.end2().distanceMm(e));
    }

    @Test
    void rods_are_found_where_they_lie_and_are_no_needles() throws Exception {
        Inventory inventory = SharedData.read(SharedData.unpack("needle/pork-ct-gold-rods.tar.xz", folder));
        Volume ct = inventory
                .volume(inventory.stacks(SeriesRole.CT).get(0), Progress.NONE)
                .value();
        List<MetalRod> rods = MetalRods.find(ct, Progress.NONE);
        MetalRod seven = nearest(rods, LONG_CENTRE);
        double angle = Math.toDegrees(seven.axis().angleRad(LONG_AXIS));
        assertThat(Math.min(angle, 180 - angle))
                .as("axis of the 7 mm rod, degrees")
                .isLessThanOrEqualTo(3);
        assertThat(miss(seven, LONG_END_1)).as("one end, mm").isLessThanOrEqualTo(1);
        assertThat(miss(seven, LONG_END_2)).as("other end, mm").isLessThanOrEqualTo(1);
        MetalRod three = nearest(rods, SHORT_CENTRE);
        assertThat(three.centre().toVector().minus(SHORT_CENTRE).norm())
                .as("centre of the 3 mm rod, mm")
                .isLessThanOrEqualTo(0.5);
        // Implanted, not inserted: nothing here enters from outside.
        assertThat(NeedleDetector.detect(ct, Progress.NONE)).isEmpty();
    }
}
