package io.connect.testbed.connect;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The protection of the workers' REST interface: TLS, and basic authentication by Connect's own extension.
 *
 * @param keyStore PKCS12 file with the worker's key, valid for 127.0.0.1
 * @param trustStore PKCS12 file with its certificate
 * @param storePassword the password of both files
 * @param username the only user
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

    /** The access with login and certificate. */
    public RestConnection entry() {
        return RestConnection.OPEN.trusting(trustStore, storePassword).as(username, password);
    }

    /** Omits the secrets. */
    @Override
    public String toString() {
        return "locked for all but " + username;
    }
}
