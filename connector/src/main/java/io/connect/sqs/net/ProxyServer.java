package io.connect.sqs.net;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Optional;

/**
 * A proxy for calls.
 *
 * @param host the host name or IP address
 * @param port the port
 * @param login the login for the proxy; empty if it needs none
 */
public record ProxyServer(String host, int port, Optional<Login> login) {

    /** Name and password for basic authentication; never printed. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user + ":[hidden]";
        }
    }

    /** The proxy for the JDK's clients. The host name is resolved again for each connection. */
    public Proxy forJdk() {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port));
    }
}
