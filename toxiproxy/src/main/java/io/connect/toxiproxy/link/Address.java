package io.connect.toxiproxy.link;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A {@code host:port} in the API's format. An empty host means every interface. Its exceptions have the genuine server's
 * messages, because clients show them.
 *
 * @param host name or literal address, without brackets; may be empty
 * @param port 0 to 65535
 */
public record Address(String host, int port) {

    private static final int HIGHEST_PORT = 65_535;

    public Address {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("address " + port + ": invalid port");
        }
    }

    /** Reads an address. The port may be the name of a service; an empty text means any port on every interface. */
    public static Address parse(String text) {
        if (text.isEmpty()) {
            return new Address("", 0);
        }
        int colon = text.lastIndexOf(':');
        if (colon < 0 || text.endsWith("]")) {
            throw new IllegalArgumentException("address " + text + ": missing port in address");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.startsWith("[")) {
            throw new IllegalArgumentException("address " + text + ": missing ']' in address");
        } else if (host.indexOf(':') >= 0) {
            throw new IllegalArgumentException("address " + text + ": too many colons in address");
        }
        String portText = text.substring(colon + 1);
        try {
            return new Address(host, portText.isEmpty() ? 0 : Integer.parseInt(portText));
        } catch (NumberFormatException e) {
            int port = ServicePorts.find(portText)
                    .orElseThrow(() -> new IllegalArgumentException("lookup tcp/" + portText + ": unknown port", e));
            return new Address(host, port);
        }
    }

    /**
     * The address to listen on. An empty host means every interface of the machine. The API shows it as {@code ::}, but that
     * cannot be opened without IPv6, as in most containers. Waits for the look-up of a name.
     *
     * @throws UnknownHostException when the host has no address, or the look-up takes too long
     */
    public InetSocketAddress toListen(NameLookup names) throws UnknownHostException {
        if (host.isEmpty()) {
            return new InetSocketAddress(port);
        }
        InetAddress address = names.await(host);
        return address.isAnyLocalAddress() ? new InetSocketAddress(port) : new InetSocketAddress(address, port);
    }

    /** The addresses to connect to, in the order they should be tried. Fails with an {@link UnknownHostException}. */
    CompletableFuture<List<InetSocketAddress>> toConnect(NameLookup names) {
        return names.addresses(host.isEmpty() ? "localhost" : host)
                .thenApply(addresses -> addresses.stream()
                        .map(address -> new InetSocketAddress(address, port))
                        .toList());
    }

    /** A bound address in the genuine server's format. */
    public static String text(InetSocketAddress bound) {
        InetAddress address = bound.getAddress();
        if (address.isAnyLocalAddress()) {
            return "[::]:" + bound.getPort();
        }
        String host = NetUtil.toAddressString(address);
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + bound.getPort();
    }
}
