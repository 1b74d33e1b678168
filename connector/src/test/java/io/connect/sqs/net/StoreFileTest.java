package io.connect.sqs.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqs.testing.SelfSigned;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreFileTest {

    @TempDir
    static Path folder;

    private static SelfSigned certificate;
    private static Path trust;

    @BeforeAll
    static void write() throws Exception {
        certificate = new SelfSigned(folder);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        KeyStore keys = KeyStore.getInstance(certificate.store().toFile(), SelfSigned.PASSWORD.toCharArray());
        store.setCertificateEntry("ca", (X509Certificate) keys.getCertificate("a"));
        trust = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(trust)) {
            store.store(out, SelfSigned.PASSWORD.toCharArray());
        }
    }

    @Test
    void aTrustStoreIsReadWithItsPassword() {
        X509TrustManager manager =
                (X509TrustManager) file(trust, "PKCS12", SelfSigned.PASSWORD).trustManagers()[0];

        assertThat(manager.getAcceptedIssuers()).hasSize(1);
        assertThat(file(certificate.store(), "PKCS12", SelfSigned.PASSWORD).keyManagers())
                .hasSize(1);
        assertThat(file(certificate.pem(), "PEM", null).trustManagers()).hasSize(1);
    }

    /**
     * Without its password, the store opens and appears empty. The client would then reject the service's certificate
     * in every call.
     */
    @Test
    void aStoreWithoutItsPasswordIsNotTakenForAnEmptyOne() {
        for (Path store : new Path[] {trust, certificate.store()}) {
            assertThatThrownBy(() -> file(store, "PKCS12", null).trustManagers())
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("some.key")
                    .hasMessageContaining(store.toString())
                    .hasMessageContaining("holds no certificate; is the password missing?");
            assertThatThrownBy(() -> file(store, "PKCS12", null).keyManagers())
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("is the password missing?");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void anEmptyStoreIsNamedAsSuch(String type) throws Exception {
        KeyStore empty = KeyStore.getInstance(type);
        empty.load(null, null);
        Path file = folder.resolve("empty." + type);
        try (OutputStream out = Files.newOutputStream(file)) {
            empty.store(out, SelfSigned.PASSWORD.toCharArray());
        }

        assertThatThrownBy(() -> file(file, type, SelfSigned.PASSWORD).trustManagers())
                .hasMessageEndingWith("holds no certificate");
    }

    @Test
    void aWrongPasswordIsToldWithoutIt() {
        assertThatThrownBy(() -> file(trust, "PKCS12", "planted").trustManagers())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("some.key")
                .hasMessageNotContaining("planted");
    }

    private static StoreFile file(Path location, String type, String password) {
        Optional<Password> secret = Optional.ofNullable(password).map(Password::new);
        return new StoreFile("some.key", location.toString(), type, secret, secret);
    }
}
