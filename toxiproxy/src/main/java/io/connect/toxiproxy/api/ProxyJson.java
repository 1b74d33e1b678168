package io.connect.toxiproxy.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.toxiproxy.proxy.Proxies;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.proxy.ProxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Creates and changes proxies from request bodies and configuration files. */
public final class ProxyJson {

    private ProxyJson() {}

    static Proxy create(Proxies proxies, byte[] json) {
        RequestBody body = RequestBody.parse(json, GoType.PROXY);
        Description wanted = Description.of(body, true);
        wanted.check("");
        return proxies.create(wanted.name, wanted.listen, wanted.upstream, wanted.enabled);
    }

    static Proxy update(Proxy proxy, byte[] json) {
        RequestBody body = RequestBody.parse(json, GoType.PROXY);
        proxy.update(
                body.text("listen", proxy.listen()),
                body.text("upstream", proxy.upstream()),
                body.flag("enabled", proxy.enabled()));
        return proxy;
    }

    /**
     * Creates or replaces the proxies of a JSON list, after all of them have been checked. The list is a request body to
     * {@code /populate}, or the file of the {@code -config} flag.
     *
     * @param done receives each proxy as soon as it is created
     * @throws ProxyException at the first proxy that cannot be read or created; earlier ones stay
     */
    public static void populate(Proxies proxies, byte[] json, Consumer<Proxy> done) {
        List<Description> wanted = new ArrayList<>();
        for (JsonNode node : RequestBody.list(json, GoType.POPULATED)) {
            Description description = Description.of(RequestBody.of(node, GoType.POPULATED), true);
            description.check(" at proxy " + (wanted.size() + 1));
            wanted.add(description);
        }
        wanted.forEach(one -> done.accept(proxies.createOrReplace(one.name, one.listen, one.upstream, one.enabled)));
    }

    private record Description(String name, String listen, String upstream, boolean enabled) {

        static Description of(RequestBody body, boolean enabledByDefault) {
            return new Description(
                    body.text("name", ""),
                    body.text("listen", ""),
                    body.text("upstream", ""),
                    body.flag("enabled", enabledByDefault));
        }

        void check(String place) {
            if (name.isEmpty()) {
                throw ProxyException.missingField("name" + place);
            }
            if (upstream.isEmpty()) {
                throw ProxyException.missingField("upstream" + place);
            }
        }
    }
}
