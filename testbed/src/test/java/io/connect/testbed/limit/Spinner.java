package io.connect.testbed.limit;

/** A program that would use one core for ever. */
final class Spinner {
    private Spinner() {}

    public static void main(String[] arguments) {
        long x = 0;
        while (!Thread.currentThread().isInterrupted()) {
            x += System.nanoTime();
        }
        System.out.println(x);
    }
}
