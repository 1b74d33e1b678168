package io.connect.sqs.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jars that the build puts next to the connector's own jar in the plugin folder, and the reason for each. */
final class PluginContents {

    /** The build writes this folder before any test runs. */
    static final Path FOLDER = Path.of("target", "plugin", "lib");

    private static final Pattern NAME_AND_VERSION = Pattern.compile("(.+?)-(\\d.*)\\.jar");
    private static final double KB = 1_000;

    private PluginContents() {}

    /** File names of all jars, sorted. */
    static List<String> jars() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Returns the text of the page. Fails with the name of each jar that has no reason. */
    static String page() throws IOException {
        StringBuilder rows = new StringBuilder();
        long bytes = 0;
        for (String jar : jars()) {
            Matcher name = NAME_AND_VERSION.matcher(jar);
            if (!name.matches()) {
                throw new IllegalStateException(jar + " has no version in its name");
            }
            long size = Files.size(FOLDER.resolve(jar));
            bytes += size;
            rows.append("| ")
                    .append(name.group(1))
                    .append(" | ")
                    .append(name.group(2))
                    .append(" | ")
                    .append(Math.max(1, Math.round(size / KB)))
                    .append(" | ")
                    .append(REASONS.getOrDefault(
                            name.group(1), "NO REASON GIVEN: add one to PluginContents, or drop the jar"))
                    .append(" |\n");
        }
        return "# What is in the plugin\n\nGenerated from the plugin folder that the build assembles. Beside the connector's own jar: "
                + jars().size() + " jars, " + Math.round(bytes / KB / KB)
                + " MB. Nothing of the worker's own is among them"
                + " (Kafka, Connect, SLF4J, a logging back end); Connect loads the rest apart from its own class path.\n\n"
                + "| jar | version | KB | what for |\n|---|---|---|---|\n" + rows;
    }

    private static final Map<String, String> REASONS = reasons();

    private static Map<String, String> reasons() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("sqs", "SQS calls");
        all.put("s3", "objects behind claim checks");
        all.put("sts", "assumed roles");
        all.put("sso", "profiles of SSO sessions");
        all.put("ssooidc", "renews the tokens of SSO sessions");
        sdk(all);
        netty(all);
        converters(all);
        return all;
    }

    private static void sdk(Map<String, String> all) {
        all.put("sdk-core", "AWS SDK: calls, time limits, futures");
        all.put("aws-core", "AWS SDK: what all AWS clients share");
        all.put("regions", "AWS SDK: regions and their endpoints");
        all.put("auth", "AWS SDK: credentials");
        all.put("identity-spi", "AWS SDK: credentials");
        all.put("http-auth", "AWS SDK: signing");
        all.put("http-auth-aws", "AWS SDK: signature version 4");
        all.put("http-auth-aws-eventstream", "AWS SDK: signing of event streams, which its signer refers to");
        all.put("http-auth-spi", "AWS SDK: signing");
        all.put("crt-core", "AWS SDK: names its S3 client refers to");
        all.put("profiles", "AWS SDK: aws.credentials.profile");
        all.put("arns", "AWS SDK: bucket names given as ARNs");
        all.put("aws-json-protocol", "AWS SDK: how SQS is spoken to");
        all.put("aws-query-protocol", "AWS SDK: how STS is spoken to");
        all.put("aws-xml-protocol", "AWS SDK: how S3 is spoken to");
        all.put("protocol-core", "AWS SDK: what the protocols share");
        all.put("third-party-jackson-core", "AWS SDK: JSON, under a name of its own");
        all.put("json-utils", "AWS SDK: JSON");
        all.put("checksums", "AWS SDK: checks that an object arrived whole");
        all.put("checksums-spi", "AWS SDK: checksums");
        all.put("endpoints-spi", "AWS SDK: endpoints");
        all.put("eventstream", "AWS SDK: event streams, which its S3 client refers to");
        all.put("metrics-spi", "AWS SDK: metrics, which its clients refer to");
        all.put("retries", "AWS SDK: told to make one attempt");
        all.put("retries-spi", "AWS SDK: told to make one attempt");
        all.put("utils", "AWS SDK: common code");
        all.put("utils-lite", "AWS SDK: common code");
        all.put("annotations", "AWS SDK: annotations");
        all.put("reactive-streams", "AWS SDK: interfaces of its asynchronous clients");
        all.put("http-client-spi", "AWS SDK: between its clients and HTTP");
        all.put("netty-nio-client", "HTTP for SQS: hundreds of calls at the same time on one thread");
        all.put("url-connection-client", "HTTP for S3 and STS: the JDK's own");
    }

    private static void netty(Map<String, String> all) {
        for (String part : List.of("buffer", "codec", "common", "handler", "resolver", "transport")) {
            all.put("netty-" + part, "Netty, under the SDK's HTTP client");
        }
        all.put("netty-codec-http", "Netty: HTTP/1.1");
        all.put("netty-codec-http2", "Netty: HTTP/2, which the SDK's client refers to");
        all.put("netty-transport-classes-epoll", "Netty: names the SDK's client refers to");
        all.put("netty-transport-native-unix-common", "Netty: names the SDK's client refers to");
    }

    private static void converters(Map<String, String> all) {
        all.put("jackson-core", "JSON bodies and fields");
        all.put("jackson-databind", "JSON schemas and filter policies; Avro's parser needs it, too");
        all.put("jackson-annotations", "needed by jackson-databind");
        all.put("avro", "reads Avro schemas");
        all.put("protobuf-java", "Protobuf messages");
        all.put("json-schema", "validates against JSON Schema, all drafts");
        all.put("aircompressor", "zstd, Snappy and bzip2 in Java alone");
    }
}
