package io.connect.testbed.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * HTTP clients that call this machine directly. By default, the SDK would send such calls to the proxy of {@code HTTP_PROXY} and
 * {@code -Dhttp.proxyHost}. Other machines are called with each client's defaults, because an external environment may be
 * behind a proxy.
 */
public final class DirectHttp {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|\\[.*]");

    private DirectHttp() {}

    /** An HTTP client for the SDK's blocking clients of the service at an address. */
    public static SdkHttpClient blocking(URI endpoint, Duration readTimeout) {
        if (!isThisMachine(endpoint.getHost())) {
            return UrlConnectionHttpClient.builder().socketTimeout(readTimeout).build();
        }
        return UrlConnectionHttpClient.create(target -> {
            try {
                HttpURLConnection connection =
                        (HttpURLConnection) target.toURL().openConnection(Proxy.NO_PROXY);
                connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
                connection.setReadTimeout((int) readTimeout.toMillis());
                return connection;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A proxy selector for the JDK's client, whose default depends on {@code -Dhttp.nonProxyHosts}. */
    public static ProxySelector selector() {
        ProxySelector others = ProxySelector.getDefault();
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI target) {
                return others == null || isThisMachine(target.getHost())
                        ? List.of(Proxy.NO_PROXY)
                        : others.select(target);
            }

            @Override
            public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
                if (others != null) {
                    others.connectFailed(target, proxy, failure);
                }
            }
        };
    }

    /** Does not look up names. */
    static boolean isThisMachine(String host) {
        if (host == null || host.equalsIgnoreCase("localhost")) {
            return host != null;
        }
        if (!ADDRESS.matcher(host).matches()) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
