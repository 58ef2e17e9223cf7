package org.needlepoint.view.scene;

import vtk.vtkDecimatePro;
import vtk.vtkFloatArray;
import vtk.vtkFlyingEdges3D;
import vtk.vtkImageData;
import vtk.vtkImageGaussianSmooth;
import vtk.vtkPolyData;
import vtk.vtkPolyDataNormals;
import vtk.vtkWindowedSincPolyDataFilter;

/** Makes surfaces: smoothed field, iso-surface, smoothed again without shrinking (Taubin 1995), thinned out, shaded. */
final class NativeMesh {
    private static final double SMOOTH_CELLS = 0.8;
    private static final double SMOOTH_RADIUS = 2;
    private static final int ITERATIONS = 18;
    private static final double PASS_BAND = 0.06;
    private static final double FEATURE_ANGLE_DEG = 80;

    private NativeMesh() {}

    /**
     * Makes the surface of a field.
     *
     * @param field field
     * @param level value on the surface
     * @param mostTriangles thinned out to about this many
     * @param owner scope that will own the surface
     * @return triangles with normals, mm in the field's frame; may be empty
     */
    static vtkPolyData of(SurfaceField field, double level, int mostTriangles, NativeScope owner) {
        try (NativeScope scope = new NativeScope()) {
            vtkImageData image = scope.own(new vtkImageData());
            image.SetDimensions(field.columns(), field.rows(), field.slices());
            image.SetSpacing(field.cellMm(), field.cellMm(), field.cellMm());
            image.SetOrigin(field.x0(), field.y0(), field.z0());
            vtkFloatArray values = scope.own(new vtkFloatArray());
            values.SetJavaArray(field.values());
            scope.own(image.GetPointData()).SetScalars(values);

            vtkImageGaussianSmooth smooth = scope.own(new vtkImageGaussianSmooth());
            smooth.SetInputData(image);
            smooth.SetStandardDeviations(SMOOTH_CELLS, SMOOTH_CELLS, SMOOTH_CELLS);
            smooth.SetRadiusFactors(SMOOTH_RADIUS, SMOOTH_RADIUS, SMOOTH_RADIUS);
            vtkFlyingEdges3D edges = scope.own(new vtkFlyingEdges3D());
            scope.connect(smooth, edges);
            edges.SetValue(0, level);
            edges.ComputeNormalsOff();
            edges.ComputeGradientsOff();
            edges.ComputeScalarsOff();
            edges.Update();
            long triangles = scope.own(edges.GetOutput()).GetNumberOfCells();

            vtkWindowedSincPolyDataFilter sinc = scope.own(new vtkWindowedSincPolyDataFilter());
            scope.connect(edges, sinc);
            sinc.SetNumberOfIterations(ITERATIONS);
            sinc.SetPassBand(PASS_BAND);
            sinc.BoundarySmoothingOff();
            sinc.FeatureEdgeSmoothingOff();
            sinc.NonManifoldSmoothingOn();
            sinc.NormalizeCoordinatesOn();
            vtkPolyDataNormals normals = scope.own(new vtkPolyDataNormals());
            normals.SetFeatureAngle(FEATURE_ANGLE_DEG);
            normals.SplittingOff();
            normals.ConsistencyOn();
            if (triangles > mostTriangles) {
                vtkDecimatePro decimate = scope.own(new vtkDecimatePro());
                scope.connect(sinc, decimate);
                decimate.SetTargetReduction(1 - mostTriangles / (double) triangles);
                decimate.PreserveTopologyOn();
                scope.connect(decimate, normals);
            } else {
                scope.connect(sinc, normals);
            }
            normals.Update();
            vtkPolyData surface = owner.own(new vtkPolyData());
            surface.ShallowCopy(scope.own(normals.GetOutput()));
            return surface;
        }
    }
}
