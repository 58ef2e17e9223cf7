package org.needlepoint.geometry;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Random geometry for property tests: positions within a scanner, rotations up to 179° (1.8 √3 rad). */
public final class RandomGeometry implements ArbitraryProvider {
    /** Frame of random points. */
    public static final Frame A = new Frame("2.25.1", "A");

    /** Another frame. */
    public static final Frame B = new Frame("2.25.2", "B");

    /** A third frame. */
    public static final Frame C = new Frame("2.25.3", "C");

    static Arbitrary<Vector3> vectors(double limitMm) {
        Arbitrary<Double> x = Arbitraries.doubles().between(-limitMm, limitMm).ofScale(9);
        return Combinators.combine(x, x, x).as(Vector3::new);
    }

    static Arbitrary<Rotation> rotations() {
        return vectors(1.8).map(Rotation::ofRotationVector);
    }

    @Override
    public boolean canProvideFor(TypeUsage type) {
        return type.isOfType(Vector3.class) || type.isOfType(Rotation.class) || type.isOfType(Point3.class);
    }

    @Override
    public java.util.Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
        if (type.isOfType(Vector3.class)) {
            return java.util.Set.of(vectors(500));
        }
        if (type.isOfType(Rotation.class)) {
            return java.util.Set.of(rotations());
        }
        return java.util.Set.of(vectors(500).map(v -> Point3.of(A, v)));
    }
}
