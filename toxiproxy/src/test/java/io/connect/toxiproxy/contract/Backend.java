package io.connect.toxiproxy.contract;

import io.connect.toxiproxy.ToxiproxyOptions;
import io.connect.toxiproxy.ToxiproxyServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A Toxiproxy server to run the contract against.
 *
 * @param genuine whether it is a genuine server, specified by its URL
 */
public record Backend(String name, URI uri, boolean genuine) {

    static final String GENUINE_URL = "toxiproxy.genuine.url";

    /** Found once for all classes of the contract, so that the embedded servers start once and each omission is printed once. */
    private static final List<Backend> ALL = find();

    /** Always this project's server on epoll and on NIO, and the genuine one if its URL is set; prints a line if it is not. */
    static List<Backend> all() {
        return ALL;
    }

    private static List<Backend> find() {
        List<Backend> found = new ArrayList<>();
        found.add(startEmbedded("embedded", false));
        found.add(startEmbedded("embedded on NIO", true));
        String genuine = System.getProperty(GENUINE_URL, "");
        if (genuine.isEmpty()) {
            System.out.println("The contract was not run against a genuine Toxiproxy server; give its URL as -D"
                    + GENUINE_URL + "=http://127.0.0.1:8474 to do so.");
        } else {
            found.add(new Backend("genuine", URI.create(genuine), true));
        }
        return List.copyOf(found);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Backend startEmbedded(String name, boolean nio) {
        try {
            ToxiproxyServer server =
                    ToxiproxyServer.start(ToxiproxyOptions.defaults().withNio(nio));
            return new Backend(name, server.uri(), false);
        } catch (IOException e) {
            throw new IllegalStateException("The embedded server does not start", e);
        }
    }
}
