package io.connect.toxiproxy.link;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;

/** A port cannot be opened. Its message is exactly the genuine server's. */
public final class ListenException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The operating system's errors as Java and Netty write them, and as Go writes them. */
    private static final Map<String, String> GO_WORDS = Map.of(
            "address already in use", "bind: address already in use",
            "cannot assign requested address", "bind: cannot assign requested address",
            "permission denied", "bind: permission denied");

    public ListenException(InetSocketAddress address, Throwable cause) {
        super("listen tcp " + Address.text(address) + ": " + reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return GO_WORDS.entrySet().stream()
                .filter(entry -> message.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("bind: " + message);
    }
}
