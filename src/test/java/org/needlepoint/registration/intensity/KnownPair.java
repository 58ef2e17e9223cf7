package org.needlepoint.registration.intensity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.needlepoint.dicom.ImageStack;
import org.needlepoint.dicom.Inventory;
import org.needlepoint.dicom.SeriesRole;
import org.needlepoint.dicom.SharedData;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.work.Progress;

/**
 * A CT and an MR image whose true pose is known, and the tumour over which errors are taken.
 *
 * @param name name for tables
 * @param mr MR image
 * @param ct CT, HU
 * @param mrToCt the truth
 * @param tumourMr points of the tumour, MR frame
 */
record KnownPair(String name, Volume mr, Volume ct, RigidTransform mrToCt, List<Point3> tumourMr) {

    /** A real sarcoma: MR already on the lattice of the CT, so that the identity is taken as the truth. */
    static KnownPair sarcoma(String number) throws Exception {
        Path folder = SharedData.path("registration/sts-ct-t1/STS_" + number);
        Frame mrFrame = new Frame("sts-mr", "MR");
        Frame ctFrame = new Frame("sts-ct", "CT");
        Volume mr = NiftiFile.read(folder.resolve("MR_T1_image.nii.gz"), mrFrame, "");
        Volume ct = NiftiFile.read(folder.resolve("CT_image.nii.gz"), ctFrame, "HU");
        Volume mask = NiftiFile.read(folder.resolve("MR_T1_mask.nii.gz"), mrFrame, "");
        VoxelGrid g = mask.grid();
        List<Point3> tumour = new ArrayList<>();
        for (int s = 0; s < g.slices(); s++) {
            for (int r = 0; r < g.rows(); r++) {
                for (int c = 0; c < g.columns(); c++) {
                    if (mask.value(c, r, s) > 0) {
                        tumour.add(g.toPatient(c, r, s));
                    }
                }
            }
        }
        return new KnownPair("STS_" + number, mr, ct, RigidTransform.identity(mrFrame, ctFrame), tumour);
    }

    /** A committed sample case, its T1 image; the tumour is the ellipsoid of its recipe. */
    static KnownPair sample(String name) throws Exception {
        Path folder = Path.of("sample-cases").resolve(name);
        Inventory inventory = SharedData.read(folder);
        JsonNode truth =
                new ObjectMapper().readTree(folder.resolve("truth.json").toFile());
        Volume mr = load(inventory, SeriesRole.T1);
        Volume ct = load(inventory, SeriesRole.CT);
        double[] m = new double[16];
        for (int i = 0; i < m.length; i++) {
            m[i] = truth.at("/ctToMr/" + i).asDouble();
        }
        RigidTransform ctToMr =
                RigidTransform.ofMatrix(ct.grid().frame(), mr.grid().frame(), m);
        JsonNode centre = truth.at("/targetSlice/pointMr");
        JsonNode offset = truth.at("/recipe/tumour/offsetMm");
        JsonNode axes = truth.at("/recipe/tumour/semiAxesMm");
        List<Point3> tumour = new ArrayList<>();
        for (double x = -1; x <= 1; x += 0.1) {
            for (double y = -1; y <= 1; y += 0.1) {
                for (double z = -1; z <= 1; z += 0.1) {
                    if (x * x + y * y + z * z <= 1) {
                        tumour.add(new Point3(
                                mr.grid().frame(),
                                centre.get(0).asDouble()
                                        + offset.get("x").asDouble()
                                        + x * axes.get("x").asDouble(),
                                centre.get(1).asDouble()
                                        + offset.get("y").asDouble()
                                        + y * axes.get("y").asDouble(),
                                centre.get(2).asDouble()
                                        + offset.get("z").asDouble()
                                        + z * axes.get("z").asDouble()));
                    }
                }
            }
        }
        return new KnownPair(name, mr, ct, ctToMr.inverse(), tumour);
    }

    private static Volume load(Inventory inventory, SeriesRole role) throws Exception {
        ImageStack stack = inventory.stacks(role).get(0);
        return inventory.volume(stack, Progress.NONE).value();
    }

    /** Root mean square displacement of the tumour between a pose and the truth, mm. */
    double errorMm(RigidTransform found) {
        double sum = 0;
        for (Point3 p : tumourMr) {
            double d = found.apply(p).distanceMm(mrToCt.apply(p));
            sum += d * d;
        }
        return Math.sqrt(sum / tumourMr.size());
    }

    /** Largest displacement of a tumour point, mm. */
    double largestErrorMm(RigidTransform found) {
        return tumourMr.stream()
                .mapToDouble(p -> found.apply(p).distanceMm(mrToCt.apply(p)))
                .max()
                .orElseThrow();
    }

    Point3 tumourCentre() {
        Vector3 sum = Vector3.ZERO;
        for (Point3 p : tumourMr) {
            sum = sum.plus(p.toVector());
        }
        return Point3.of(mr.grid().frame(), sum.times(1.0 / tumourMr.size()));
    }

    /** Radius of the ball of the tumour's mean squared distance from its centre, mm. */
    double tumourRadiusMm() {
        Point3 c = tumourCentre();
        double sum = 0;
        for (Point3 p : tumourMr) {
            sum += Math.pow(p.distanceMm(c), 2);
        }
        return Math.sqrt(5.0 / 3 * sum / tumourMr.size());
    }

    /** A start turned about the tumour by up to 10° and shifted by up to 15 mm from the truth, evenly in both. */
    RigidTransform start(SplittableRandom random) {
        Rotation turn = Rotation.ofRotationVector(direction(random).times(Math.toRadians(10) * random.nextDouble()));
        Vector3 shift = direction(random).times(15 * random.nextDouble());
        Frame f = mr.grid().frame();
        return RigidTransform.about(f, f, turn, tumourCentre().toVector(), shift)
                .then(mrToCt);
    }

    private static Vector3 direction(SplittableRandom random) {
        return new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).normalized();
    }
}
