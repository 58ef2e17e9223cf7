package org.needlepoint.registration.intensity;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.registration.PoseUncertainty;

/** A pose and weighted other poses that had as good a claim: their scatter is the covariance of its error. */
final class PoseSpread {
    private static final int SIZE = 6;

    private final RigidTransform mrToCt;
    private final List<RigidTransform> others;
    private final double[] weights;

    PoseSpread(RigidTransform mrToCt, List<RigidTransform> others, double[] weights) {
        this.mrToCt = mrToCt;
        this.others = others;
        this.weights = weights;
    }

    /** The pose with Σ weight · d dᵀ of its deviations d = (w, τ) about a pivot of the MR frame. */
    PoseUncertainty uncertainty(Point3 pivot) {
        double[] c = new double[SIZE * SIZE];
        for (int k = 0; k < others.size(); k++) {
            double[] d = deviation(mrToCt.inverse(), others.get(k).inverse(), pivot);
            for (int i = 0; i < SIZE; i++) {
                for (int j = 0; j < SIZE; j++) {
                    c[SIZE * i + j] += weights[k] * d[i] * d[j];
                }
            }
        }
        return new PoseUncertainty(mrToCt.inverse(), pivot, c);
    }

    /** (w, τ) such that other(p) = exp(w)(pose(p) − c) + c + τ. */
    private static double[] deviation(RigidTransform ctToMr, RigidTransform other, Point3 pivot) {
        RigidTransform between = ctToMr.inverse().then(other);
        Vector3 w = between.rotation().toRotationVector();
        Vector3 t = between.apply(pivot).minus(pivot);
        return new double[] {w.x(), w.y(), w.z(), t.x(), t.y(), t.z()};
    }

    /** Squared Mahalanobis distance from another uncertain pose, the errors of both taken as independent. */
    double squaredDistanceFrom(PoseUncertainty markers) {
        double[] own = uncertainty(markers.pivot()).covariance();
        double[] theirs = markers.covariance();
        double[][] sum = new double[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                sum[i][j] = own[SIZE * i + j] + theirs[SIZE * i + j];
            }
        }
        double[] d = deviation(markers.ctToMr(), mrToCt.inverse(), markers.pivot());
        ArrayRealVector v = new ArrayRealVector(d);
        // Singular values: a slice-locked pair of poses leaves directions without variance and without deviation.
        return v.dotProduct(new SingularValueDecomposition(new Array2DRowRealMatrix(sum))
                .getSolver()
                .solve(v));
    }
}
