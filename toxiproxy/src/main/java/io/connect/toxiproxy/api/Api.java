package io.connect.toxiproxy.api;

import io.connect.toxiproxy.proxy.Proxies;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.proxy.ProxyException;
import io.connect.toxiproxy.toxic.Toxic;
import java.util.ArrayList;
import java.util.List;

/**
 * The paths of the interface and their actions. Uses no sockets. A call may block until all connections have applied a change.
 */
final class Api {

    private static final String GET = "GET";
    private static final String POST = "POST";
    private static final String PATCH = "PATCH";
    private static final String DELETE = "DELETE";

    private static final int FORBIDDEN = 403;

    private final Proxies proxies;

    Api(Proxies proxies) {
        this.proxies = proxies;
    }

    /**
     * Answers a request.
     *
     * @param path the decoded segments of the path
     * @param userAgent the header of that name; requests of browsers are rejected
     */
    ApiAnswer answer(String method, List<String> path, String userAgent, byte[] body) {
        Route route = route(path);
        if (route == null) {
            return ApiAnswer.notFound();
        }
        if (!route.allows(method)) {
            return ApiAnswer.methodNotAllowed();
        }
        if (userAgent.startsWith("Mozilla/")) {
            return ApiAnswer.text(FORBIDDEN, "User agent not allowed");
        }
        try {
            return route.run(method, body);
        } catch (ProxyException e) {
            return ApiAnswer.error(e);
        }
    }

    private Route route(List<String> path) {
        if (path.contains("")) {
            return null;
        }
        String first = path.get(0);
        int size = path.size();
        if (size == 1 && first.equals("version")) {
            return new Route(List.of(GET), (method, body) -> ApiAnswer.version());
        }
        if (size == 1 && first.equals("reset")) {
            return new Route(List.of(POST), (method, body) -> reset());
        }
        if (size == 1 && first.equals("populate")) {
            return new Route(List.of(POST), (method, body) -> populate(body));
        }
        if (!first.equals("proxies")) {
            return null;
        }
        return switch (size) {
            case 1 -> new Route(List.of(GET, POST), this::proxies);
            case 2 -> new Route(List.of(GET, POST, PATCH, DELETE), (m, body) -> proxy(m, path.get(1), body));
            case 3 ->
                path.get(2).equals("toxics")
                        ? new Route(List.of(GET, POST), (method, body) -> toxics(method, path.get(1), body))
                        : null;
            case 4 ->
                path.get(2).equals("toxics")
                        ? new Route(
                                List.of(GET, POST, PATCH, DELETE),
                                (method, body) -> toxic(method, path.get(1), path.get(3), body))
                        : null;
            default -> null;
        };
    }

    private ApiAnswer reset() {
        proxies.reset();
        return ApiAnswer.noContent();
    }

    private ApiAnswer populate(byte[] body) {
        List<Proxy> done = new ArrayList<>();
        try {
            ProxyJson.populate(proxies, body, done::add);
            return ApiAnswer.created(JsonBodies.populated(done));
        } catch (ProxyException e) {
            return ApiAnswer.failedPopulate(e, done);
        }
    }

    private ApiAnswer proxies(String method, byte[] body) {
        return method.equals(GET)
                ? ApiAnswer.ok(JsonBodies.proxies(proxies.all()))
                : ApiAnswer.created(JsonBodies.proxy(ProxyJson.create(proxies, body)));
    }

    private ApiAnswer proxy(String method, String name, byte[] body) {
        Proxy proxy = proxies.get(name);
        return switch (method) {
            case GET -> ApiAnswer.ok(JsonBodies.proxy(proxy));
            case DELETE -> {
                proxies.remove(name);
                yield ApiAnswer.noContent();
            }
            default -> ApiAnswer.ok(JsonBodies.proxy(ProxyJson.update(proxy, body)));
        };
    }

    private ApiAnswer toxics(String method, String name, byte[] body) {
        Proxy proxy = proxies.get(name);
        return method.equals(GET)
                ? ApiAnswer.ok(JsonBodies.toxics(proxy))
                : ApiAnswer.ok(JsonBodies.toxic(
                        proxy,
                        proxy.addToxic(ToxicJson.create(
                                body, toxic -> proxy.toxic(toxic).isPresent()))));
    }

    private ApiAnswer toxic(String method, String proxyName, String name, byte[] body) {
        Proxy proxy = proxies.get(proxyName);
        if (method.equals(DELETE)) {
            proxy.removeToxic(name);
            return ApiAnswer.noContent();
        }
        Toxic toxic = proxy.toxic(name).orElseThrow(ProxyException::toxicNotFound);
        if (method.equals(GET)) {
            return ApiAnswer.ok(JsonBodies.toxic(proxy, toxic));
        }
        Toxic changed = ToxicJson.update(toxic, body);
        return ApiAnswer.ok(JsonBodies.toxic(proxy, proxy.updateToxic(name, changed.settings(), changed.toxicity())));
    }

    private record Route(List<String> methods, Action action) {

        boolean allows(String method) {
            return methods.contains(method);
        }

        ApiAnswer run(String method, byte[] body) {
            return action.run(method, body);
        }
    }

    private interface Action {
        ApiAnswer run(String method, byte[] body);
    }
}
