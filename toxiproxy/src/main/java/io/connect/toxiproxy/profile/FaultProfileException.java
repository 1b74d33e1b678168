package io.connect.toxiproxy.profile;

import java.util.List;

/** A fault profile does not exist or cannot be read. The message lists every problem. */
public final class FaultProfileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FaultProfileException(String message) {
        super(message);
    }

    public FaultProfileException(String message, Throwable cause) {
        super(message, cause);
    }

    static FaultProfileException of(String profile, List<String> problems) {
        return new FaultProfileException(
                "Fault profile " + profile + " cannot be read: " + String.join("; ", problems));
    }
}
