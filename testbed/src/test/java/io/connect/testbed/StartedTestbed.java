package io.connect.testbed;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Program that starts a testbed and then only lives, to be killed by a test. */
final class StartedTestbed {
    private StartedTestbed() {}

    public static void main(String[] arguments) throws Exception {
        try (Testbed testbed = Testbed.start(EnvironmentIT.withoutSubject(Path.of(arguments[0])))) {
            System.out.println("pids of " + testbed.processes());
            new CountDownLatch(1).await();
        }
    }
}
