package org.needlepoint.registration.intensity;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Assumptions;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;

/** Runs the elastix of the operating system (Klein 2010) as a peer: files in, a rigid transform out. */
final class Elastix {
    private static final Path PROGRAM = Path.of("/usr/bin/elastix");
    /** Its usual settings for a rigid multi-modal registration; samples off the voxel grid, as ours. */
    private static final String PARAMETERS =
            """
            (FixedInternalImagePixelType "float")
            (MovingInternalImagePixelType "float")
            (UseDirectionCosines "true")
            (Registration "MultiResolutionRegistration")
            (FixedImagePyramid "FixedSmoothingImagePyramid")
            (MovingImagePyramid "MovingSmoothingImagePyramid")
            (Interpolator "LinearInterpolator")
            (ResampleInterpolator "FinalBSplineInterpolator")
            (Resampler "DefaultResampler")
            (Metric "AdvancedMattesMutualInformation")
            (NumberOfHistogramBins 32)
            (Optimizer "AdaptiveStochasticGradientDescent")
            (MaximumNumberOfIterations 500)
            (Transform "EulerTransform")
            (AutomaticScalesEstimation "true")
            (AutomaticTransformInitialization "false")
            (HowToCombineTransforms "Compose")
            (NumberOfResolutions 3)
            (ImageSampler "RandomCoordinate")
            (NumberOfSpatialSamples 2048)
            (NewSamplesEveryIteration "true")
            (ErodeMask "false")
            (WriteResultImage "false")
            (DefaultPixelValue -1000)
            (RandomSeed 1)
            """;

    private final Path folder;

    /** Writes the images of a pair into a folder. */
    Elastix(Path folder, ImagePair pair) throws IOException {
        this.folder = folder;
        image("fixed.mha", pair.mr().grid(), "MET_FLOAT", pair.mr()::value);
        image("moving.mha", pair.ct().grid(), "MET_FLOAT", pair.ct()::value);
        image(
                "fixed-mask.mha",
                pair.mr().grid(),
                "MET_UCHAR",
                i -> pair.mrBody().contains(i) ? 1 : 0);
        image(
                "moving-mask.mha",
                pair.ct().grid(),
                "MET_UCHAR",
                i -> pair.ctArtefact().contains(i) ? 0 : 1);
        Files.writeString(folder.resolve("parameters.txt"), PARAMETERS);
    }

    static void assumeInstalled() {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), PROGRAM + " is not installed: nothing to compare with");
    }

    /** What elastix found, and the seconds it took from start to end of its process. */
    record Answer(RigidTransform mrToCt, double seconds) {}

    Answer register(RigidTransform mrToCt, boolean masks) throws Exception {
        double[] m = mrToCt.toMatrix();
        Files.writeString(
                folder.resolve("start.txt"),
                String.format(
                        Locale.ROOT,
                        """
                        (Transform "AffineTransform")
                        (NumberOfParameters 12)
                        (TransformParameters %.12f %.12f %.12f %.12f %.12f %.12f %.12f %.12f %.12f %.9f %.9f %.9f)
                        (CenterOfRotationPoint 0 0 0)
                        (InitialTransformParametersFileName "NoInitialTransform")
                        (HowToCombineTransforms "Compose")
                        """,
                        m[0],
                        m[1],
                        m[2],
                        m[4],
                        m[5],
                        m[6],
                        m[8],
                        m[9],
                        m[10],
                        m[3],
                        m[7],
                        m[11]));
        Path out = Files.createDirectories(folder.resolve("out"));
        Path result = out.resolve("TransformParameters.0.txt");
        Files.deleteIfExists(result);
        List<String> command = new ArrayList<>(List.of(
                PROGRAM.toString(), "-f", "fixed.mha", "-m", "moving.mha", "-p", "parameters.txt", "-out", "out"));
        command.addAll(List.of("-t0", "start.txt", "-threads", "2"));
        if (masks) {
            command.addAll(List.of("-fMask", "fixed-mask.mha", "-mMask", "moving-mask.mha"));
        }
        long begin = System.nanoTime();
        Process p = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.txt").toFile())
                .start();
        if (!p.waitFor(5, TimeUnit.MINUTES) || p.exitValue() != 0 || !Files.exists(result)) {
            p.destroyForcibly();
            throw new IOException("elastix failed: " + Files.readString(folder.resolve("console.txt")));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Answer(mrToCt.then(euler(result, mrToCt)), seconds);
    }

    /** An Euler transform of elastix, applied after the start: R = Rz Rx Ry about a centre. */
    private static RigidTransform euler(Path file, RigidTransform start) throws IOException {
        String text = Files.readString(file);
        double[] p = numbers(text, "TransformParameters");
        double[] c = numbers(text, "CenterOfRotationPoint");
        Rotation r = Rotation.aboutAxis(new Vector3(0, 1, 0), p[1])
                .then(Rotation.aboutAxis(new Vector3(1, 0, 0), p[0]))
                .then(Rotation.aboutAxis(new Vector3(0, 0, 1), p[2]));
        return RigidTransform.about(
                start.to(), start.to(), r, new Vector3(c[0], c[1], c[2]), new Vector3(p[3], p[4], p[5]));
    }

    private static double[] numbers(String text, String key) throws IOException {
        for (String line : text.split("\n")) {
            if (line.startsWith("(" + key + " ")) {
                String[] words = line.substring(key.length() + 2, line.indexOf(')'))
                        .trim()
                        .split(" ");
                return java.util.Arrays.stream(words)
                        .mapToDouble(Double::parseDouble)
                        .toArray();
            }
        }
        throw new IOException("No " + key + " in " + text);
    }

    private void image(String name, VoxelGrid g, String type, IntToDoubleFunction values) throws IOException {
        boolean bytes = type.equals("MET_UCHAR");
        Vector3 c = g.columnDirection();
        Vector3 r = g.rowDirection();
        Vector3 s = g.sliceStep().normalized();
        String head = String.format(
                Locale.ROOT,
                """
                ObjectType = Image
                NDims = 3
                BinaryData = True
                BinaryDataByteOrderMSB = False
                TransformMatrix = %.12f %.12f %.12f %.12f %.12f %.12f %.12f %.12f %.12f
                Offset = %.9f %.9f %.9f
                ElementSpacing = %.9f %.9f %.9f
                DimSize = %d %d %d
                ElementType = %s
                ElementDataFile = LOCAL
                """,
                c.x(),
                c.y(),
                c.z(),
                r.x(),
                r.y(),
                r.z(),
                s.x(),
                s.y(),
                s.z(),
                g.origin().x(),
                g.origin().y(),
                g.origin().z(),
                g.columnSpacingMm(),
                g.rowSpacingMm(),
                g.sliceStep().norm(),
                g.columns(),
                g.rows(),
                g.slices(),
                type);
        int n = (int) g.voxels();
        ByteBuffer b = ByteBuffer.allocate(bytes ? n : 4 * n).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < n; i++) {
            if (bytes) {
                b.put((byte) values.applyAsDouble(i));
            } else {
                b.putFloat((float) values.applyAsDouble(i));
            }
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(b.array());
        }
    }
}
