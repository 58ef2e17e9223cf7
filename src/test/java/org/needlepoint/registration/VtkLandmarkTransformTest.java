package org.needlepoint.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;
import vtk.vtkLandmarkTransform;
import vtk.vtkPoints;

/** Equal isotropic errors against VTK's closed-form rigid-body landmark transform (Horn's quaternions). */
class VtkLandmarkTransformTest {

    @BeforeAll
    static void loadNativeLibraries() {
        String missing = null;
        try {
            System.loadLibrary("jawt");
            System.loadLibrary("vtkCommonCoreJava");
            System.loadLibrary("vtkCommonMathJava");
            System.loadLibrary("vtkCommonTransformsJava");
        } catch (UnsatisfiedLinkError e) {
            missing = e.getMessage();
        }
        assumeTrue(missing == null, "VTK's native libraries absent: comparison skipped (" + missing + ")");
    }

    @Test
    void rigid_body_mode_gives_the_same_points_to_a_nanometre() throws ProblemException {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 300; round++) {
            int n = 3 + random.nextInt(8);
            List<Vector3> layout = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                // Every third case coplanar, where a reflection would fit as well. Stepped, so that none coincide.
                Vector3 v = SimulatedMarkers.gaussian(random).times(50).plus(new Vector3(0, 200.0 * i, 0));
                layout.add(round % 3 == 0 ? new Vector3(v.x(), v.y(), 10) : v);
            }
            Covariance3 error = Covariance3.isotropic(0.8);
            RigidTransform truth = SimulatedMarkers.motion(random, 50, 100);
            List<Correspondence> pairs = SimulatedMarkers.observed(layout, truth, error, error, 1, random);
            RegistrationResult ours = RigidRegistration.withDefaults().fit(pairs);

            vtkPoints source = new vtkPoints();
            vtkPoints target = new vtkPoints();
            source.SetDataTypeToDouble();
            target.SetDataTypeToDouble();
            for (Correspondence c : pairs) {
                source.InsertNextPoint(c.from().x(), c.from().y(), c.from().z());
                target.InsertNextPoint(c.to().x(), c.to().y(), c.to().z());
            }
            vtkLandmarkTransform vtk = new vtkLandmarkTransform();
            vtk.SetModeToRigidBody();
            vtk.SetSourceLandmarks(source);
            vtk.SetTargetLandmarks(target);
            vtk.Update();
            double[] matrix = new double[16];
            for (int i = 0; i < 16; i++) {
                matrix[i] = vtk.GetMatrix().GetElement(i / 4, i % 4);
            }
            RigidTransform theirs = RigidTransform.ofMatrix(SimulatedMarkers.CT, SimulatedMarkers.MR, matrix);
            for (Correspondence c : pairs) {
                Point3 p = ours.ctToMr().apply(c.from());
                assertThat(p.distanceMm(theirs.apply(c.from()))).isCloseTo(0, within(1e-9));
            }
            for (int i = 0; i < 12; i++) {
                assertThat(ours.ctToMr().toMatrix()[i]).isCloseTo(matrix[i], within(1e-9));
            }
        }
    }
}
