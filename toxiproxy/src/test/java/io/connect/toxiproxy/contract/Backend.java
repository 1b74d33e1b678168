package io.connect.toxiproxy.contract;

import io.connect.toxiproxy.ToxiproxyServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A Toxiproxy server to run the contract against. */
public record Backend(String name, URI uri) {

    static final String GENUINE_URL = "toxiproxy.genuine.url";

    /** Found once for all classes of the contract, so that the embedded server starts, and what is left out is said, once. */
    private static final List<Backend> ALL = find();

    /** Ours always, the genuine one where its URL is given; says so where it is not. */
    static List<Backend> all() {
        return ALL;
    }

    private static List<Backend> find() {
        String genuine = System.getProperty(GENUINE_URL, "");
        if (genuine.isEmpty()) {
            System.out.println("The contract was not run against a genuine Toxiproxy server; give its URL as -D"
                    + GENUINE_URL + "=http://127.0.0.1:8474 to do so.");
            return List.of(startEmbedded());
        }
        return List.of(startEmbedded(), new Backend("genuine", URI.create(genuine)));
    }

    @Override
    public String toString() {
        return name;
    }

    private static Backend startEmbedded() {
        try {
            ToxiproxyServer server = ToxiproxyServer.start();
            return new Backend("embedded", server.uri());
        } catch (IOException e) {
            throw new IllegalStateException("The embedded server does not start", e);
        }
    }
}
