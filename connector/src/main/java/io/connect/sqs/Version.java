package io.connect.sqs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the connector, which the build writes into the jar. */
public final class Version {

    private static final String RESOURCE = "/io/connect/sqs/version.properties";
    private static final String CURRENT = read();

    private Version() {}

    /** The version, for example {@code 1.2.0}. */
    public static String current() {
        return CURRENT;
    }

    private static String read() {
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The connector's jar lacks " + RESOURCE + "; its build was incomplete");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + RESOURCE + " from the connector's jar", e);
        }
    }
}
