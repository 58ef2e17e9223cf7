package org.needlepoint.phantom;

/** Independent seeds for the purposes of one case, so that changing one thing does not reshuffle the others. */
final class Seeds {
    private Seeds() {}

    /**
     * Seed of one purpose.
     *
     * @param seed seed of the case
     * @param purpose what is drawn
     * @param index which one of several, such as a slice
     * @return seed, well mixed (the finaliser of SplitMix64, Steele et al. 2014)
     */
    static long of(long seed, String purpose, int index) {
        long z = seed * 0x9E3779B97F4A7C15L + purpose.hashCode() * 0xD1B54A32D192ED03L + index * 0x8CB92BA72F3D8DD7L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
