package org.needlepoint.phantom;

/** Separable Gaussian blurring of one slice; the border value continues outward. */
final class Blur {
    private Blur() {}

    /**
     * Blurs in place.
     *
     * @param image column fastest
     * @param columns columns
     * @param rows rows
     * @param sigmaColumns standard deviation along the rows of pixels, in columns
     * @param sigmaRows standard deviation down the columns of pixels, in rows
     */
    static void gaussian(float[] image, int columns, int rows, double sigmaColumns, double sigmaRows) {
        if (sigmaColumns > 0) {
            double[] kernel = kernel(sigmaColumns);
            float[] line = new float[columns + kernel.length];
            for (int r = 0; r < rows; r++) {
                convolve(image, r * columns, 1, columns, kernel, line);
            }
        }
        if (sigmaRows > 0) {
            double[] kernel = kernel(sigmaRows);
            float[] line = new float[rows + kernel.length];
            for (int c = 0; c < columns; c++) {
                convolve(image, c, columns, rows, kernel, line);
            }
        }
    }

    private static double[] kernel(double sigma) {
        int reach = Math.max(1, (int) Math.ceil(4 * sigma));
        double[] k = new double[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            k[i + reach] = Math.exp(-0.5 * i * i / (sigma * sigma));
            sum += k[i + reach];
        }
        for (int i = 0; i < k.length; i++) {
            k[i] /= sum;
        }
        return k;
    }

    /** One line of the image; {@code line} has room for the line and the kernel's reach on either side. */
    private static void convolve(float[] image, int start, int stride, int n, double[] kernel, float[] line) {
        int reach = kernel.length / 2;
        for (int i = 0; i < n; i++) {
            line[reach + i] = image[start + i * stride];
        }
        java.util.Arrays.fill(line, 0, reach, line[reach]);
        java.util.Arrays.fill(line, reach + n, n + 2 * reach, line[reach + n - 1]);
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = 0; k < kernel.length; k++) {
                sum += kernel[k] * line[i + k];
            }
            image[start + i * stride] = (float) sum;
        }
    }
}
