package io.connect.sqs.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets every wait without a time of its own end after a minute. Awaitility's ten seconds are too few on a machine that does
 * other work, and a test that passes does not get longer by it. JUnit finds this class by its service file.
 */
public final class PatientWaits implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }
}
