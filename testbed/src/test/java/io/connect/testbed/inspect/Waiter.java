package io.connect.testbed.inspect;

import java.util.concurrent.CountDownLatch;

/** A program that waits for ever, in a thread whose name a dump shows. */
final class Waiter {
    private Waiter() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread.currentThread().setName("waits-for-ever");
        new CountDownLatch(1).await();
    }
}
