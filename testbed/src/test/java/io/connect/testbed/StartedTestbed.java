package io.connect.testbed;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that starts a testbed and then waits for a test to kill it. */
final class StartedTestbed {
    private StartedTestbed() {}

    public static void main(String[] arguments) throws Exception {
        try (Testbed testbed = Testbed.start(EnvironmentIT.withoutSubject(Path.of(arguments[0])))) {
            System.out.println("pids of " + testbed.processes());
            new CountDownLatch(1).await();
        }
    }
}
