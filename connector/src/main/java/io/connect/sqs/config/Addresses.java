package io.connect.sqs.config;

import java.net.URI;
import java.util.regex.Pattern;

/** Rules for the addresses of services, and explanations for invalid addresses. */
public final class Addresses {

    /**
     * The login in an address. Everything between the scheme and the last {@code @} may be a name and a password with any
     * characters.
     */
    private static final Pattern LOGIN = Pattern.compile("^([a-zA-Z][\\w+.-]*:/+)?.*@", Pattern.DOTALL);

    private static final int LAST_PORT = 65_535;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private Addresses() {}

    /** Whether a server can listen on this port. */
    public static boolean isPort(int port) {
        return port > 0 && port <= LAST_PORT;
    }

    /** Whether an address has a host, and either no port or one that a server can listen on. */
    public static boolean isCallable(URI address) {
        return address.getHost() != null && (address.getPort() < 0 || isPort(address.getPort()));
    }

    /** The port in an address, or the default port of its scheme. */
    public static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }

    /** The text without a login, so that it can be shown. The text need not be a valid address. */
    public static String withoutLogin(String text) {
        return LOGIN.matcher(text).replaceFirst("$1***@");
    }

    /** A sentence to append to an error message if the host has an underscore; empty otherwise. */
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
