package io.connect.sqs.config;

import java.util.regex.Pattern;

/** Words about addresses that cannot be called. */
public final class Addresses {

    /** A scheme stays in sight; all else up to the last {@code @} may be a name and a password, whatever they consist of. */
    private static final Pattern LOGIN = Pattern.compile("^([a-zA-Z][\\w+.-]*:/+)?.*@", Pattern.DOTALL);

    private static final int LAST_PORT = 65_535;

    private Addresses() {}

    /** Whether something can listen there. */
    public static boolean isPort(int port) {
        return port > 0 && port <= LAST_PORT;
    }

    /** The text as it may be shown: without a login, also where it is no address. */
    public static String withoutLogin(String text) {
        return LOGIN.matcher(text).replaceFirst("$1***@");
    }

    /** Why the host of an address cannot be called, as a sentence to append; empty when it is no underscore. */
    public static String explainUnderscore(String text) {
        String host = LOGIN.matcher(text)
                .replaceFirst("$1")
                .replaceFirst("^[^:/]*:/+", "")
                .replaceFirst("[:/].*", "");
        return host.contains("_")
                ? ". The host '" + host
                        + "' has an underscore, which no HTTP client takes; give it a name without one, or"
                        + " write its address"
                : "";
    }
}
