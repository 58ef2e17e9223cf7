package org.needlepoint.measurement;

import java.util.SplittableRandom;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;

/**
 * A tumour whose ADC and signal vary from place to place: a stationary random field, and by kind an edge to normal tissue and
 * necrosis. The field is a sum of cosines with random wave vectors (Shinozuka and Jan 1972): normal wave vectors give the
 * correlation exp(−h²/2L²), Cauchy ones exp(−h/L), which is rough at every scale.
 */
final class SimulatedTissue {
    private static final int WAVES = 64;
    private static final double NORMAL_TISSUE_ADC = 1.6e-3;
    private static final double NECROSIS_ADC = 2.3e-3;
    private static final double LEAST_ADC = 0.3e-3;
    /** Borders are as sharp as a pixel allows: 10 to 90 % within some 3 mm. */
    private static final double BORDER_MM = 0.7;

    /** How heterogeneous the tumour is. */
    enum Kind {
        /** Standard deviation 0.03 × 10⁻³ mm²/s: nothing to find. */
        EVEN,
        /** Slow changes over 8 to 15 mm. */
        SMOOTH,
        /** Changes over 2.5 to 5 mm. */
        PATCHY,
        /** As smooth, with a border to normal tissue and necrosis within reach of the core. */
        BORDERS
    }

    final Kind kind;
    final double meanAdc;
    final double sdAdc;
    private final Vector3 origin;
    private final Vector3[] waves = new Vector3[WAVES];
    private final double[] phases = new double[WAVES];
    private final Vector3 edgeNormal;
    private final double edgeMm;
    private final Vector3 necrosisCentre;
    private final double necrosisRadiusMm;

    SimulatedTissue(Kind kind, Point3 around, SplittableRandom random) {
        this.kind = kind;
        this.origin = around.toVector();
        this.meanAdc = random.nextDouble(0.8e-3, 1.4e-3);
        this.sdAdc = switch (kind) {
            case EVEN -> 0.03e-3;
            case SMOOTH, BORDERS -> random.nextDouble(0.1e-3, 0.25e-3);
            case PATCHY -> random.nextDouble(0.1e-3, 0.3e-3);
        };
        double lengthMm = kind == Kind.PATCHY ? random.nextDouble(2.5, 5) : random.nextDouble(8, 15);
        boolean rough = random.nextBoolean();
        for (int i = 0; i < WAVES; i++) {
            double scale = rough ? 1 / Math.max(1e-3, Math.abs(random.nextGaussian())) : 1;
            waves[i] = SimulatedCore.gaussian(random).times(scale / lengthMm);
            phases[i] = random.nextDouble(2 * Math.PI);
        }
        Vector3 n = SimulatedCore.gaussian(random);
        this.edgeNormal = new Vector3(n.x(), n.y(), 0.3 * n.z()).normalized();
        this.edgeMm = random.nextDouble(-2, 14);
        this.necrosisCentre = SimulatedCore.gaussian(random).times(10);
        this.necrosisRadiusMm = random.nextDouble(4, 10);
    }

    /** ADC (mm²/s) and signal without diffusion weighting (relative to plain tumour) at a point. */
    double[] at(double x, double y, double z) {
        double dx = x - origin.x();
        double dy = y - origin.y();
        double dz = z - origin.z();
        double sum = 0;
        for (int i = 0; i < WAVES; i++) {
            sum += Math.cos(waves[i].x() * dx + waves[i].y() * dy + waves[i].z() * dz + phases[i]);
        }
        double wave = sum * Math.sqrt(2.0 / WAVES);
        double adc = meanAdc + sdAdc * wave;
        double signal = 1 + 0.1 * wave;
        if (kind == Kind.BORDERS) {
            double r = Math.sqrt(Math.pow(dx - necrosisCentre.x(), 2)
                    + Math.pow(dy - necrosisCentre.y(), 2)
                    + Math.pow(dz - necrosisCentre.z(), 2));
            double dead = within(necrosisRadiusMm - r);
            adc += dead * (NECROSIS_ADC - adc);
            signal += dead * (1.4 - signal);
            double out = within(edgeNormal.x() * dx + edgeNormal.y() * dy + edgeNormal.z() * dz - edgeMm);
            adc += out * (NORMAL_TISSUE_ADC - adc);
            signal += out * (0.5 - signal);
        }
        return new double[] {Math.max(LEAST_ADC, adc), signal};
    }

    private static double within(double depthMm) {
        return 1 / (1 + Math.exp(-depthMm / BORDER_MM));
    }
}
