package io.connect.testbed.connect;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The lock of the REST interface of the testbed's workers: TLS, and basic authentication by Connect's own extension.
 *
 * @param keyStore PKCS12 file with the worker's key, valid for 127.0.0.1
 * @param trustStore PKCS12 file with its certificate
 * @param storePassword the store password of both files
 * @param username the one user there is
 * @param password the password of that user
 */
public record RestSecurity(Path keyStore, Path trustStore, String storePassword, String username, String password) {
    public RestSecurity {
        Objects.requireNonNull(storePassword, "storePassword");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        keyStore = keyStore.toAbsolutePath();
        trustStore = trustStore.toAbsolutePath();
    }

    /** The access with the login and the certificate. */
    public RestConnection entry() {
        return RestConnection.OPEN.trusting(trustStore, storePassword).as(username, password);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "locked for all but " + username;
    }
}
