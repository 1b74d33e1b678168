package io.connect.sqs.client;

import io.connect.sqs.net.Proxies;
import io.connect.sqs.net.ProxyServer;
import io.connect.sqs.net.StoreFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.apache.kafka.common.config.ConfigException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Builds the HTTP clients that the SDK's clients use, with the connector's proxies and trust store. The SDK's own proxy
 * detection is switched off.
 */
final class HttpClients {

    /** An address of AWS, used to find the proxy if no endpoint is configured. */
    static final URI AWS = URI.create("https://amazonaws.com");

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private final Proxies proxies;
    private final Optional<TrustManager[]> trust;

    HttpClients(Proxies proxies, Optional<StoreFile> trustStore) {
        this.proxies = proxies;
        this.trust = trustStore.map(StoreFile::trustManagers);
    }

    /** @param target the address of all calls of this client */
    NettyNioAsyncHttpClient.Builder asynchronous(URI target) {
        ProxyConfiguration.Builder proxy =
                ProxyConfiguration.builder().useSystemPropertyValues(false).useEnvironmentVariableValues(false);
        proxies.towards(target).ifPresent(server -> {
            proxy.host(server.host()).port(server.port());
            server.login().ifPresent(login -> proxy.username(login.user()).password(login.password()));
        });
        NettyNioAsyncHttpClient.Builder builder =
                NettyNioAsyncHttpClient.builder().proxyConfiguration(proxy.build());
        trust.ifPresent(managers -> builder.tlsTrustManagersProvider(() -> managers));
        return builder;
    }

    /**
     * Creates a client for blocking calls. Each call chooses its own proxy, because each bucket has its own host.
     *
     * @param endpoint the usual address of calls, so that an unusable proxy is reported now and not with each call
     */
    SdkHttpClient blocking(URI endpoint) {
        proxies.towards(endpoint);
        Optional<SSLSocketFactory> sockets = trust.map(HttpClients::sockets);
        return UrlConnectionHttpClient.create(target -> connection(target, sockets));
    }

    private HttpURLConnection connection(URI target, Optional<SSLSocketFactory> sockets) {
        Optional<ProxyServer> proxy = proxies.towards(target);
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    target.toURL().openConnection(proxy.map(ProxyServer::forJdk).orElse(Proxy.NO_PROXY));
            connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
            connection.setReadTimeout((int) READ_TIMEOUT.toMillis());
            if (proxy.flatMap(ProxyServer::login).isPresent()) {
                connection.setAuthenticator(proxies.authenticator());
            }
            if (connection instanceof HttpsURLConnection secure) {
                sockets.ifPresent(secure::setSSLSocketFactory);
            }
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLSocketFactory sockets(TrustManager[] managers) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new ConfigException("Cannot set up TLS for AWS: " + e.getMessage());
        }
    }
}
