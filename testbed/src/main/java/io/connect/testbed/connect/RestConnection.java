package io.connect.testbed.connect;

import io.connect.testbed.http.DirectHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The access to a REST interface: its connections and the login.
 *
 * @param http the client, with its trusted certificates
 * @param authorization the header of that name; empty if there is no login
 */
public record RestConnection(HttpClient http, Optional<String> authorization) {

    /** Access without login, with the JVM's own trusted certificates. */
    public static final RestConnection OPEN = new RestConnection(client().build(), Optional.empty());

    /** The same connection with basic authentication. */
    public RestConnection as(String username, String password) {
        String pair = username + ":" + password;
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return new RestConnection(http, Optional.of("Basic " + encoded));
    }

    /**
     * The same connection with other trusted certificates.
     *
     * @param trustStore PKCS12 or JKS file
     * @param password the password of the file
     */
    public RestConnection trusting(Path trustStore, String password) {
        try {
            KeyStore store = KeyStore.getInstance(trustStore.toFile(), password.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return new RestConnection(client().sslContext(tls).build(), authorization);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the trust store " + trustStore + ": " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the trust store " + trustStore + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(DirectHttp.selector())
                .connectTimeout(Duration.ofSeconds(5));
    }

    /** Omits the secret. */
    @Override
    public String toString() {
        return authorization.isPresent() ? "with basic authentication" : "open";
    }
}
