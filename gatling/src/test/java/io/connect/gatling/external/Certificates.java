package io.connect.gatling.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A key for 127.0.0.1 and a trust store for it, created by the JDK's own keytool at run time and never stored in the project.
 *
 * @param keyStore PKCS12 file with the key
 * @param trustStore PKCS12 file with its certificate
 * @param password the password of both stores
 */
record Certificates(Path keyStore, Path trustStore, String password) {

    static Certificates make(Path folder, String password) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path keyStore = folder.resolve("key.p12");
        Path trustStore = folder.resolve("trust.p12");
        Path certificate = folder.resolve("certificate.pem");
        List<String> access = List.of("-alias", "bench", "-storepass", password, "-storetype", "PKCS12");
        keytool(
                access,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-validity",
                "2",
                "-ext",
                "SAN=ip:127.0.0.1,dns:localhost",
                "-keystore",
                keyStore.toString());
        keytool(access, "-exportcert", "-rfc", "-keystore", keyStore.toString(), "-file", certificate.toString());
        keytool(
                access,
                "-importcert",
                "-noprompt",
                "-keystore",
                trustStore.toString(),
                "-file",
                certificate.toString());
        return new Certificates(keyStore, trustStore, password);
    }

    private static void keytool(List<String> access, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(access);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + output);
        }
    }
}
