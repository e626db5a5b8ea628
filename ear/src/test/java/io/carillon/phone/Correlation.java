package io.carillon.phone;

/**
 * The products of a piece of sound with every place of another sound. A Fourier transform gives thousands of them at once: tests listen
 * while servers share their processors, and one by one they would take longer than the sound itself.
 */
final class Correlation {
    private static final int BITS = 14;
    private static final int SIZE = 1 << BITS;
    private static final double[] COSINES = new double[SIZE / 2];
    private static final double[] SINES = new double[SIZE / 2];

    static {
        for (int i = 0; i < SIZE / 2; i++) {
            COSINES[i] = Math.cos(2 * Math.PI * i / SIZE);
            SINES[i] = -Math.sin(2 * Math.PI * i / SIZE);
        }
    }

    private final int length;
    private final double[] real = new double[SIZE];
    private final double[] imaginary = new double[SIZE];

    Correlation(short[] piece) {
        if (piece.length == 0 || piece.length > SIZE / 2) {
            throw new IllegalArgumentException(piece.length + " samples");
        }
        length = piece.length;
        for (int i = 0; i < length; i++) {
            real[i] = piece[i];
        }
        transform(real, imaginary);
    }

    /** The product at each place of this sound at which the whole piece fits in. */
    double[] with(short[] sound) {
        double[] products = new double[Math.max(0, sound.length - length + 1)];
        double[] x = new double[SIZE];
        double[] y = new double[SIZE];
        int atOnce = SIZE - length + 1;
        for (int from = 0; from < products.length; from += atOnce) {
            for (int i = 0; i < SIZE; i++) {
                x[i] = from + i < sound.length ? sound[from + i] : 0;
                y[i] = 0;
            }
            transform(x, y);
            for (int i = 0; i < SIZE; i++) {
                double product = x[i] * real[i] + y[i] * imaginary[i];
                y[i] = y[i] * real[i] - x[i] * imaginary[i];
                x[i] = product;
            }
            transform(y, x); // exchanged, it leads back
            for (int i = 0; i < Math.min(atOnce, products.length - from); i++) {
                products[from + i] = x[i] / SIZE;
            }
        }
        return products;
    }

    private static void transform(double[] x, double[] y) {
        for (int i = 0; i < SIZE; i++) {
            int mirrored = Integer.reverse(i) >>> Integer.SIZE - BITS;
            if (mirrored > i) {
                exchange(x, i, mirrored);
                exchange(y, i, mirrored);
            }
        }
        for (int half = 1; half < SIZE; half *= 2) {
            for (int from = 0; from < SIZE; from += 2 * half) {
                join(x, y, from, half);
            }
        }
    }

    private static void exchange(double[] values, int one, int other) {
        double kept = values[one];
        values[one] = values[other];
        values[other] = kept;
    }

    /** Two transforms of a half make one of the whole. */
    private static void join(double[] x, double[] y, int from, int half) {
        int step = SIZE / 2 / half;
        for (int i = 0; i < half; i++) {
            double cosine = COSINES[i * step];
            double sine = SINES[i * step];
            int low = from + i;
            int high = low + half;
            double turnedX = x[high] * cosine - y[high] * sine;
            double turnedY = x[high] * sine + y[high] * cosine;
            x[high] = x[low] - turnedX;
            y[high] = y[low] - turnedY;
            x[low] += turnedX;
            y[low] += turnedY;
        }
    }
}
