package io.connect.sqs.config;

import java.net.URI;
import java.util.regex.Pattern;

/** Rules for addresses, and messages about addresses that cannot be called. */
public final class Addresses {

    /**
     * The scheme stays visible. Everything else up to the last {@code @} may be a name and a password, in any characters.
     */
    private static final Pattern LOGIN = Pattern.compile("^([a-zA-Z][\\w+.-]*:/+)?.*@", Pattern.DOTALL);

    private static final int LAST_PORT = 65_535;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private Addresses() {}

    /** Whether it is a port that a server can listen on. */
    public static boolean isPort(int port) {
        return port > 0 && port <= LAST_PORT;
    }

    /** Whether an address names a host, and a port on which something can listen if any. */
    public static boolean isCallable(URI address) {
        return address.getHost() != null && (address.getPort() < 0 || isPort(address.getPort()));
    }

    /** The port in an address, or the usual one of its scheme. */
    public static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }

    /** The text as it may be shown: without a login, also for a text that is no address. */
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
