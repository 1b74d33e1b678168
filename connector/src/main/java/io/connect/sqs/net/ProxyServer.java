package io.connect.sqs.net;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Optional;

/**
 * A proxy that calls go through.
 *
 * @param host     its name or address
 * @param port its port
 * @param login the login that it demands; empty for none
 */
public record ProxyServer(String host, int port, Optional<Login> login) {

    /** Name and password for basic authentication; never printed. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user + ":[hidden]";
        }
    }

    /** The same for the JDK's clients, which look its name up with each connection. */
    public Proxy forJdk() {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port));
    }
}
